#include "plain.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace bptt {

static void print_gate(const char* name, const Weights<double>& d,
                       const Weights<double>& measured) {
  const double apart =
      std::max({std::abs(d.w - measured.w), std::abs(d.u - measured.u),
                std::abs(d.b - measured.b)});
  fmt::print("  {}   {:>15.12f} {:>15.12f} {:>15.12f}   at most {:.0e}\n", name,
             d.w, d.u, d.b, std::max(apart, 1e-14));
}

void report_plain() {
  Unit<double> d;
  const double loss = loss_and_gradients(shown, shown_x, shown_y, d);
  const auto measured = by_complex_step(shown, shown_x, shown_y);
  fmt::print(
      "One unit, {} steps, loss {:.6f}\n"
      "                 dw              du              db   from complex\n",
      shown_x.size(), loss);
  print_gate("i", d.i, measured.i);
  print_gate("f", d.f, measured.f);
  print_gate("g", d.g, measured.g);
  print_gate("o", d.o, measured.o);
}

}  // namespace bptt
