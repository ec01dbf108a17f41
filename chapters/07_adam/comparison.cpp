#include "comparison.hpp"

#include <cmath>

#include "study/median.hpp"

namespace adam {

double best_rate(const Grid& grid, study::Method method) {
  const auto column = static_cast<std::size_t>(method);
  std::size_t row = 0;
  for (std::size_t r = 1; r < rates.size(); ++r) {
    const double old = grid[row][column], value = grid[r][column];
    if (std::isnan(old) || value < old) row = r;
  }
  return rates[row];
}

std::vector<lstm::Seed> five_of(const lstm::Seed& seed) {
  std::vector<lstm::Seed> five;
  for (std::uint64_t k = 0; k < 5; ++k) five.push_back(seed.part("network", k));
  return five;
}

Runs learn_all(const study::WaveTask& task, study::Method method, double rate,
               const std::vector<lstm::Seed>& five) {
  Runs runs;
  for (const auto& seed : five)
    runs.push_back(study::learn(task, method, rate, seed));
  return runs;
}

Fresh learn_afresh(lstm::Team& team, const study::WaveTask& task,
                   const Grid& grid, const std::vector<lstm::Seed>& five) {
  const std::size_t n = five.size();
  const auto all =
      study::in_order(team, study::methods.size() * n, [&](std::size_t k) {
        const auto method = study::methods[k / n];
        return study::learn(task, method, best_rate(grid, method), five[k % n]);
      });
  Fresh fresh{std::vector<Runs>(study::methods.size()), 0};
  for (std::size_t k = 0; k < all.size(); ++k)
    fresh.runs[k / n].push_back(all[k]);

  std::vector<double> lines;
  for (const auto& seed : five)
    lines.push_back(study::straight_line_error(task, seed));
  fresh.straight_line = study::median(lines);
  return fresh;
}

}  // namespace adam
