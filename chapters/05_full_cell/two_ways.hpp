#pragma once
#include <array>
#include <vector>

#include "lstm/layers/cell.hpp"
#include "lstm/numbers/random.hpp"

namespace full_cell {

/// What a backward pass takes for dc: the sum of both ways, or one alone.
enum class Ways { both, by_h, by_next_c };

/// `run_back`, with what the ways leave of dc. Adds to the cell's gradients.
void run_back_by(lstm::Cell<double>& cell,
                 const std::vector<lstm::CellStep<double>>& steps,
                 const lstm::Sequence<double>& dh_loss, Ways ways);

/// The largest relative error, among the gradients of the twelve parameters of
/// a random cell over T steps, beside central differences.
double error_by(Ways ways, std::size_t T, lstm::Random random);

}  // namespace full_cell
