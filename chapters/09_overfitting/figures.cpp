#include "figures.hpp"

#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

using figures::Curve, figures::Figure, figures::series, figures::steps;

// Networks that were trained by the same method, under its name.
struct Group {
  std::string name;
  const Networks& networks;
};

// Four of the methods: the two kinds of dropout are alike.
static std::vector<Group> groups(const std::vector<Networks>& chosen) {
  return {{"nothing", chosen[0]},
          {"dropout", chosen[1]},
          {"L2", chosen[3]},
          {"L1", chosen[4]}};
}

template <class Value>
static Curve median_curve(const std::string& name, const Networks& networks,
                          Value value) {
  const std::size_t epochs = networks.front().history.size();
  return {name, series(epochs, [&](std::size_t k) {
            std::vector<double> errors;
            for (const auto& network : networks)
              errors.push_back(network.history[k].*value);
            return study::median(errors);
          })};
}

// Above, training and validation error of the first group; below, the
// validation errors of all.
Figure curves_figure(const std::vector<Networks>& chosen) {
  const auto all = groups(chosen);
  const auto& first = all.front().networks;
  Figure figure{.name = "09-curves",
                .title = "Training and validation errors over the epochs",
                .x_label = "epoch",
                .x = steps(first.front().history.size())};
  figure.panels = {
      {"mean squared error",
       {median_curve("training", first, &lstm::Epoch::training_loss),
        median_curve("validation", first, &lstm::Epoch::validation_loss)},
       true},
      {"validation error", {}}};
  for (const auto& [name, networks] : all)
    figure.panels[1].curves.push_back(
        median_curve(name, networks, &lstm::Epoch::validation_loss));
  return figure;
}

// The weights of each method's first network are read off at every percent.
Figure weights_figure(const std::vector<Networks>& chosen) {
  Figure figure{.name = "09-weights",
                .title = "The sizes of the weights, the smallest first",
                .x_label = "share of the weights (%)",
                .x = steps(101, 0),
                .panels = {{"size of the weight", {}, true}}};
  for (const auto& [name, networks] : groups(chosen)) {
    const auto sizes = weight_sizes(networks.front());
    figure.panels[0].curves.push_back(
        {name, series(101, [&](std::size_t percent) {
           return sizes[percent * (sizes.size() - 1) / 100];
         })});
  }
  return figure;
}

}  // namespace overfitting
