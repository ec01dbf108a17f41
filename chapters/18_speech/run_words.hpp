#pragma once
#include <optional>

#include "run.hpp"
#include "word_dishonest.hpp"

namespace speech {

/// Trains networks of words, judges them beside their rivals, and keeps the
/// first where that was asked for. Returns what would have gone wrong.
std::vector<Mistake> hear_words(const Run& run, const WordTask& task);

/// Trains one network of words, to tell what a clip says.
void hear_word(const Run& run, const WordTask& task, const Clip& clip);

/// What is asked of a network that was trained before: of a clip, where there
/// is one, or of all clips.
void use_words(const Settings& settings, const std::optional<Clip>& clip,
               const support::Options& options);

}  // namespace speech
