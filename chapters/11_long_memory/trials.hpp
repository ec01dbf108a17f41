#pragma once
#include "lstm/numbers/team.hpp"
#include "rivals.hpp"
#include "support/run_file.hpp"

namespace long_memory {

/// A rival, a rate, and what is learned with it.
struct Entry {
  std::string task;
  std::size_t lag;
  const Rival* rival;
  double rate;
};

/// Entries of these rivals with their best rates.
std::vector<Entry> entries(const std::string& task, std::size_t lag,
                           const std::vector<const Rival*>& rivals);

/// How many networks learn, and from how many sequences at most.
struct Plan {
  std::size_t networks, most;
};

/// What the networks of an entry came to.
struct Outcome {
  Entry entry;
  std::size_t hidden;
  std::vector<study::Trial> trials;

  std::size_t solved() const;

  /// Sequences until the task was solved, in the median over all networks; one
  /// that has failed counts with all that it was given.
  double median() const;

  /// The share of unseen sequences that were wrong in the end, in the median.
  double wrong() const;
};

/// Has the networks of all entries learn. A team shares them; those that are
/// done are kept in the run's file.
std::vector<Outcome> run(const std::vector<Entry>& entries, const Plan& plan,
                         const lstm::Seed& seed, lstm::Team& team,
                         support::RunFile& file);

/// The seed of network n of an entry.
lstm::Seed seed_of(const Entry& entry, std::size_t n, const lstm::Seed& seed);

/// How an entry's networks learn.
study::Schooling schooling(const Entry& entry, const Problem& problem,
                           std::size_t most);

}  // namespace long_memory
