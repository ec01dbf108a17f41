// Chapter 9: a network too large for its data, and what helps.

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "09_figures.hpp"
#include "figures/folder.hpp"
#include "support/median.hpp"
#include "support/program.hpp"

// #region settings
static void declare(support::Options& options, Task& task, Setting& setting) {
  options.whole("--windows", task.windows, {1, 100'000, 40},
                "windows to train on");
  options.positive("--noise", task.noise, 100, "size of the noise");
  options.whole("--hidden", setting.hidden, {1, 1'024, 12},
                "units in the LSTM");
  options.whole("--epochs", setting.epochs, {1, 100'000, 60},
                "passes over the windows");
}
// #endregion

// #region median_of
template <class Value>
static double median_of(const std::vector<Trained>& networks, Value value) {
  std::vector<double> values;
  for (const auto& network : networks) values.push_back(value(network));
  return support::median(values);
}

static double median_validation(const std::vector<Trained>& networks) {
  return median_of(networks, [](const Trained& n) { return n.validation; });
}
// #endregion

// #region choose
// The strength with the lowest median validation error, and its networks.
struct Choice {
  double strength;
  std::vector<Trained> networks;
};

static Choice choose(const Method& method, const Setting& setting,
                     const std::vector<Splits>& all, std::uint64_t seed) {
  Choice best;
  fmt::print("  {:<20}", method.name);
  for (const double strength : method.strengths) {
    auto networks = train_all(method.apply(setting, strength), all, seed);
    const double error = median_validation(networks);
    fmt::print("{:>7}: {:.3f}", strength, error);
    if (best.networks.empty() || error < median_validation(best.networks))
      best = {strength, std::move(networks)};
  }
  fmt::print("\n");
  return best;
}
// #endregion

// #region sizes
// Of all weights: the root of their mean square, and how many are near 0.
static double typical_size(const Trained& network) {
  const auto sizes = weight_sizes(network);
  double squares = 0;
  for (const double size : sizes) squares += size * size;
  return std::sqrt(squares / static_cast<double>(sizes.size()));
}

static double near_zero(const Trained& network) {
  const auto sizes = weight_sizes(network);
  const auto near = std::ranges::lower_bound(sizes, 0.01) - sizes.begin();
  return 100.0 * static_cast<double>(near) / static_cast<double>(sizes.size());
}
// #endregion

// #region report
static double median_test(const Choice& choice,
                          const std::vector<Splits>& all) {
  std::vector<double> errors;
  for (std::size_t k = 0; k < all.size(); ++k)
    errors.push_back(lstm::evaluate(choice.networks[k].model, all[k].test));
  return support::median(errors);
}

static void report(const Method& method, const Choice& choice,
                   const std::vector<Splits>& all) {
  const auto& networks = choice.networks;
  fmt::print("  {:<20}{:>7} {:>9.3f} {:>11.3f} {:>6.3f} {:>8.3f} {:>7.1f} %\n",
             method.name, choice.strength,
             median_of(networks, [](const Trained& n) { return n.training; }),
             median_validation(networks), median_test(choice, all),
             median_of(networks, typical_size), median_of(networks, near_zero));
}
// #endregion

// #region forgotten
// What comes of masks of 0 and 1: in training the sums that U and the dense
// layer compute are too small by the share that is kept. The weights grow to
// make up for it, and in use, where nothing is dropped, they are too large.
static Choice without_factor(Choice choice) {
  const auto factor = static_cast<float>(1 / (1 - choice.strength));
  for (auto& network : choice.networks) {
    network.model.lstm.U.value *= factor;
    network.model.dense.W.value *= factor;
  }
  return choice;
}
// #endregion

// #region chapter
static void chapter(const Task& task, const Setting& setting,
                    const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  const std::uint64_t first = 100 * options.seed + 1;
  std::vector<Splits> all;
  for (std::uint64_t k = 0; k < 5; ++k) all.push_back(draw(task, first + k));
  fmt::print(
      "LSTM({}) on {} windows with noise {}, {} epochs, medians of 5 "
      "seeds\n\nValidation error for each strength\n",
      setting.hidden, task.windows, task.noise, setting.epochs);
  std::vector<Choice> choices;
  for (const auto& method : methods())
    choices.push_back(choose(method, setting, all, first));

  fmt::print(
      "\nAt the best strength         training  validation   test  "
      "weights  near 0\n");
  for (std::size_t k = 0; k < choices.size(); ++k)
    report(methods()[k], choices[k], all);
  // #endregion

  // #region rest
  fmt::print("\nTest errors\n");
  fmt::print("  {:<47} {:>6.3f}\n", "dropout, fixed mask, without its factor",
             median_test(without_factor(choices[1]), all));
  for (const auto& [name, error] : rules(all))
    fmt::print("  {:<47} {:>6.3f}\n", name, error);
  fmt::print("  {:<47} {:>6.3f}\n", "the noise of the targets alone",
             task.noise * task.noise);
  if (!folder) return;
  std::vector<Group> groups;
  for (const std::size_t k : {0u, 1u, 3u, 4u})
    groups.push_back({methods()[k].name, &choices[k].networks});
  groups[1].name = "dropout";
  folder->draw(curves_figure(groups));
  folder->draw(weights_figure(groups));
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("09_overfitting",
                           "Trains an LSTM that is too large for its data, "
                           "and compares what helps.");
  Task task;
  Setting setting;
  declare(options, task, setting);
  return support::run(options, argc, argv,
                      [&] { chapter(task, setting, options); });
}
// #endregion
