#include "figures.hpp"

namespace sine_prediction {

using figures::Curve, figures::Figure, figures::Mark;

// #region optimisers
Figure optimisers_figure(const Trials& trials) {
  Figure figure{.name = "08-optimisers",
                .title = "Test error of Adam and of SGD after every epoch",
                .x_label = "epoch"};
  std::vector<Curve> curves;
  for (const auto& [name, rate, errors] : trials.optimisers)
    curves.push_back({name, errors});
  // #endregion
  // #region optimisers_axis
  const auto epochs = curves[0].y.size();
  for (std::size_t k = 1; k <= epochs; ++k)
    figure.x.push_back(static_cast<double>(k));
  curves.push_back({"a straight line",
                    std::vector(epochs, trials.straight_line),
                    Mark::reference});
  figure.panels = {{"median test error", curves, true}};
  return figure;
}
// #endregion

}  // namespace sine_prediction
