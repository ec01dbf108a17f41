#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "model.hpp"
#include "verdict.hpp"

namespace translation {

/// How many sentences are translated exactly, by the words of the source.
figures::Figure length_figure(const std::vector<Trials>& all, const Task& task);

/// An encoder, a decoder and where a decoder with attention looks while it
/// chooses one word: the arrows are as thick as the weights.
figures::Diagram looking_diagram(const Model& model, const Words& source,
                                 std::size_t word);

/// The weights of all words of a source, a column each, for all words of its
/// translation, a row each, and its edge.
figures::Diagram alignment_diagram(const std::string& name, const Model& model,
                                   const Words& source);

}  // namespace translation
