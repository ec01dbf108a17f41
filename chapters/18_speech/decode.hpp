#pragma once
#include <vector>

#include "lstm/layers/ctc.hpp"

namespace speech {

/// What the likeliest class of each step of sample b says: repeated classes
/// count once, blanks not at all (best path decoding, Graves et al. 2006,
/// section 3.2). The labels that are likeliest over all their alignments may be
/// others. The first of equally likely classes is taken. log_y [T, K, B] are
/// the logarithms of probabilities.
lstm::Labelling greedy(const lstm::Steps<double>& log_y, std::size_t b);

/// Labels, and the logarithm of the probability of all their alignments that
/// the search has kept.
struct Decoded {
  lstm::Labelling labels;
  double log_p;
};

/// The likeliest labels of sample b, best first: each step goes on with as many
/// beginnings as the beam is wide (prefix search, Graves et al. 2006, section
/// 3.2, in the form of Hannun et al. 2014). Alignments of the same labels are
/// added up, so what they say is exact where the beam holds all beginnings
/// there are. Throws std::invalid_argument for a width of 0.
std::vector<Decoded> prefix_beam(const lstm::Steps<double>& log_y,
                                 std::size_t b, std::size_t width);

}  // namespace speech
