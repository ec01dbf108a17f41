#pragma once
#include "lstm/numbers/team.hpp"
#include "support/run_file.hpp"
#include "train.hpp"
#include "write.hpp"

namespace translation {

/// What a network makes of a task, word by word with the likeliest next, and
/// with a beam.
struct Outcome {
  double forced;  // the share of the test's next words and ends that it names
                  // right when it is told the true ones before them
  std::vector<Words> validation, test, test_by_beam, beyond;
  double learned = 0;  // the share of some pairs to learn from that it
                       // translates exactly
};

/// How many of the pairs to learn from those are, the first ones.
std::size_t judged_of_training(const Task& task);

/// Networks that differ by chance alone. The first can be asked further.
struct Trials {
  Training training;
  Network first;
  std::vector<Outcome> outcomes;
};

/// How wide a beam is.
inline constexpr std::size_t beam_width = 5;

/// Trains so many networks of each kind side by side, each on a thread of its
/// own. Those that are done are kept in the run's file, and the first of each
/// kind wherever it stands. `name` is of the run, and unlike all others in the
/// file.
std::vector<Trials> run_trials(const Task& task, const Languages& languages,
                               const std::vector<Training>& kinds,
                               std::size_t count, const lstm::Seed& seed,
                               lstm::Team& team, support::RunFile& file,
                               const std::string& name);

/// The same with the first pairs of the training alone, each so often that
/// there are as many steps.
struct Fewer {
  std::size_t pairs;
  std::vector<Trials> trials;
};
Fewer run_with_fewer(std::size_t pairs, Task task, const Languages& languages,
                     std::vector<Training> kinds, std::size_t count,
                     const lstm::Seed& seed, lstm::Team& team,
                     support::RunFile& file);

std::vector<Words> sources_of(const Pairs& pairs);

/// The words that a network makes of the pairs' sources.
std::vector<Words> translations_of(const Network& network,
                                   const Languages& languages,
                                   const Pairs& pairs, std::size_t beam,
                                   bool reversed);

/// Trains a network until the program is interrupted, which throws.
void train_here(Network& network, const Training& training,
                const Sentences& sentences, const lstm::Seed& seed,
                const lstm::Checkpoints& checkpoints = {});

}  // namespace translation
