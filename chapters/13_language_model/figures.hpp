#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "looks.hpp"
#include "reach.hpp"
#include "rivals.hpp"
#include "units.hpp"

namespace language_model {

/// The losses by letters read, beside those of counts.
figures::Figure loss_figure(const std::vector<Look>& looks,
                            const Rivals& rivals);

/// The letters of a text from one on, not the first, each with the probability
/// that the network gave it after all those before.
figures::Diagram surprise_diagram(const Network<float>& network,
                                  const Alphabet& alphabet,
                                  std::span<const int> text, std::size_t begin);

/// The probabilities of the letters that may follow a beginning, the likeliest
/// first, at three temperatures.
figures::Figure temperature_figure(const Network<float>& network,
                                   std::span<const int> beginning);

/// A unit's cell state along a passage of a text, all of which was read up to
/// there, above what it goes with.
figures::Figure unit_figure(const Network<float>& network, const Unit& unit,
                            const Alphabet& alphabet, std::span<const int> text,
                            const Passage& passage);

/// The loss by how many of the last letters the network has seen.
figures::Figure reach_figure(const std::vector<Reach>& reaches);

}  // namespace language_model
