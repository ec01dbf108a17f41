#pragma once
#include "model.hpp"

namespace text_classification {

/// What a model makes of a text, and how much the probability of the class that
/// it chose sinks where a word is left out.
struct Said {
  struct Word {
    std::string word;
    bool known;
    double moved;
  };
  std::vector<double> p;  // of the classes
  std::size_t chosen;     // the likeliest
  std::vector<Word> words;
};
Said say(const Model& model, const std::vector<std::string>& words);

/// The probabilities p [T, K] of the classes after each word of a text.
lstm::Matrix<double> after_each_word(const Model& model,
                                     const std::vector<std::string>& words);

}  // namespace text_classification
