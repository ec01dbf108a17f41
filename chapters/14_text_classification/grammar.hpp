#pragma once
#include "examples.hpp"
#include "lstm/numbers/random.hpp"

namespace text_classification {

/// How many sentences of each kind are made.
struct GrammarSizes {
  std::size_t training = 8000, validation = 800, test = 2000, beyond = 1000;
};

/// Sentences that say something negative, neutral or positive, where what
/// counts is told by their order: "not", "never" and "hardly" turn the
/// adjective behind them into its opposite, "it is false that" all of the
/// sentence behind it, and of two clauses that "but" or "although" joins only
/// one counts. All differ; none of those to be judged by is among those to
/// learn from. Beyond these there are sentences with three or four denials,
/// where the others have at most two, and such that negate an adjective which
/// the others never negate; of those few are neutral.
Task sentences(const lstm::Seed& seed, const GrammarSizes& sizes = {});

}  // namespace text_classification
