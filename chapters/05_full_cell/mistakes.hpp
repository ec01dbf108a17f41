#pragma once
#include <array>
#include <vector>

#include "lstm/numbers/random.hpp"
#include "lstm/numbers/team.hpp"
#include "sums.hpp"

namespace full_cell {

/// The training as it is, two that are wrong, and two with a gate held open.
enum class Training { right, never_emptied, without_next_c, i_at_1, o_at_1 };

/// The errors on `tests` after each of these numbers of training steps.
std::vector<double> errors_of(Training training, const Sums& tests, double rate,
                              const std::vector<int>& after,
                              lstm::Random random);

/// How many cells are trained at a rate, and for how long.
struct Trials {
  std::size_t cells = 0, steps = 2000;
};

/// Trains cells in each way: some at each of several rates, to choose one, and
/// as many others, from other seeds, at the chosen one. Prints the errors.
void report_rates(lstm::Team& team, const Trials& trials,
                  const lstm::Seed& seed);

}  // namespace full_cell
