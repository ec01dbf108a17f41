#include <algorithm>

#include "lstm/weights/npz.hpp"

namespace lstm {

// #region by_number
static std::size_t digits(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789");
  return std::min(end, text.size());
}

// Two numbers of as many digits compare like any other text.
bool ByNumber::operator()(std::string_view a, std::string_view b) const {
  const auto differs =
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const auto same = static_cast<std::size_t>(differs);
  const auto in_a = digits(a.substr(same)), in_b = digits(b.substr(same));
  const bool within = same > 0 && digits(a.substr(same - 1, 1)) == 1;
  if ((within || (in_a > 0 && in_b > 0)) && in_a != in_b) return in_a < in_b;
  return a < b;
}
// #endregion

}  // namespace lstm
