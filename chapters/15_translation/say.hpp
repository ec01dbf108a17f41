#pragma once
#include "model.hpp"
#include "write.hpp"

namespace translation {

/// The translation of a sentence's words. Throws std::invalid_argument where
/// there is none.
Translation say(const Model& model, const Words& source, std::size_t beam);

/// The same translation, where each unknown word is the source word that was
/// looked at most while it was chosen (Jean et al. 2015).
Words with_copies(const Translation& translation, const Words& source);

/// Prints the translation, and for each of its words the word of the source
/// that was looked at most, and by which weight.
void report_said(const Translation& translation, const Words& source,
                 const Model& model);

}  // namespace translation
