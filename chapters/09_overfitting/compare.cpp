#include "compare.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rules.hpp"

namespace overfitting {

// #region medians
static double training_error(const Networks& networks) {
  return median_of(networks, [](const Trained& n) { return n.training; });
}
static double validation_error(const Networks& networks) {
  return median_of(networks, [](const Trained& n) { return n.validation; });
}
// #endregion

// #region choose
Networks choose(lstm::Team& team, const Method& method, const Setting& setting,
                const std::vector<Splits>& all, std::uint64_t seed) {
  std::vector<Setting> settings;
  for (const double strength : method.strengths)
    settings.push_back(method.apply(setting, strength));
  auto tried = train_all(team, settings, all, seed);
  fmt::print("  {:<20}", method.name);
  for (std::size_t k = 0; k < tried.size(); ++k)
    fmt::print("{:>7}: {:.3f}", method.strengths[k],
               validation_error(tried[k]));
  fmt::print("\n");
  return std::move(*std::ranges::min_element(tried, {}, validation_error));
}
// #endregion

// #region test_error
static double test_error(const Networks& networks,
                         const std::vector<Splits>& all) {
  std::vector<double> errors;
  for (std::size_t k = 0; k < all.size(); ++k)
    errors.push_back(lstm::evaluate(networks[k].model, all[k].test));
  return study::median(errors);
}
// #endregion

// #region report
void report_errors(const std::vector<Networks>& chosen,
                   const std::vector<Splits>& all) {
  fmt::print("\nAt the best strength    training  validation   test\n");
  for (std::size_t k = 0; k < chosen.size(); ++k)
    fmt::print("  {:<22}{:>8.3f} {:>11.3f} {:>6.3f}\n", methods()[k].name,
               training_error(chosen[k]), validation_error(chosen[k]),
               test_error(chosen[k], all));
}

void report_rules(const Task& task, const std::vector<Splits>& all) {
  fmt::print("\nTest errors of rules that learn nothing\n");
  const auto line = [](const std::string& name, double error) {
    fmt::print("  {:<38} {:.3f}\n", name, error);
  };
  for (const auto& [name, error] : rules(all)) line(name, error);
  line("the noise of the targets alone", task.noise * task.noise);
}
// #endregion

// #region forgotten
// A network that was trained with masks of 0 and 1 makes up for the smaller
// sums with larger weights behind the masks. In use it has too large ones.
static Networks without_factor(Networks networks, double share) {
  const auto factor = static_cast<float>(1 / (1 - share));
  for (auto& network : networks) {
    network.model.lstm.U.value *= factor;
    network.model.dense.W.value *= factor;
  }
  return networks;
}
// #endregion

// #region report_forgotten
void report_forgotten(const Networks& networks, double share,
                      const std::vector<Splits>& all) {
  fmt::print(
      "\nDropout of {}, fixed mask: test error {:.3f}, with its factor "
      "forgotten {:.3f}\n",
      share, test_error(networks, all),
      test_error(without_factor(networks, share), all));
}
// #endregion

}  // namespace overfitting
