#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rules.hpp"
#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

// The median of what `value` makes of each network.
template <class Value>
static double median_of(const Networks& networks, Value value) {
  std::vector<double> values;
  for (const auto& network : networks) values.push_back(value(network));
  return study::median(values);
}

static double training_error(const Networks& networks) {
  return median_of(networks, [](const Trained& n) { return n.training; });
}
static double validation_error(const Networks& networks) {
  return median_of(networks, [](const Trained& n) { return n.validation; });
}

// #region choose
Networks choose(lstm::Team& team, const Method& method, const Setting& setting,
                const std::vector<Splits>& all, const lstm::Seed& seed) {
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

void report_weights(const std::vector<Networks>& chosen) {
  fmt::print("\nWeights                 typical  near 0\n");
  for (std::size_t k = 0; k < chosen.size(); ++k)
    fmt::print("  {:<22}{:>7.3f} {:>5.0f} %\n", methods()[k].name,
               median_of(chosen[k], typical_size),
               median_of(chosen[k], near_zero));
}

void report_forgotten(const Networks& networks, double share,
                      const std::vector<Splits>& all) {
  fmt::print(
      "\nDropout of {}, fixed mask: test error {:.3f}, with its factor "
      "forgotten {:.3f}\n",
      share, test_error(networks, all),
      test_error(without_factor(networks, share), all));
}

}  // namespace overfitting
