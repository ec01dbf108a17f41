#include "study/gate_table.hpp"

#include <fmt/core.h>

#include <cstdio>

namespace study {

// #region heading
static constexpr std::size_t units[] = {1, 2, 8};

static void print_heading() {
  fmt::print(
      "\nMean squared error on 1000 fresh sequences: median of five seeds, "
      "(largest)\n{:<16}",
      "");
  for (const std::size_t hidden : units)
    fmt::print("  {:>17}",
               fmt::format("{} unit{}", hidden, hidden == 1 ? "" : "s"));
  fmt::print("\n");
}
// #endregion

// #region cell
// Training takes a while: what is there is shown.
static void print_cell(const Spread& spread) {
  fmt::print("  {:.1e} ({:.1e})", spread.median, spread.worst);
  std::fflush(stdout);
}
// #endregion

// #region rule
static lstm::Matrix<float> always_zero(const lstm::Dataset<float>& data) {
  return xt::zeros_like(data.y);
}

static void print_rule(const GateStudy& study, const std::string& name,
                       const GateStudy::Rule& rule, std::uint64_t seed) {
  fmt::print("{:<16}", name);
  print_cell(study.judge(rule, seed));
  fmt::print("\n");
}
// #endregion

// #region variant
static Trained print_variant(lstm::Team& team, const GateStudy& study,
                             const Variant& variant, std::uint64_t seed) {
  fmt::print("{:<16}", variant.name);
  std::vector<Spread> spreads;
  for (const std::size_t hidden : units) {
    spreads.push_back(study.train_five(team, variant, hidden, seed));
    print_cell(spreads.back());
  }
  fmt::print("\n");
  return study.train(variant, units[0], spreads[0].middle);
}
// #endregion

// #region table
std::vector<Trained> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::string& rule_name,
                                  const GateStudy::Rule& rule,
                                  const std::vector<Variant>& variants,
                                  std::uint64_t seed) {
  print_heading();
  print_rule(study, "always 0", always_zero, seed);
  print_rule(study, rule_name, rule, seed);
  std::vector<Trained> networks;
  for (const auto& variant : variants)
    networks.push_back(print_variant(team, study, variant, seed));
  return networks;
}
// #endregion

}  // namespace study
