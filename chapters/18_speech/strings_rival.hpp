#pragma once
#include "mfcc.hpp"
#include "strings_task.hpp"
#include "templates.hpp"
#include "token_errors.hpp"

namespace speech {

/// How a string is cut into words by nothing but how loud it is. The first
/// three are what `--study settings` found.
struct Cutting {
  double decibels = 20;      // a frame that is softer than the loudest by more
                             // is silent
  std::size_t pause = 6;     // frames of silence that part two words
  std::size_t shortest = 6;  // frames of a word
  std::size_t margin = 10;   // frames that are added at both ends, as silence
                             // stands around a template before its ends are cut
};

/// The frames of each word of a string, in their order.
std::vector<Kept> cut_words(const std::vector<float>& samples,
                            const Cutting& cutting);

/// Without CTC: each word that a string is cut into is the digit of the
/// template that is nearest by dynamic time warping.
std::vector<lstm::Labelling> hear_by_templates(
    const std::vector<SaidString>& strings, const Templates& digits,
    const Cutting& cutting, lstm::Team& team);

/// So many words a digit of the training voices to compare with.
Templates digit_templates(const std::vector<Spoken>& words, std::size_t each,
                          const lstm::Seed& seed, lstm::Team& team);

}  // namespace speech
