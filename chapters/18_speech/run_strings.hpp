#pragma once
#include <optional>

#include "run.hpp"
#include "strings_task.hpp"
#include "word_dishonest.hpp"

namespace speech {

StringTask string_task_of(const Sounds& sounds, const support::Options& options,
                          lstm::Team& team);

/// Trains networks of strings and judges them beside templates. The first is
/// kept where that was asked for and strings alone are heard. Returns what
/// would have gone wrong.
Mistake hear_strings(const Run& run, const StringTask& task);

/// Trains one network of strings, to tell what a clip says.
void hear_string(const Run& run, const StringTask& task, const Clip& clip);

/// What is asked of a network that was trained before: of a clip, where there
/// is one, or of all strings.
void use_strings(const Settings& settings, const std::optional<Clip>& clip,
                 const support::Options& options);

void study_strings(const Run& run, const StringTask& task);

/// Throws, before a long training, what keeps --onnx from being done.
void expect_string_onnx(const Settings& settings, const lstm::Seed& seed);

}  // namespace speech
