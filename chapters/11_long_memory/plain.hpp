#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "lstm/numbers/random.hpp"

namespace long_memory {

/// A step of the adding problem: a number, and 1 if it is marked, 0 if not.
struct Step {
  double number, mark;
};

/// The sum of two numbers from [-1, 1) that are marked among T steps, one in
/// each half, as a memory cell says it whose weights were set by hand.
double remembered_by_cell(const std::vector<Step>& steps);

/// The same of a plain unit, which is even spared the numbers without a mark.
double remembered_by_unit(const std::vector<Step>& steps);

/// The largest errors of both among some sequences of T steps.
struct PlainErrors {
  std::size_t T;
  double cell, unit;
};
PlainErrors plain_errors(std::size_t T, std::size_t sequences,
                         lstm::Random& random);

/// Prints them for T = 10 to 10,000.
std::vector<PlainErrors> report_plain(const lstm::Seed& seed);
figures::Figure plain_figure(const std::vector<PlainErrors>& errors);

}  // namespace long_memory
