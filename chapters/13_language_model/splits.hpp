#pragma once
#include "lstm/numbers/team.hpp"
#include "study/text.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace language_model {

/// One test, and two ways to learn for it: from other books alone, and from the
/// rest of the tested book besides.
struct Split {
  std::string tested_on;
  std::vector<int> apart, mixed, test;
};

/// Two ways to let the test book stand on both sides: its last fifth is the
/// test, or a fifth of its letters, in lines that are drawn at random. To learn
/// from there are always equally many letters, at most a million.
std::vector<Split> make_splits(const study::Texts& texts,
                               const study::Alphabet& alphabet,
                               lstm::Random random);

/// What a model loses on the test of a split, in nats a letter.
struct SplitLosses {
  double apart, mixed;
};
SplitLosses count_split(const Split& split, const study::Alphabet& alphabet);

/// The same by networks: the means of three, which differ by chance.
SplitLosses train_split(const Split& split, const Training& training,
                        std::size_t symbols, lstm::Team& team,
                        const lstm::Seed& seed, support::RunFile& file);

}  // namespace language_model
