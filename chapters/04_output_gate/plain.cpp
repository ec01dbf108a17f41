#include "plain.hpp"

#include <fmt/core.h>

#include "03_input_gate/plain_report.hpp"
#include "asked.hpp"

namespace output_gate {

using input_gate::column, input_gate::print_line, input_gate::print_weights;

std::vector<Steps> plain_questions(std::size_t sequences, std::size_t steps,
                                   lstm::Random random) {
  const auto asked = asked_values<double>(sequences, steps, random);
  std::vector<Steps> data(sequences);
  for (std::size_t n = 0; n < sequences; ++n)
    for (std::size_t t = 0; t < steps; ++t) {
      const double v = asked.x(t, 0, n) / 2, m = asked.x(t, 1, n);
      data[n].push_back({v, m, m * asked.x(0, 0, n) / 2});
    }
  return data;
}

double train(PlainCell& unit, const std::vector<Steps>& data, double rate) {
  double loss = 0, answers = 0;
  for (const auto& steps : data) {
    loss += unit.backward(steps);
    answers += static_cast<double>(steps.size());
  }
  for (auto* gate : {&unit.forget, &unit.input, &unit.candidate, &unit.output})
    gate->descend(rate / answers);
  return loss / answers;
}

// What the three gates do at a step that asks, and at one that does not.
static void report_row(int updates, double loss, const PlainCell& unit) {
  const auto asked = unit.gates({0, 1, 0}), other = unit.gates({0, 0, 0});
  fmt::print("{:>7} {:>7.4f} ", updates, loss);
  for (const std::size_t k : {0u, 1u, 3u})
    fmt::print("  {:>7.3f} {:>7.3f}", asked[k], other[k]);
  fmt::print("\n");
}

static void report_fresh(const Steps& steps, const PlainCell& unit) {
  auto c = unit.forward(steps);
  c.erase(c.begin());
  std::vector<double> h;
  for (std::size_t t = 0; t < steps.size(); ++t)
    h.push_back(unit.gates(steps[t])[3] * std::tanh(c[t]));
  fmt::print("a sequence that it has not seen\n");
  print_line("value", column(steps, &Step::v));
  print_line("asks", column(steps, &Step::m));
  print_line("right", column(steps, &Step::y));
  print_line("knows: c", c);
  print_line("shows: h", h);
}

Steps fresh_question(const lstm::Seed& seed) {
  return plain_questions(1, 10, seed.stream("fresh question"))[0];
}

PlainCell report_plain(const lstm::Seed& seed) {
  fmt::print(
      "\nOne unit learns to tell when asked, at a rate of 1\n"
      "where no value comes  f                i                o\n"
      "updates    loss     asked     not    asked     not    asked     not\n");
  const auto data = plain_questions(50, 10, seed.stream("plain questions"));
  PlainCell unit;
  input_gate::learn(unit, data, 1, {0, 1, 10, 100, 1000, 10'000}, report_row);
  print_weights("question", {{"forget gate", unit.forget},
                             {"input gate", unit.input},
                             {"candidate", unit.candidate},
                             {"output gate", unit.output}});
  report_fresh(fresh_question(seed), unit);
  return unit;
}

}  // namespace output_gate
