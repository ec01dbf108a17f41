#include "errors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "lstm/layers/loss.hpp"
#include "study/baselines.hpp"
#include "study/median.hpp"

namespace sine_prediction {

// #region baselines
std::vector<support::ErrorRow> baselines(
    const study::SineWindows<float>& test) {
  const auto& x = test.data.x;
  const auto error = [&](const lstm::Matrix<float>& y) -> double {
    return lstm::mean_squared_error(y, test.data.y).value;
  };
  return {
      {"the mean of a sine (0)", error(xt::zeros_like(test.data.y))},
      {"the last value again", error(study::repeat_last(x))},
      {"a straight line through the last two", error(study::straight_line(x))},
      {"the exact recurrence",
       error(study::sine_recurrence(x, study::sine_step))}};
}
// #endregion

// #region last_errors
static std::vector<double> last_errors(const lstm::History& history,
                                       std::size_t epochs) {
  std::vector<double> errors;
  const auto first = history.size() - std::min(epochs, history.size());
  for (std::size_t k = first; k < history.size(); ++k)
    errors.push_back(history[k].validation_loss);
  return errors;
}
// #endregion

// #region loaded
static constexpr auto heading = "Mean squared error on the test windows";

void report_loaded(std::vector<support::ErrorRow> rows, double error) {
  rows.push_back({"LSTM, as it was loaded", error});
  support::print_errors(heading, rows);
}
// #endregion

// #region report
void report_errors(std::vector<support::ErrorRow> rows,
                   const lstm::History& history) {
  const auto errors = last_errors(history, 10);
  const auto add = [&](const char* which, double error) {
    rows.push_back(
        {fmt::format("LSTM, {} of the last {} epochs", which, errors.size()),
         error});
  };
  rows.push_back({"LSTM, final epoch", errors.back()});
  add("best", std::ranges::min(errors));
  add("median", study::median(errors));
  support::print_errors(heading, rows);
  // #endregion

  // #region jumps
  const auto half = last_errors(history, (history.size() + 1) / 2);
  const auto above =
      std::ranges::count_if(half, [](double error) { return error > 1e-5; });
  fmt::print("\nEpochs above 1e-5: {} of the last {}\n", above, half.size());
}
// #endregion

// #region drift
void report_drift(const lstm::Matrix<double>& drift) {
  std::vector<double> sizes;
  for (const double d : xt::row(drift, -1)) sizes.push_back(std::abs(d));
  fmt::print(
      "\nClosed loop, size of the drift after {} steps (radians)\n"
      "  {:<40} {:>8.1e}\n  {:<40} {:>8.1e}\n",
      drift.shape(0), "median of the windows", study::median(sizes), "largest",
      std::ranges::max(sizes));
}
// #endregion

}  // namespace sine_prediction
