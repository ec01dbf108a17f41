#include "plain.hpp"

#include <fmt/core.h>

#include "marked.hpp"
#include "plain_report.hpp"

namespace input_gate {

std::vector<Steps> plain_sums(std::size_t sequences, std::size_t steps,
                              lstm::Random random) {
  const auto sums = marked_sums<double>(sequences, steps, random);
  std::vector<Steps> data(sequences);
  for (std::size_t n = 0; n < sequences; ++n) {
    double y = 0;
    for (std::size_t t = 0; t < steps; ++t) {
      const double v = sums.x(t, 0, n) / 2, m = sums.x(t, 1, n);
      data[n].push_back({v, m, y += v * m});
    }
  }
  return data;
}

// #region train
double train(PlainWriter& unit, const std::vector<Steps>& data, double rate) {
  double loss = 0, answers = 0;
  for (const auto& steps : data) {
    loss += unit.backward(steps);
    answers += static_cast<double>(steps.size());
  }
  for (auto* gate : {&unit.forget, &unit.input, &unit.candidate})
    gate->descend(rate / answers);
  return loss / answers;
}
// #endregion

// What the three do with a value of 0.5 that is marked, and with one that is
// not.
static void report_row(int updates, double loss, const PlainWriter& unit) {
  const auto at = unit.gates({0.5, 1, 0}), elsewhere = unit.gates({0.5, 0, 0});
  fmt::print("{:>7} {:>7.4f} ", updates, loss);
  for (std::size_t k = 0; k < at.size(); ++k)
    fmt::print("  {:>7.3f} {:>7.3f}", at[k], elsewhere[k]);
  fmt::print("\n");
}

static void report_fresh(const Steps& steps, const PlainWriter& unit) {
  auto c = unit.forward(steps);
  c.erase(c.begin());
  fmt::print("a sequence that it has not seen\n");
  print_line("value", column(steps, &Step::v));
  print_line("mark", column(steps, &Step::m));
  print_line("right", column(steps, &Step::y));
  print_line("belt", c);
}

Steps fresh_sum(const lstm::Seed& seed) {
  return plain_sums(1, 10, seed.stream("fresh sum"))[0];
}

PlainWriter report_plain(const lstm::Seed& seed) {
  fmt::print(
      "\nOne unit learns the marked sum from 50 sequences, at a rate of 0.5\n"
      "for a value of 0.5    f                i                g\n"
      "updates    loss    marked     not   marked     not   marked     not\n");
  const auto data = plain_sums(50, 10, seed.stream("plain sums"));
  PlainWriter unit;
  learn(unit, data, 0.5, {0, 1, 10, 100, 300, 1000, 3000}, report_row);
  print_weights("mark", {{"forget gate", unit.forget},
                         {"input gate", unit.input},
                         {"candidate", unit.candidate}});
  report_fresh(fresh_sum(seed), unit);
  return unit;
}

}  // namespace input_gate
