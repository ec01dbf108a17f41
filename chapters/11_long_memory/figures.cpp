#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace long_memory {

using figures::Curve;

// As many as can be told apart: in two pairs of panels.
static constexpr std::array<const char*, 3> lstms = {
    "LSTM, chrono", "LSTM, b_f = 1", "LSTM of 1997"};
static constexpr std::array<const char*, 3> others = {"GRU", "RNN, orthogonal",
                                                      "RNN, uniform"};

template <class Value>
static std::vector<Curve> curves(const std::vector<Outcome>& outcomes,
                                 const std::array<const char*, 3>& names,
                                 const Value& value) {
  std::vector<Curve> all;
  for (const auto* name : names) {
    all.push_back({name, {}});
    for (const auto& outcome : outcomes)
      if (outcome.entry.rival->name == name)
        all.back().y.push_back(value(outcome));
  }
  return all;
}

figures::Figure lags_figure(const std::vector<Outcome>& outcomes) {
  const auto solved = [](const Outcome& outcome) {
    return 100 * static_cast<double>(outcome.solved()) /
           static_cast<double>(outcome.trials.size());
  };
  const auto sequences = [](const Outcome& outcome) {
    return 2 * outcome.solved() > outcome.trials.size()
               ? outcome.median() / 1000
               : std::numeric_limits<double>::infinity();
  };
  std::vector<double> lags;
  for (const auto& outcome : outcomes)
    if (outcome.entry.rival == outcomes[0].entry.rival)
      lags.push_back(static_cast<double>(outcome.entry.lag));
  figures::Figure figure{
      .name = "11-lags",
      .title =
          "The share of networks that have solved the task against the lag, of "
          "three kinds of LSTM and of three other networks, and below the "
          "sequences that the LSTMs needed",
      .x_label = "lag T",
      .x = lags,
      .panels = {{"solved, %", curves(outcomes, lstms, solved), false, true},
                 {"solved, %", curves(outcomes, others, solved), false, true}}};
  auto needed = curves(outcomes, lstms, sequences);
  std::erase_if(needed, [](const Curve& curve) {
    return std::ranges::none_of(curve.y,
                                [](double y) { return std::isfinite(y); });
  });
  if (!needed.empty())
    figure.panels.push_back({"thousand sequences", needed, false, true});
  return figure;
}

}  // namespace long_memory
