// Which change of the list is made: CHANGE in the environment, or none.
#include <cstdlib>

int chosen_change() {
  static const int change = [] {
    const char* const number = std::getenv("CHANGE");
    return number == nullptr ? 0 : std::atoi(number);
  }();
  return change;
}
