// A cell of two units that stores two values, and shows either.
#include <doctest/doctest.h>

#include <cmath>

#include "lstm/layers/cell.hpp"

#ifdef SOLUTION
// #region solution
// Unit 0 obeys where a command comes and `which` is 0, unit 1 where both are 1.
static lstm::Cell<double> two_values(double s) {
  lstm::Cell<double> cell(4, 2);
  cell.i.W.value = {{0, 2 * s, 0, -2 * s}, {0, 2 * s, 0, 2 * s}};
  cell.i.b.value = {{-s}, {-3 * s}};
  cell.f.W.value = -cell.i.W.value;
  cell.f.b.value = -cell.i.b.value;
  cell.g.W.value = {{1, 0, 0, 0}, {1, 0, 0, 0}};
  cell.o.W.value = {{0, 0, 2 * s, -2 * s}, {0, 0, 2 * s, 2 * s}};
  cell.o.b.value = {{-s}, {-3 * s}};
  return cell;
}
// #endregion
#else
// #region task
// Reads the value, `write`, `show` and `which`: unit 0 or unit 1 is meant. What
// opens a gate makes its pre-activation s, what shuts it -s or less.
static lstm::Cell<double> two_values(double s) {
  lstm::Cell<double> cell(4, 2);
  cell.i.W.value = {{0, 2 * s, 0, 0}, {0, 0, 0, 0}};  // yours, and the others:
  cell.i.b.value = {{-s}, {0}};  // a row for each of the units
  return cell;
}
// #endregion
#endif

TEST_CASE("Two values are stored and either is shown") {
  struct Command {
    double value, write, show, which, shown;
  };
  const Command commands[] = {{0.7, 1, 0, 0, 0},    {-0.4, 1, 0, 1, 0},
                              {0.9, 0, 0, 0, 0},    {0.2, 0, 1, 0, 0.7},
                              {0.3, 0, 1, 1, -0.4}, {-0.8, 0, 0, 1, 0},
                              {-0.5, 1, 0, 0, 0},   {0.6, 0, 1, 1, -0.4},
                              {0.1, 0, 1, 0, -0.5}, {0.25, 1, 1, 1, 0.25}};
  const auto cell = two_values(10);
  auto state = lstm::State<double>::zeros(2, 1);
  for (const auto& c : commands) {
    CAPTURE(&c - commands);
    state =
        cell.forward({{c.value}, {c.write}, {c.show}, {c.which}}, state).after;
    const double h = state.h(0, 0) + state.h(1, 0);
    CHECK(std::abs(h - std::tanh(std::tanh(c.shown))) < 2e-3);
  }
}
