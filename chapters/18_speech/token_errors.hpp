#pragma once
#include <span>
#include <vector>

#include "lstm/layers/ctc.hpp"
#include "study/bootstrap.hpp"

namespace speech {

/// The fewest labels that have to be put in, left out or replaced to make one
/// string of the other (Levenshtein 1966).
std::size_t edit_distance(const lstm::Labelling& a, const lstm::Labelling& b);

/// The token error rate: all edit distances of what was heard from what was
/// said, over all labels that were said. It may exceed 1. And the share of
/// strings that were heard as they were said.
struct TokenErrors {
  double rate;
  study::Interval interval;  // of the rate
  double exact;
};

/// Strings of one voice depend on one another, so the interval is made of whole
/// voices that are drawn with replacement (the bootstrap); `voices` says which
/// is whose. Without voices each string is drawn by itself. Throws
/// std::invalid_argument unless each string that was heard was said, with one
/// label at least, and where there are not two voices.
TokenErrors token_errors(std::span<const lstm::Labelling> heard,
                         std::span<const lstm::Labelling> said,
                         lstm::Random random,
                         std::span<const std::size_t> voices = {});

}  // namespace speech
