#pragma once
#include "support/options.hpp"
#include "train.hpp"

namespace language_model {

// #region splits
/// What two models lose on the same letters, in nats: once they have learned
/// from other books alone, and once from the rest of the tested book besides.
struct Split {
  std::string tested_on;
  double counts_apart, counts_mixed;
  double network_apart, network_mixed;
};

/// Two ways to let a test book stand on both sides: its last fifth is the test,
/// or a fifth of its lines, drawn at random. All models learn from equally many
/// letters, at most a million.
std::vector<Split> compare_splits(const Texts& texts, const Alphabet& alphabet,
                                  const Training& training, std::size_t threads,
                                  const lstm::Seed& seed);
// #endregion

}  // namespace language_model
