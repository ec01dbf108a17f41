#include "07_fresh.hpp"

#include <fmt/core.h>

#include <numeric>

#include "support/median.hpp"

// #region seeds
std::vector<std::uint64_t> seeds(std::uint64_t seed, Purpose purpose) {
  std::vector<std::uint64_t> five(5);
  std::iota(five.begin(), five.end(),
            100 * seed + (purpose == Purpose::choose ? 1 : 6));
  return five;
}
// #endregion

// #region learn_all
std::vector<std::vector<double>> learn_all(
    const WaveTask& task, Method method, double rate,
    const std::vector<std::uint64_t>& five) {
  std::vector<std::vector<double>> runs;
  for (const auto seed : five) runs.push_back(learn(task, method, rate, seed));
  return runs;
}
// #endregion

// #region print_method
static void print_method(const char* name, double rate,
                         const std::vector<std::vector<double>>& runs) {
  std::vector<double> last;
  for (const auto& run : runs) last.push_back(run.back());
  const auto [least, most] = std::ranges::minmax(last);
  fmt::print("  {:<24} {:>7} {:>9.1e} {:>9.1e} {:>9.1e}\n", name, rate,
             support::median(last), least, most);
}
// #endregion

// #region methods
Fresh report_fresh(lstm::Team& team, const WaveTask& task, const Grid& grid,
                   const std::vector<std::uint64_t>& five) {
  const std::size_t n = five.size();
  const auto all =
      support::in_order(team, methods.size() * n, [&](std::size_t k) {
        const auto method = methods[k / n];
        return learn(task, method, best_rate(grid, method), five[k % n]);
      });
  Fresh fresh;
  fmt::print(
      "\nLSTM from five other seeds    rate    median      best     worst\n");
  for (auto run = all.begin(); const auto method : methods) {
    const std::vector runs(run, run + static_cast<std::ptrdiff_t>(n));
    run += static_cast<std::ptrdiff_t>(n);
    print_method(name(method), best_rate(grid, method), runs);
    fresh.curves.push_back(medians(runs));
  }
  // #endregion

  // #region straight_line
  std::vector<double> lines;
  for (const auto seed : five) lines.push_back(straight_line_error(task, seed));
  fresh.straight_line = support::median(lines);
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line", fresh.straight_line);
  return fresh;
}
// #endregion
