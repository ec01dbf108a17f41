#include "report.hpp"

#include <fmt/core.h>

#include "clock.hpp"
#include "stacked.hpp"

namespace making_it_fast {

// #region measure
// One pass in each way, by turns, and how far the answers are apart.
struct Measured {
  PassSeconds seconds;
  double stacked_apart, lanes_apart;
};

static Measured measure(const Settings& s, std::size_t H,
                        lstm::Random& random) {
  const Task task(s.T, H, s.B, random);
  GateByGate by_gate(task);
  Stacked stacked(task);
  InLanes in_lanes(task);
  Products products(task);
  const auto seconds =
      medians({[&] { by_gate.pass(); }, [&] { stacked.pass(); },
               [&] { in_lanes.pass(); }, [&] { products.pass(); }},
              s.rounds, thread_seconds);
  const auto first = by_gate.answer();
  return {{H, seconds[0], seconds[1], seconds[2], seconds[3]},
          expect_same("the stacked pass", stacked.answer(), first),
          expect_same("the pass in lanes", in_lanes.answer(), first)};
}
// #endregion

// #region passes
PassSeconds report_passes(const Settings& s, lstm::Random& random) {
  const auto [seconds, stacked_apart, lanes_apart] = measure(s, s.H, random);
  const auto& [H, by_gate, stacked, in_lanes, products] = seconds;
  fmt::print(
      "A pass forward and back: {} units, {} steps of {} samples, one thread\n"
      "(milliseconds of the processor, medians of {} by turns)\n\n"
      "                           ms    times as fast as     differs by\n"
      "                               the one before  first\n"
      "1 gate by gate         {:6.2f}\n"
      "2 four gates stacked   {:6.2f} {:15.2f} {:6.2f} {:13.1e}\n"
      "3 in lanes             {:6.2f} {:15.2f} {:6.2f} {:13.1e}\n"
      "  products alone       {:6.2f} {:15.2f} {:6.2f}\n\n",
      H, s.T, s.B, s.rounds, 1e3 * by_gate, 1e3 * stacked, by_gate / stacked,
      by_gate / stacked, stacked_apart, 1e3 * in_lanes, stacked / in_lanes,
      by_gate / in_lanes, lanes_apart, 1e3 * products, in_lanes / products,
      by_gate / products);
  return seconds;
}
// #endregion

// #region shares
std::vector<PassSeconds> report_shares(const Settings& s,
                                       const std::vector<std::size_t>& sizes,
                                       lstm::Random& random) {
  auto fewer = s;
  fewer.rounds = s.rounds / 5;
  fmt::print(
      "Of the time of a pass, the products alone would take\n"
      "units  gate by gate  stacked  in lanes\n");
  std::vector<PassSeconds> all;
  for (const std::size_t H : sizes) {
    const auto p = all.emplace_back(measure(fewer, H, random).seconds);
    fmt::print("{:5} {:11.0f} % {:6.0f} % {:7.0f} %\n", H,
               100 * p.products / p.gate_by_gate, 100 * p.products / p.stacked,
               100 * p.products / p.in_lanes);
  }
  fmt::print("\n");
  return all;
}
// #endregion

}  // namespace making_it_fast
