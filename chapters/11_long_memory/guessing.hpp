#pragma once
#include "lstm/numbers/random.hpp"
#include "study/task.hpp"

namespace long_memory {

/// A network that was looked for by chance: how many were drawn, whether the
/// last of them has solved the task, and the smallest share of sequences that
/// one got wrong.
struct Guessed {
  std::size_t draws = 0;
  bool solved = false;
  double wrong = 1;
};

/// Draws LSTMs and plain networks of one to four units, all of whose numbers
/// are uniform in ±1, ±10 or ±100, until one has solved the task or `most` were
/// drawn. What guessing solves needs no memory to be learned (Hochreiter and
/// Schmidhuber 1996, section 2).
Guessed guess(const study::Task& task, std::size_t most,
              const lstm::Seed& seed);

}  // namespace long_memory
