#pragma once
#include "kinds.hpp"
#include "lstm/numbers/team.hpp"
#include "support/run_file.hpp"
#include "tasks.hpp"

namespace relatives {

/// What became of a network: its trial, the share of sequences of each size of
/// the contest that it says right, and its bits a letter of a text.
struct Outcome {
  study::Trial trial;
  std::vector<double> right;
  double bits = 0;
};

/// A kind in a contest.
struct Entry {
  const Kind* kind;
  double rate;
  std::size_t units, parameters;
  std::vector<Outcome> outcomes;  // of each of its networks

  std::size_t solved() const;
  /// The median of the sequences needed; one that has failed counts with all
  /// that it was given.
  double sequences() const;
  /// The mean share right of the size in place k.
  double right(std::size_t k) const;
  /// Of each network.
  std::vector<double> bits() const;
};

/// Networks of one kind with one rate, which differ by chance alone.
Entry entry(const Kind& kind, const Contest& contest, double rate);

/// Teaches so many networks of each entry. Throws support::Interrupted.
void hold(const Contest& contest, std::vector<Entry>& entries,
          std::size_t networks, const lstm::Seed& seed, lstm::Team& team,
          support::RunFile& file);

}  // namespace relatives
