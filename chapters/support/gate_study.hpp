#pragma once
#include <functional>
#include <optional>

#include "lstm/dataset.hpp"
#include "lstm/regressor.hpp"
#include "support/options.hpp"

namespace support {

// #region variant
/// A network as it is, or with one of its gates held at 1.
struct Variant {
  std::string name;
  std::optional<lstm::Gate> fixed;
};

/// The errors of five seeds: the one in the middle, the seed that it came
/// from, and the largest.
struct Spread {
  double median, worst;
  std::uint64_t middle;
};

/// A network after training, and its error on sequences it never saw.
struct Trained {
  lstm::Regressor<float> model;
  double error;
};
// #endregion

// #region study
/// Trains networks of several sizes on one task, whole ones and some with a
/// gate held at 1, each from five seeds. For a seed they all see the same
/// sequences and start from the same weights.
struct GateStudy {
  using Task = std::function<lstm::Dataset<float>(std::size_t, lstm::Random&)>;
  using Rule = std::function<lstm::Matrix<float>(const lstm::Dataset<float>&)>;

  Task make;  // as many sequences as asked for
  std::size_t sequences = 4'000, epochs = 30;
  double rate = 0.01;
  std::vector<std::size_t> units = {1, 2, 8};

  void declare(Options& options);
  Trained train(const Variant& variant, std::size_t hidden,
                std::uint64_t seed) const;

  /// Five trainings, from `seed` and the four seeds after it.
  Spread train_five(const Variant& variant, std::size_t hidden,
                    std::uint64_t seed) const;

  /// What a rule that needs no training reaches on the same test sequences.
  Spread judge(const Rule& rule, std::uint64_t seed) const;
};
// #endregion

// #region report
/// Prints the heading of the report, with a column for each size.
void print_heading(const GateStudy& study);

/// Prints the line of a rule: its errors do not depend on the size.
void report(const GateStudy& study, const std::string& name,
            const GateStudy::Rule& rule, std::uint64_t seed);

/// Trains the variants in all sizes and prints a line for each. Returns, for
/// each, the network of the smallest size that has the median error.
std::vector<Trained> report_and_take_middle(
    const GateStudy& study, const std::vector<Variant>& variants,
    std::uint64_t seed);
// #endregion

}  // namespace support
