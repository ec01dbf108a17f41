#pragma once
#include "examples.hpp"
#include "lstm/numbers/team.hpp"
#include "rivals.hpp"
#include "study/bootstrap.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace text_classification {

/// What a network makes of a task: accuracies, and the classes that it gives
/// the test's texts.
struct Outcome {
  double validation, test;
  std::vector<double> beyond;
  std::vector<int> predictions;
};
Outcome judge(const Network& network, const Vocabulary& vocabulary,
              const Task& task);

/// Networks that differ by chance alone. The first can be asked further.
struct Trials {
  Network first;
  std::vector<Outcome> outcomes;
};

/// Trains so many networks side by side, each on a thread of its own. Those
/// that are done are kept in the run's file, and the first one wherever it
/// stands.
Trials run_trials(const Task& task, const Vocabulary& vocabulary,
                  const Training& training, std::size_t count,
                  const lstm::Seed& seed, lstm::Team& team,
                  support::RunFile& file, const std::string& name);

/// What networks make of a task, of the same with shuffled words, and without a
/// layer behind the words' vectors.
struct Compared {
  std::vector<Outcome> networks, shuffled, alone;
};

/// The same texts with the words of each in an order that is drawn.
Task shuffled(Task task, const lstm::Seed& seed);

/// The accuracies of networks on the test: their mean, the least and the most,
/// and how sure the mean of these networks is with other texts.
struct Verdict {
  double mean, least, most;
  study::Interval interval;
};
Verdict verdict(const std::vector<Outcome>& outcomes, const Task& task,
                const lstm::Seed& seed);

/// How much larger the mean accuracy of networks is than that of others, or of
/// a rival, on the same texts.
study::Interval gain(const std::vector<Outcome>& outcomes,
                     const std::vector<Outcome>& others, const Task& task,
                     const lstm::Seed& seed);
study::Interval gain(const std::vector<Outcome>& outcomes, const Rival& rival,
                     const Task& task, const lstm::Seed& seed);

/// The rival with the highest accuracy on validation.
const Rival& best(const std::vector<Rival>& rivals);

}  // namespace text_classification
