#pragma once
#include "comparison.hpp"

namespace adam {

/// Two grids side by side, a dash where the loss grew without bounds, and below
/// every column its best rate. That is a number in a row of its own and no mark
/// on a row: where two rows are close, the last digits of another processor can
/// exchange them.
void print_grids(const Grid& valley, const Grid& wave);

/// The last errors of every method at the rate that `grid` chose for it.
void print_fresh(const Grid& grid, const Fresh& fresh);

/// The lengths of Adam's first steps, with and without the correction of the
/// bias, in learning rates.
void print_first_steps();

/// What the two places of epsilon make of small gradients: in the first step,
/// and in a valley whose heights are multiplied by a small number.
void print_epsilon(double rate, std::size_t steps);

}  // namespace adam
