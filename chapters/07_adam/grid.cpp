#include "grid.hpp"

#include <fmt/core.h>

#include <cmath>

namespace adam {

// #region best
std::size_t best(const Grid& grid, std::size_t column) {
  std::size_t row = 0;
  for (std::size_t r = 1; r < rates.size(); ++r) {
    const double old = grid[row][column], value = grid[r][column];
    if (std::isnan(old) || value < old) row = r;
  }
  return row;
}

double best_rate(const Grid& grid, study::Method method) {
  return rates[best(grid, static_cast<std::size_t>(method))];
}
// #endregion

// #region rows
static void print_row(const std::array<double, study::methods.size()>& row) {
  for (const double value : row)
    fmt::print("{:>9}",
               std::isfinite(value) ? fmt::format("{:.1e}", value) : "-");
}

static void print_best(const Grid& grid) {
  for (const auto method : study::methods)
    fmt::print("{:>9}", best_rate(grid, method));
}
// #endregion

// #region print_grids
void print_grids(const Grid& valley, const Grid& wave) {
  fmt::print("\n       {:-^34}  {:-^34}\n rate", " valley ", " LSTM ");
  for (int half = 0; half < 2; ++half)
    for (const auto method : study::methods)
      fmt::print("{:>9}", study::name(method));
  for (std::size_t r = 0; r < rates.size(); ++r) {
    fmt::print("\n{:>5}", rates[r]);
    print_row(valley[r]);
    print_row(wave[r]);
  }
  fmt::print("\n best");
  print_best(valley);
  print_best(wave);
  fmt::print("\n");
}
// #endregion

}  // namespace adam
