#pragma once
#include "support/run_file.hpp"
#include "word_task.hpp"
#include "word_train.hpp"

namespace speech {

/// What networks that differ by chance alone say.
struct WordTrials {
  WordNetwork<float> first;  // can be asked further
  std::vector<Answers> answers;
  /// Of each network the accuracy on all people's clips after each epoch, which
  /// chooses nothing.
  std::vector<std::vector<double>> on_people;

  /// What the networks say of all_asked()[k], a list for each network.
  std::vector<std::vector<int>> of(std::size_t k) const;
};

/// What one network says of all that is asked.
Answers answers(const WordNetwork<float>& network, const WordTask& task);

/// Trains so many networks side by side, each on a thread of its own. Those
/// that are done are kept in the run's file, and the first one wherever it
/// stands.
WordTrials run_word_trials(const WordTask& task, const WordTraining& training,
                           std::size_t count, const lstm::Seed& seed,
                           lstm::Team& team, support::RunFile& file,
                           const std::string& name);

}  // namespace speech
