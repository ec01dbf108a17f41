#pragma once
#include "lstm/numbers/team.hpp"
#include "network.hpp"

namespace language_model {

/// What a network loses, in nats a letter, that has read only so many letters
/// before the one that it predicts.
struct Reach {
  std::size_t letters;
  double loss;
};

/// The losses at the same places of a text, some 5,000, for 1 to 200 letters.
/// Throws std::invalid_argument for a text of less than 202.
std::vector<Reach> look_back(const Network<float>& network,
                             std::span<const int> text, lstm::Team& team);

}  // namespace language_model
