#include "plain.hpp"

#include <fmt/core.h>

namespace forget_gate {

static void report_row(int updates, double loss, const PlainGate& gate) {
  fmt::print("{:>7} {:>8.4f} {:>9.4f} {:>8.4f} {:>8.4f} {:>8.4f}", updates,
             loss, gate.W, gate.dW, gate.b, gate.db);
  fmt::print(" {:>12.4f} {:>10.4f}\n", gate.f(1), gate.f(0));
}

// #region learn
static void learn(PlainGate& gate, double rate) {
  int updates = 0;
  for (const int next : {0, 1, 10, 100, 1000}) {
    for (; updates < next; ++updates) {
      gate.backward(marked_sum);
      gate.descend(rate);
    }
    report_row(updates, gate.backward(marked_sum), gate);
  }
}
// #endregion

static void report_belt(const char* name, const PlainGate& gate) {
  fmt::print("  {:<7}", name);
  const auto c = gate.forward(marked_sum);
  for (std::size_t t = 1; t < c.size(); ++t) fmt::print(" {:>5.2f}", c[t]);
  fmt::print("\n");
}

static void report_right() {
  fmt::print("  right  ");
  for (const auto& step : marked_sum) fmt::print(" {:>5.2f}", step.y);
  fmt::print("\n");
}

PlainGate report_plain() {
  fmt::print(
      "\nOne gate learns from one sequence, at a rate of 0.5\n"
      "updates     loss         W       dW        b       db"
      "  f at mark  elsewhere\n");
  PlainGate gate;
  const PlainGate before = gate;
  learn(gate, 0.5);
  fmt::print("on the belt after each step\n");
  report_right();
  report_belt("before", before);
  report_belt("after", gate);
  return gate;
}

}  // namespace forget_gate
