#pragma once
#include <functional>
#include <optional>

#include "lstm/training/dataset.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/training/team.hpp"
#include "support/options.hpp"

namespace study {

// #region variant
/// A network as it is, or with one of its gates held at 1.
struct Variant {
  std::string name;
  std::optional<lstm::Gate> fixed;
};
// #endregion

// #region results
/// A variant after training, and its error on sequences it never saw.
struct Trained {
  std::string name;
  lstm::Regressor<float> model;
  double error;
};

/// The errors of five seeds: the one in the middle, the largest, and the seed
/// that the middle one came from.
struct Spread {
  double median, worst;
  std::uint64_t middle;
};
// #endregion

// #region study
/// Trains networks on one task, whole ones and some with a gate held at 1. For
/// a seed they all see the same sequences and start from the same weights.
struct GateStudy {
  using Task = std::function<lstm::Dataset<float>(std::size_t, lstm::Random&)>;
  using Rule = std::function<lstm::Matrix<float>(const lstm::Dataset<float>&)>;

  Task make;  // as many sequences as asked for
  std::size_t sequences = 4'000, epochs = 30;
  double rate = 0.01;
  // #endregion

  // #region study_runs
  void declare(support::Options& options);
  Trained train(const Variant& variant, std::size_t hidden,
                std::uint64_t seed) const;

  /// Five trainings, from `seed` and the four seeds after it, shared by a team.
  Spread train_five(lstm::Team& team, const Variant& variant,
                    std::size_t hidden, std::uint64_t seed) const;

  /// What a rule that needs no training reaches on the same test sequences.
  Spread judge(const Rule& rule, std::uint64_t seed) const;
};
// #endregion

}  // namespace study
