#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "looks.hpp"
#include "rivals.hpp"
#include "units.hpp"

namespace language_model {

/// The validation loss by letters read, beside those of counts.
figures::Figure loss_figure(const std::vector<Look>& looks,
                            const Rivals& rivals);

/// The first letters of a passage, each with the probability that the network
/// gave it after all letters of the text before.
figures::Diagram surprise_diagram(const Network<float>& network,
                                  const study::Alphabet& alphabet,
                                  std::span<const int> text,
                                  const Passage& passage);

/// The same letters, each with what a unit holds when it was read: tanh c.
figures::Diagram unit_diagram(const Network<float>& network, const Unit& unit,
                              const study::Alphabet& alphabet,
                              std::span<const int> text,
                              const Passage& passage);

/// The probabilities of the letters that may follow a beginning, the likeliest
/// first, at three temperatures.
figures::Figure temperature_figure(const Network<float>& network,
                                   std::span<const int> beginning);

}  // namespace language_model
