#include "support/gate_study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "lstm/ablation.hpp"
#include "lstm/loss.hpp"
#include "lstm/training.hpp"

namespace support {

// #region declare
void GateStudy::declare(Options& options) {
  options.whole("--sequences", sequences, {32, 1'000'000, 500},
                "sequences to train on");
  options.whole("--epochs", epochs, {1, 100'000, 5}, "passes over the data");
}
// #endregion

// #region train
static constexpr std::size_t test_sequences = 1'000;

Trained GateStudy::train(const Variant& variant, std::size_t hidden,
                         std::uint64_t seed) const {
  lstm::Random random(seed);
  const auto test = make(test_sequences, random);
  const auto training = make(sequences, random);
  lstm::Regressor<float> model(test.x.shape(1), hidden, 1);
  model.initialize(lstm::Recipe::keras, random);
  if (variant.fixed) lstm::fix_gate(model.lstm, *variant.fixed);
  lstm::Adam<float> adam({.rate = rate});
  const auto history =
      lstm::fit(model, adam, training, test, {.epochs = epochs}, random);
  return {std::move(model), history.back().validation_loss};
}
// #endregion

// #region five
template <class Error>
static Spread five_seeds(std::uint64_t seed, Error error) {
  std::array<std::pair<double, std::uint64_t>, 5> errors{};
  for (auto& one : errors) {
    one = {error(seed), seed};
    ++seed;
  }
  std::ranges::sort(errors);
  return {errors[2].first, errors[4].first, errors[2].second};
}

Spread GateStudy::train_five(const Variant& variant, std::size_t hidden,
                             std::uint64_t seed) const {
  return five_seeds(seed, [&](std::uint64_t one) {
    return train(variant, hidden, one).error;
  });
}

Spread GateStudy::judge(const Rule& rule, std::uint64_t seed) const {
  return five_seeds(seed, [&](std::uint64_t one) {
    lstm::Random random(one);
    const auto test = make(test_sequences, random);
    return double{lstm::mean_squared_error(rule(test), test.y).value};
  });
}
// #endregion

// #region table
void print_heading(const GateStudy& study) {
  fmt::print(
      "\nMean squared error on {} fresh sequences: median of five seeds, "
      "(largest)\n{:<16}",
      test_sequences, "");
  for (const std::size_t hidden : study.units)
    fmt::print("  {:>17}",
               fmt::format("{} unit{}", hidden, hidden == 1 ? "" : "s"));
  fmt::print("\n");
}

// Training takes a while: what is there is shown.
static void print_cell(const Spread& spread) {
  fmt::print("  {:.1e} ({:.1e})", spread.median, spread.worst);
  std::fflush(stdout);
}
// #endregion

// #region rows
void report(const GateStudy& study, const std::string& name,
            const GateStudy::Rule& rule, std::uint64_t seed) {
  fmt::print("{:<16}", name);
  print_cell(study.judge(rule, seed));
  fmt::print("\n");
}

std::vector<Trained> report_and_take_middle(
    const GateStudy& study, const std::vector<Variant>& variants,
    std::uint64_t seed) {
  std::vector<Trained> networks;
  for (const auto& variant : variants) {
    fmt::print("{:<16}", variant.name);
    std::vector<Spread> cells;
    for (const std::size_t hidden : study.units) {
      cells.push_back(study.train_five(variant, hidden, seed));
      print_cell(cells.back());
    }
    fmt::print("\n");
    const auto middle = cells.front().middle;
    networks.push_back(study.train(variant, study.units.front(), middle));
  }
  return networks;
}
// #endregion

}  // namespace support
