#include "figures.hpp"

namespace long_memory {

// As many as can be told apart.
static constexpr const char* drawn[] = {"LSTM, chrono", "GRU", "LSTM, b_f = 5",
                                        "LSTM, b_f = 1"};

figures::Figure lags_figure(const std::vector<Outcome>& outcomes) {
  figures::Figure figure{
      .name = "11-lags",
      .title =
          "The share of networks that have solved the task against the "
          "lag, of three starts of an LSTM and of a GRU",
      .x_label = "lag T",
      .x = {},
      .panels = {{"solved, %", {}, false, true}}};
  for (const auto& outcome : outcomes)
    if (outcome.entry.rival == outcomes[0].entry.rival)
      figure.x.push_back(static_cast<double>(outcome.entry.lag));
  for (const auto* name : drawn) {
    figures::Curve curve{name, {}};
    for (const auto& outcome : outcomes)
      if (outcome.entry.rival->name == name)
        curve.y.push_back(100 * static_cast<double>(outcome.solved()) /
                          static_cast<double>(outcome.trials.size()));
    figure.panels[0].curves.push_back(curve);
  }
  return figure;
}

}  // namespace long_memory
