#pragma once
#include "examples.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/team.hpp"
#include "support/run_file.hpp"

namespace text_classification {

/// What a network is compared with: a model that does not know the order of the
/// words, or no more of it than who stands beside whom.
struct Rival {
  std::string name;
  std::string setting;  // which was best on validation; none: empty
  double validation;    // accuracy, as the next
  double test;
  std::vector<int> predictions;  // the classes of the test's texts
  std::vector<double> beyond;    // accuracies on what lies beyond
};

/// The class that most texts of the training have, the first of equals, for
/// every text.
Rival majority(const Task& task);

/// The majority, naive Bayes and logistic regression, the last two on words,
/// and on words and pairs of neighbours. Each has the first of the settings
/// that do best on validation; the test is looked at when that is chosen.
/// Throws std::invalid_argument for a task with an empty part.
std::vector<Rival> judge_rivals(const Task& task, lstm::Team& team,
                                const lstm::Seed& seed, support::RunFile& file);

}  // namespace text_classification
