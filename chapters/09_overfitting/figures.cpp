#include "figures.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

using figures::Curve, figures::Figure, figures::series, figures::steps;

static const Entry& entry(const std::vector<Entry>& all,
                          std::string_view name) {
  return *std::ranges::find_if(
      all, [&](const Entry& one) { return one.method.name == name; });
}

// Of the two kinds of dropout only one is drawn.
static std::string short_name(const std::string& name) {
  return name.substr(0, name.starts_with("dropout") ? 7 : name.size());
}

template <class Value>
static Curve median_curve(const std::string& name, const Entry& entry,
                          Value value) {
  const std::size_t epochs = entry.last.front().history.size();
  return {name, series(epochs, [&](std::size_t k) {
            std::vector<double> errors;
            for (const auto& trained : entry.last)
              errors.push_back(trained.history[k].*value);
            return study::median(errors);
          })};
}

// Above, training and validation error of networks that nothing holds back;
// below, the validation errors of some others beside theirs.
Figure curves_figure(const std::vector<Entry>& entries) {
  const auto& alone = entry(entries, "nothing");
  Figure figure{.name = "09-curves",
                .title = "Training and validation errors over the epochs",
                .x_label = "epoch",
                .x = steps(alone.last.front().history.size())};
  figure.panels = {
      {"mean squared error",
       {median_curve("training", alone, &lstm::Epoch::training_loss),
        median_curve("validation", alone, &lstm::Epoch::validation_loss)},
       true},
      {"validation error", {}}};
  for (const auto& name : {"nothing", "dropout, new masks", "L2", "L1"})
    figure.panels[1].curves.push_back(median_curve(
        short_name(name), entry(entries, name), &lstm::Epoch::validation_loss));
  return figure;
}

Figure strengths_figure(const std::vector<Entry>& entries) {
  Figure figure{
      .name = "09-strengths",
      .title = "Test errors for each strength of four remedies",
      .x_label = "strength, from the weakest to the strongest",
      .x = steps(5),
      .panels = {{"after the last epoch", {}}, {"at the best epoch", {}}}};
  for (const auto& name : {"dropout, new masks", "L2", "L1", "fewer units"}) {
    const auto& chosen = entry(entries, name).chosen;
    figure.panels[0].curves.push_back({short_name(name), chosen.last.errors});
    figure.panels[1].curves.push_back({short_name(name), chosen.best.errors});
  }
  return figure;
}

// Read off at every percent. On a log axis there is no place for 0.
Figure weights_figure(const std::vector<Entry>& entries) {
  Figure figure{.name = "09-weights",
                .title = "The sizes of the weights, the smallest first",
                .x_label = "share of the weights (%)",
                .x = steps(101, 0),
                .panels = {{"size of the weight", {}, true}}};
  for (const auto& name : {"nothing", "L2", "L1", "L1, proximal"}) {
    const auto all = sizes(entry(entries, name).last.front().last.weights);
    figure.panels[0].curves.push_back(
        {name, series(101, [&](std::size_t percent) {
           const double size = all[percent * (all.size() - 1) / 100];
           return size > 0 ? size : std::numeric_limits<double>::quiet_NaN();
         })});
  }
  return figure;
}

}  // namespace overfitting
