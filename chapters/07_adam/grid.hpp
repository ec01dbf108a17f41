#pragma once
#include "study/in_order.hpp"
#include "study/methods.hpp"

namespace adam {

// #region rates
/// The learning rates that every method is tried with.
inline constexpr std::array rates = {0.001, 0.002, 0.005, 0.01, 0.02,
                                     0.05,  0.1,   0.2,   0.5,  1.0};

/// What they come to: a row for a rate, a column for a method.
using Grid =
    std::array<std::array<double, study::methods.size()>, rates.size()>;
// #endregion

// #region try_all
/// Fills a grid with result(method, rate).
template <class Result>
Grid try_all(lstm::Team& team, Result result) {
  constexpr std::size_t columns = study::methods.size();
  const auto results =
      study::in_order(team, rates.size() * columns, [&](std::size_t k) {
        return result(study::methods[k % columns], rates[k / columns]);
      });
  Grid grid;
  for (std::size_t k = 0; k < results.size(); ++k)
    grid[k / columns][k % columns] = results[k];
  return grid;
}
// #endregion

// #region best
/// The row with the smallest number of a column; NaN is never the smallest.
std::size_t best(const Grid& grid, std::size_t column);

/// The learning rate of that row.
double best_rate(const Grid& grid, study::Method method);
// #endregion

// #region print_grids
/// Prints two grids side by side, a dash where the loss grew without bounds,
/// and below every column its best rate.
void print_grids(const Grid& valley, const Grid& wave);
// #endregion

}  // namespace adam
