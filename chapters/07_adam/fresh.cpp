#include "fresh.hpp"

#include <fmt/core.h>

#include <numeric>

#include "study/median.hpp"

namespace adam {

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
    const study::WaveTask& task, study::Method method, double rate,
    const std::vector<std::uint64_t>& five) {
  std::vector<std::vector<double>> runs;
  for (const auto seed : five)
    runs.push_back(study::learn(task, method, rate, seed));
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
             study::median(last), least, most);
}
// #endregion

// #region methods
Fresh report_fresh(lstm::Team& team, const study::WaveTask& task,
                   const Grid& grid, const std::vector<std::uint64_t>& five) {
  const std::size_t n = five.size();
  const auto all =
      study::in_order(team, study::methods.size() * n, [&](std::size_t k) {
        const auto method = study::methods[k / n];
        return study::learn(task, method, best_rate(grid, method), five[k % n]);
      });
  Fresh fresh;
  fmt::print(
      "\nLSTM from five other seeds    rate    median      best     worst\n");
  for (auto run = all.begin(); const auto method : study::methods) {
    const std::vector runs(run, run + static_cast<std::ptrdiff_t>(n));
    run += static_cast<std::ptrdiff_t>(n);
    print_method(study::name(method), best_rate(grid, method), runs);
    fresh.curves.push_back(study::medians(runs));
  }
  // #endregion

  // #region straight_line
  std::vector<double> lines;
  for (const auto seed : five)
    lines.push_back(study::straight_line_error(task, seed));
  fresh.straight_line = study::median(lines);
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line", fresh.straight_line);
  return fresh;
}
// #endregion

}  // namespace adam
