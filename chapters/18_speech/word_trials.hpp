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

/// Networks that differ by chance alone, and the task that they learn, which
/// must stay where it is.
struct WordKind {
  std::string name;  // in the run's file; their chances hang on it
  const WordTask* task;
  std::size_t networks = 1;
};

/// The trials of all kinds. The trainings are shared by a team, each on a
/// thread of its own; those that are done are kept in the run's file, and the
/// first of each kind wherever it stands.
std::vector<WordTrials> run_word_trials(const std::vector<WordKind>& kinds,
                                        const WordTraining& training,
                                        const lstm::Seed& seed,
                                        lstm::Team& team,
                                        support::RunFile& file);

}  // namespace speech
