#include "07_grid.hpp"

#include <fmt/core.h>

#include <cmath>

// #region best
std::size_t best(const Grid& grid, std::size_t column) {
  std::size_t row = 0;
  for (std::size_t r = 1; r < rates.size(); ++r) {
    const double old = grid[row][column], value = grid[r][column];
    if (std::isnan(old) || value < old) row = r;
  }
  return row;
}

double best_rate(const Grid& grid, Method method) {
  return rates[best(grid, static_cast<std::size_t>(method))];
}
// #endregion

// #region print_grids
static void print_cells(const Grid& grid, std::size_t row) {
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const double value = grid[row][m];
    const char* star = best(grid, m) == row ? "*" : "";
    fmt::print("{:>9}", std::isfinite(value)
                            ? fmt::format("{}{:.1e}", star, value)
                            : "-");
  }
}

void print_grids(const Grid& valley, const Grid& wave) {
  fmt::print("\n       {:-^34}  {:-^34}\n rate", " valley ", " LSTM ");
  for (int half = 0; half < 2; ++half)
    for (const auto method : methods) fmt::print("{:>9}", name(method));
  for (std::size_t r = 0; r < rates.size(); ++r) {
    fmt::print("\n{:>5}", rates[r]);
    print_cells(valley, r);
    print_cells(wave, r);
  }
  fmt::print("\n");
}
// #endregion
