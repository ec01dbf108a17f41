#include "figures.hpp"

#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

using figures::Curve;
using figures::Figure;

// #region group
// Networks that were trained by the same method, under its name.
struct Group {
  std::string name;
  const Networks* networks;
};
// #endregion

// #region median_curve
template <class Value>
static Curve median_curve(const std::string& name, const Networks& networks,
                          Value value) {
  Curve curve{name, {}};
  for (std::size_t k = 0; k < networks.front().history.size(); ++k) {
    std::vector<double> errors;
    for (const auto& network : networks)
      errors.push_back(network.history[k].*value);
    curve.y.push_back(study::median(errors));
  }
  return curve;
}
// #endregion

// #region curves
// Medians per epoch: above, training and validation error of the first group;
// below, the validation errors of all.
static Figure curves_figure(const std::vector<Group>& groups) {
  Figure figure{.name = "09-curves",
                .title = "Training and validation errors over the epochs",
                .x_label = "epoch"};
  const auto& first = *groups.front().networks;
  for (const auto& epoch : first.front().history)
    figure.x.push_back(static_cast<double>(epoch.number));
  // #endregion

  // #region panels
  figure.panels = {
      {"mean squared error",
       {median_curve("training", first, &lstm::Epoch::training_loss),
        median_curve("validation", first, &lstm::Epoch::validation_loss)},
       true},
      {"validation error", {}}};
  for (const auto& [name, networks] : groups)
    figure.panels[1].curves.push_back(
        median_curve(name, *networks, &lstm::Epoch::validation_loss));
  return figure;
}
// #endregion

// #region weights
static Figure weights_figure(const std::vector<Group>& groups) {
  Figure figure{.name = "09-weights",
                .title = "The sizes of the weights, the smallest first",
                .x_label = "share of the weights (%)"};
  for (int percent = 0; percent <= 100; ++percent) figure.x.push_back(percent);
  figure.panels = {{"size of the weight", {}, true}};
  for (const auto& [name, networks] : groups) {
    const auto sizes = weight_sizes(networks->front());
    Curve curve{name, {}};
    for (std::size_t percent = 0; percent <= 100; ++percent)
      curve.y.push_back(sizes[percent * (sizes.size() - 1) / 100]);
    figure.panels[0].curves.push_back(curve);
  }
  return figure;
}
// #endregion

// #region draw
void draw_figures(figures::Folder& folder,
                  const std::vector<Networks>& chosen) {
  const std::vector<Group> groups = {{"nothing", &chosen[0]},
                                     {"dropout", &chosen[1]},
                                     {"L2", &chosen[3]},
                                     {"L1", &chosen[4]}};
  folder.draw(curves_figure(groups));
  folder.draw(weights_figure(groups));
}
// #endregion

}  // namespace overfitting
