#pragma once
#include <array>
#include <vector>

#include "study/in_order.hpp"
#include "study/methods.hpp"
#include "study/wave.hpp"

namespace adam {

/// The learning rates that every method is tried with.
inline constexpr std::array rates = {0.001, 0.002, 0.005, 0.01, 0.02,
                                     0.05,  0.1,   0.2,   0.5,  1.0};

/// What they come to: a row for a rate, a column for a method.
using Grid =
    std::array<std::array<double, study::methods.size()>, rates.size()>;

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

/// The rate with the smallest number of a method; NaN is never the smallest.
double best_rate(const Grid& grid, study::Method method);

/// By what factor a method's rate may vary: the largest over the smallest of
/// the neighbouring rates that come within a factor of 3.3 of its best.
double span(const Grid& grid, study::Method method);

/// The seeds of so many repetitions.
std::vector<lstm::Seed> seeds_of(const lstm::Seed& seed, std::size_t count);

/// The test errors after every epoch, for each of several seeds.
using Runs = std::vector<std::vector<double>>;
Runs learn_all(const study::WaveTask& task, study::Method method, double rate,
               const std::vector<lstm::Seed>& seeds);

/// What the methods are worth at the rates that were chosen for them.
struct Fresh {
  std::vector<Runs> runs;             // of every method
  std::vector<double> straight_line;  // that rule's error, for every seed
};

/// Trains from seeds that had no part in the choice.
Fresh learn_afresh(lstm::Team& team, const study::WaveTask& task,
                   const Grid& grid, const std::vector<lstm::Seed>& seeds);

}  // namespace adam
