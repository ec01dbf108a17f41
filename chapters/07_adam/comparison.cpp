#include "comparison.hpp"

#include <cmath>

namespace adam {

static std::size_t best_row(const Grid& grid, std::size_t column) {
  std::size_t row = 0;
  for (std::size_t r = 1; r < rates.size(); ++r) {
    const double old = grid[row][column], value = grid[r][column];
    if (std::isnan(old) || value < old) row = r;
  }
  return row;
}

double best_rate(const Grid& grid, study::Method method) {
  return rates[best_row(grid, static_cast<std::size_t>(method))];
}

double span(const Grid& grid, study::Method method) {
  const auto column = static_cast<std::size_t>(method);
  const auto best = best_row(grid, column);
  const auto close = [&](std::size_t row) {
    return grid[row][column] <= 3.3 * grid[best][column];
  };
  std::size_t first = best, last = best;
  while (first > 0 && close(first - 1)) --first;
  while (last + 1 < rates.size() && close(last + 1)) ++last;
  return rates[last] / rates[first];
}

std::vector<lstm::Seed> seeds_of(const lstm::Seed& seed, std::size_t count) {
  std::vector<lstm::Seed> seeds;
  for (std::size_t k = 0; k < count; ++k)
    seeds.push_back(seed.part("network", k));
  return seeds;
}

Runs learn_all(const study::WaveTask& task, study::Method method, double rate,
               const std::vector<lstm::Seed>& seeds) {
  Runs runs;
  for (const auto& seed : seeds)
    runs.push_back(study::learn(task, method, rate, seed));
  return runs;
}

Fresh learn_afresh(lstm::Team& team, const study::WaveTask& task,
                   const Grid& grid, const std::vector<lstm::Seed>& seeds) {
  const std::size_t n = seeds.size();
  const auto all =
      study::in_order(team, study::methods.size() * n, [&](std::size_t k) {
        const auto method = study::methods[k / n];
        return study::learn(task, method, best_rate(grid, method),
                            seeds[k % n]);
      });
  Fresh fresh{std::vector<Runs>(study::methods.size()), {}};
  for (std::size_t k = 0; k < all.size(); ++k)
    fresh.runs[k / n].push_back(all[k]);

  for (const auto& seed : seeds)
    fresh.straight_line.push_back(study::straight_line_error(task, seed));
  return fresh;
}

}  // namespace adam
