#pragma once
#include "support/run_file.hpp"
#include "word_task.hpp"
#include "word_train.hpp"

namespace speech {

/// Looks for settings, one after the other from those given: the value of each
/// with the lowest loss on the voices to choose on is kept, the mean of two
/// networks. Prints them all and returns what it found.
WordTraining study_words(const WordTask& task, WordTraining training,
                         const support::Options& options,
                         support::RunFile& file);

}  // namespace speech
