#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"
#include "side_by_side.hpp"
#include "sums.hpp"

namespace full_cell {

/// A line for each step of one unit: what came in, its gates and its state.
void print_trace(double sharpness,
                 const std::vector<lstm::CellStep<double>>& steps);

/// The head of the table of a training, and a line of it: how many training
/// steps are done, the error of a cell that has run over `tests`, and the means
/// of its gates.
void print_head_of_training(double rate);
void report_row(int done, const std::vector<lstm::CellStep<double>>& steps,
                const Sums& tests);

/// The errors of two rules that need no training.
void print_rules(const Sums& tests);

/// What a gradient check says of dc with both of its parts and with either.
void print_ways(const lstm::Seed& seed);

/// The training as it is beside two with a mistake, all on the same batches.
void print_mistakes(const Sums& tests, double rate, const lstm::Seed& seed);

/// How far cell and layer are apart, with the gates in the right order and in
/// the wrong one.
void print_differences(const Differences& in_order, const Differences& swapped);

}  // namespace full_cell
