#pragma once
#include "network.hpp"

namespace translation {

/// A translation: its words, how likely it is as a whole, and where attention
/// has looked in each step: alpha [T', T], the last step at the edge behind the
/// words. Without attention that is zeros.
struct Translation {
  Words words;
  double log_p = 0;  // in nats, the edge's among it
  lstm::Matrix<double> alpha;
};

/// The translations of sentences, of which each step keeps as many beginnings
/// as the beam is wide (Graves 2012; with 1, the likeliest next word is taken).
/// Of those that have come to an end the one is taken whose words are likeliest
/// on average, with the edge. A translation that has no end after twice as many
/// words as its source has and 10 is cut there.
std::vector<Translation> translate(const Network& network,
                                   const Languages& languages,
                                   const std::vector<Words>& sources,
                                   std::size_t beam, bool reversed);

/// What stands for a word that is not in the target's vocabulary.
inline const std::string unknown_word = "(unknown)";

}  // namespace translation
