#pragma once
#include <span>
#include <vector>

#include "lstm/numbers/random.hpp"
#include "network.hpp"
#include "study/alphabet.hpp"

namespace language_model {

/// Letters of one text as a batch [T, 1].
lstm::Labels column(std::span<const int> letters);

/// log p of a letter, in nats, after step t of sample b, by the logits z.
double log_probability(const lstm::Sequence<float>& z, std::size_t t,
                       std::size_t b, int letter);

/// log p of every letter of a text but the first, in nats, as the network
/// predicts them from all letters before. Throws std::invalid_argument where
/// there is no second letter.
std::vector<double> log_probabilities(Network<float> network,
                                      std::span<const int> text);

/// What may follow the letters that a network has read: the softmax of z / τ,
/// with z its logits and τ the temperature, above 0. The other letters, number
/// 0 of the alphabet, never follow.
std::vector<double> next_letter(Network<float>& network,
                                std::span<const int> letters,
                                double temperature);

/// One of the numbers 0 ... p.size() - 1, k with the probability p[k].
int draw(std::span<const double> p, lstm::Random& random);

/// Goes on after the beginning, which has a letter or more, for so many
/// letters; each is drawn, and then read.
std::vector<int> write_on(Network<float> network,
                          std::span<const int> beginning, std::size_t count,
                          double temperature, lstm::Random& random);

}  // namespace language_model
