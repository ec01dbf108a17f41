#include "tables.hpp"

#include <fmt/core.h>

#include "learn.hpp"
#include "mistakes.hpp"
#include "two_ways.hpp"

namespace full_cell {

void print_trace(double sharpness,
                 const std::vector<lstm::CellStep<double>>& steps) {
  fmt::print("One unit set by hand, sharpness {}: gates of {:.5f} and {:.5f}\n",
             sharpness, steps[1].i(0, 0), steps[0].i(0, 0));
  fmt::print(
      "step  value write show      i     f     g     o        c      h\n");
  for (std::size_t t = 0; t < steps.size(); ++t) {
    const auto& s = steps[t];
    fmt::print(
        "{:>4} {:>6.1f} {:>5} {:>4}   {:>4.2f}  {:>4.2f} {:>5.2f}  {:>4.2f}  "
        " {:>6.3f} {:>6.3f}\n",
        t + 1, s.x(0, 0), s.x(1, 0), s.x(2, 0), s.i(0, 0), s.f(0, 0), s.g(0, 0),
        s.o(0, 0), s.after.c(0, 0), s.after.h(0, 0));
  }
}

void print_head_of_training(double rate) {
  fmt::print(
      "\nOne cell learns sums that start afresh, at a rate of {}\n"
      "               mean gates at a mark               elsewhere\n"
      " step    error      i      f      o        i      f      o\n",
      rate);
}

// The means of i, f and o over the steps that have a mark, or that have none.
static std::array<double, 3> mean_gates(
    const std::vector<lstm::CellStep<double>>& steps, const Sums& tests,
    bool mark) {
  std::array<double, 3> sums{};
  double count = 0;
  for (std::size_t t = 0; t < steps.size(); ++t)
    for (std::size_t n = 0; n < tests.y.shape(1); ++n)
      if ((tests.x(t, 1, n) == 1) == mark) {
        sums[0] += steps[t].i(0, n);
        sums[1] += steps[t].f(0, n);
        sums[2] += steps[t].o(0, n);
        ++count;
      }
  for (double& sum : sums) sum /= count;
  return sums;
}

void report_row(int done, const std::vector<lstm::CellStep<double>>& steps,
                const Sums& tests) {
  fmt::print("{:>5} {:>8.4f}", done, squared_error(steps, tests).value);
  for (const bool mark : {true, false}) {
    fmt::print("{}", mark ? "" : "  ");
    for (const double mean : mean_gates(steps, tests, mark))
      fmt::print(" {:>6.3f}", mean);
  }
  fmt::print("\n");
}

void print_rules(const Sums& tests) {
  double always_0 = 0, whole_sum = 0;
  const std::size_t T = tests.y.shape(0), N = tests.y.shape(1);
  for (std::size_t n = 0; n < N; ++n) {
    double sum = 0;
    for (std::size_t t = 0; t < T; ++t) {
      sum += tests.x(t, 0, n);
      always_0 += tests.y(t, n) * tests.y(t, n);
      whole_sum += (sum - tests.y(t, n)) * (sum - tests.y(t, n));
    }
  }
  const auto count = static_cast<double>(T * N);
  fmt::print("always 0          {:>8.4f}\nsum of all so far {:>8.4f}\n",
             always_0 / count, whole_sum / count);
}

void print_ways(const lstm::Seed& seed) {
  fmt::print(
      "\nGradients of a cell beside central differences, the largest error\n"
      "steps   dc as it is      by h alone       by the next c alone\n");
  for (const std::size_t T : {1u, 2u, 5u}) {
    fmt::print("{:>5}", T);
    for (const Ways ways : {Ways::both, Ways::by_h, Ways::by_next_c}) {
      const double error = error_by(ways, T, seed.stream("gradient check"));
      fmt::print("   {:.1e} {:<5}", error, error < 1e-7 ? "ok" : "WRONG");
    }
    fmt::print("\n");
  }
}

void print_mistakes(const Sums& tests, double rate, const lstm::Seed& seed) {
  const std::vector<int> after = {0, 1, 10, 100, 1000, 2000};
  std::vector<std::vector<double>> errors;
  for (const auto training :
       {Training::right, Training::never_emptied, Training::without_next_c})
    errors.push_back(
        errors_of(training, tests, rate, after, seed.stream("batches")));
  fmt::print(
      "\nThe same training, and with a mistake\n"
      " step  as it is  never emptied  dc by h alone\n");
  for (std::size_t row = 0; row < after.size(); ++row)
    fmt::print("{:>5} {:>9.4f} {:>14.4f} {:>14.4f}\n", after[row],
               errors[0][row], errors[1][row], errors[2][row]);
}

void print_differences(const Differences& in_order,
                       const Differences& swapped) {
  fmt::print("\nCell and layer with random weights, the largest difference\n");
  fmt::print("  {:<28} {:>8} {:>8}\n", "rows stacked in the order", "i f g o",
             "i f o g");
  const auto row = [](const char* what, double one, double other) {
    fmt::print("  {:<28} {:>8.1e} {:>8.1e}\n", what, one, other);
  };
  row("gates and states", in_order.forward, swapped.forward);
  row("gradients of W, U and b", in_order.weights, swapped.weights);
  row("gradients of x, h and c", in_order.inputs, swapped.inputs);
  const auto verdict = [](const Differences& d) {
    return d.largest() <= 1e-12 ? "equal" : "not equal";
  };
  fmt::print("  {:<28} {:>8} {:>8}\n", "within 1e-12", verdict(in_order),
             verdict(swapped));
}

}  // namespace full_cell
