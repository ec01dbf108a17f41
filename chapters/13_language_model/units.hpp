#pragma once
#include <span>
#include <string>
#include <vector>

#include "network.hpp"
#include "study/alphabet.hpp"

namespace language_model {

/// Something that a reader knows after each letter of a text.
struct Feature {
  std::string name;
  std::vector<double> values;
};

/// Whether the text stands inside quotation marks there (1 or 0; each paragraph
/// begins outside), how many letters the word has so far, and how many the
/// paragraph has, up to 200.
std::vector<Feature> features(const study::Alphabet& alphabet,
                              std::span<const int> text);

/// A part of a text with speech in it, for a picture: where it begins, and its
/// 150 letters or less.
struct Passage {
  std::size_t begin;
  std::span<const int> letters;
};

/// The first that begins where a line does, behind some thousand letters.
Passage find_passage(const study::Alphabet& alphabet,
                     std::span<const int> text);

/// The cell state c of every unit after each letter: [N, H].
lstm::Matrix<float> cell_states(Network<float> network,
                                std::span<const int> text);

/// Pearson's correlation of two series, from -1 to 1; 0 where one is constant.
/// Throws std::invalid_argument unless both have the same length, above 0.
double correlation(std::span<const double> a, std::span<const double> b);

/// A unit whose cell state goes with a feature.
struct Unit {
  std::string feature;
  std::size_t number;
  double chosen_on, tested_on;  // the correlations
};

/// For each feature the unit whose correlation, on the text to choose on, is
/// the furthest from 0, and what it is on the other text.
std::vector<Unit> find_units(const Network<float>& network,
                             const study::Alphabet& alphabet,
                             std::span<const int> to_choose,
                             std::span<const int> to_test);

}  // namespace language_model
