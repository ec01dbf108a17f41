#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "lstm/layers/loss.hpp"
#include "study/half_life.hpp"
#include "study/median.hpp"

namespace sine_prediction {

void describe(const lstm::Regressor<float>& model, const Settings& s,
              std::uint64_t seed) {
  fmt::print("LSTM({}) -> Dense(1), {} parameters, ", s.hidden,
             count(values(model)));
  if (!s.load.empty()) {
    fmt::print("from {}, seed {}\n", s.load, seed);
    return;
  }
  fmt::print(
      "{} {}, seed {}\n"
      "{} windows of {} steps, {} epochs in batches of {}\n\n",
      s.optimiser == "sgd" ? "SGD" : "Adam", s.rate, seed, s.windows, s.steps,
      s.epochs, s.batch);
}

std::vector<study::ErrorRow> baselines(const lstm::Dataset<float>& training,
                                       const lstm::Dataset<float>& test) {
  const auto& x = test.x;
  const auto error = [&](const lstm::Matrix<float>& y) -> double {
    return lstm::mean_squared_error(y, test.y).value;
  };
  return {
      {"the mean of a sine (0)", error(xt::zeros_like(test.y))},
      {"the last value again", error(study::repeat_last(x))},
      {"a straight line through the last two", error(study::straight_line(x))},
      {"the nearest training window",
       error(study::nearest_window(training, x))},
      {"a fitted recurrence",
       error(study::go_on(x, study::fit_recurrence(training)))},
      {"the exact recurrence",
       error(study::sine_recurrence(x, study::sine_step))}};
}

static std::vector<double> last_errors(const lstm::History& history,
                                       std::size_t epochs) {
  std::vector<double> errors;
  const auto first = history.size() - std::min(epochs, history.size());
  for (std::size_t k = first; k < history.size(); ++k)
    errors.push_back(history[k].validation_loss);
  return errors;
}

// How often the error jumped, over the second half of the training.
static void report_jumps(const lstm::History& history) {
  const auto half = last_errors(history, (history.size() + 1) / 2);
  const auto above =
      std::ranges::count_if(half, [](double error) { return error > 1e-5; });
  fmt::print("\nEpochs above 1e-5: {} of the last {}\n", above, half.size());
}

static void print_errors(const std::vector<study::ErrorRow>& rows) {
  fmt::print("\nMean squared error on the test windows\n");
  for (const auto& [name, error] : rows)
    fmt::print("  {:<40} {:>8.1e}\n", name, error);
}

void report_errors(std::vector<study::ErrorRow> rows,
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
  print_errors(rows);
  report_jumps(history);
}

void report_loaded(std::vector<study::ErrorRow> rows, double error) {
  rows.push_back({"LSTM, as it was loaded", error});
  print_errors(rows);
}

void report_drift(const lstm::Matrix<double>& drift) {
  std::vector<double> sizes;
  for (const double d : xt::row(drift, -1)) sizes.push_back(std::abs(d));
  fmt::print(
      "\nClosed loop, size of the drift after {} steps (radians)\n"
      "  {:<40} {:>8.1e}\n  {:<40} {:>8.1e}\n",
      drift.shape(0), "median of the windows", study::median(sizes), "largest",
      std::ranges::max(sizes));
}

Inside look_inside(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x) {
  return {gate_habits(model, x), half_life_of_difference(model, x)};
}

void report_gates(const Inside& before, const Inside& after) {
  fmt::print(
      "\nGates on the test     before training           after training\n"
      "windows          median  <0.1  >0.9 swing   median  <0.1  >0.9 swing\n");
  const auto cells = [](const Habit& h) {
    return fmt::format("{:>8.2f}{:>6.2f}{:>6.2f}{:>6.2f}", h.median, h.below,
                       h.above, h.swing);
  };
  const std::array names = {"input i", "forget f", "output o"};
  for (std::size_t k = 0; k < names.size(); ++k)
    fmt::print("  {:<13}{} {}\n", names[k], cells(before.habits[k]),
               cells(after.habits[k]));
  fmt::print(
      "  half-life at the median f: {:.1f} steps before, {:.1f} after\n"
      "  half-life of a difference: {:.1f} steps before, {:.1f} after\n",
      study::half_life(before.habits[1].median),
      study::half_life(after.habits[1].median), before.half_life,
      after.half_life);
}

}  // namespace sine_prediction
