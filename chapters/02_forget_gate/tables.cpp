#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "followed.hpp"
#include "lstm/layers/activations.hpp"
#include "study/half_life.hpp"
#include "study/in_order.hpp"

namespace forget_gate {

using study::Entry, study::GateStudy;

void report_bias() {
  fmt::print(
      "A gate that reads nothing but its bias: f = sigmoid(b)\n"
      "  b        f   half-life   kept after 24   slope\n");
  for (const double b : {0.0, 1.0, 3.0, 5.0, 100.0}) {
    lstm::Matrix<double> f = {{b}};
    lstm::apply_sigmoid(f);
    const double s = f(0, 0);
    fmt::print("{:>3} {:>8.4f} {:>11.2f} {:>15.2g} {:>7.4f}\n", b, s,
               study::half_life(s), std::pow(s, 24), s * (1 - s));
  }
}

// Of each reported network of one unit, the mean of its forget gate.
static std::vector<double> means(lstm::Team& team, const GateStudy& study,
                                 const Entry& entry, const lstm::Seed& seed,
                                 bool mark) {
  const auto x = study.tests(seed)[0].x;
  return study::in_order(team, study.seeds, [&](std::size_t k) {
    const auto model = study.train(entry, study.network(seed, k));
    return mean_where(forget_gates(model, x), x, mark);
  });
}

void report_forget(lstm::Team& team, const GateStudy& study, const Entry& entry,
                   const lstm::Seed& seed) {
  fmt::print(
      "\nThe learned forget gate of one unit: median of {} networks, "
      "interval\n",
      study.seeds);
  for (const bool mark : {true, false}) {
    const auto gate =
        study::spread_of(means(team, study, entry, seed, mark), 1);
    fmt::print("  {:<14} {:>7.4f} ({:.4f} to {:.4f})\n",
               mark ? "at a mark" : "elsewhere", gate.median, gate.low,
               gate.high);
  }
}

}  // namespace forget_gate
