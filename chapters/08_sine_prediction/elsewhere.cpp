#include "elsewhere.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numbers>
#include <span>
#include <vector>

#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "study/baselines.hpp"
#include "study/methods.hpp"
#include "support/interrupt.hpp"

namespace sine_prediction {

using Windows = lstm::Dataset<float>;

// The errors of the network and of four rules, in the order of the columns.
static std::vector<double> errors(const lstm::Regressor<float>& model,
                                  const Windows& training,
                                  const Windows& test) {
  const auto& x = test.x;
  const auto error = [&](const lstm::Matrix<float>& y) -> double {
    return lstm::mean_squared_error(y, test.y).value;
  };
  return {error(model.predict(x)),
          error(study::go_on(x, study::fit_recurrence(training))),
          error(study::nearest_window(training, x)),
          error(study::straight_line(x)), error(study::repeat_last(x))};
}

static void print_head(const std::string& title) {
  fmt::print("\n{:<28} {:>8} {:>8} {:>8} {:>8} {:>8}\n", title, "LSTM",
             "fitted", "nearest", "line", "last");
}

static void print_row(const char* name, std::span<const double> errors) {
  fmt::print("  {:<26}", name);
  for (const double error : errors) fmt::print(" {:>8.1e}", error);
  fmt::print("\n");
}

void report_other_waves(const lstm::Regressor<float>& model,
                        const Windows& training,
                        const study::SineWindows<float>& test) {
  const auto [a, b] = study::fit_recurrence(training);
  fmt::print("\nFitted recurrence: a = {:.6f}, b = {:.6f}\n", a, b);
  print_head("Mean squared error on");
  const auto report = [&](const char* name, study::Sine wave) {
    const auto windows =
        study::windows_from<float>(test.phases, test.data.x.shape(0), wave);
    print_row(name, errors(model, training, windows));
  };
  report("the test windows", {});
  report("waves half as high", {.height = 0.5});
  report("waves twice as high", {.height = 2});
  report("steps of 0.05", {.step = 0.05});
  report("steps of 0.2", {.step = 0.2});
}

// Trains the network; returns its errors and those of the rules, first where it
// was trained, then where it was not.
static std::vector<double> leave_out(const study::WaveTask& task,
                                     const lstm::Seed& seed) {
  constexpr double quarter = std::numbers::pi / 2;
  const auto windows = [&](std::size_t number, double low, double high,
                           const char* purpose) {
    return study::windows_from<float>(
        study::draw_phases(number, low, high, seed.stream(purpose)),
        task.steps);
  };
  const auto training = windows(task.windows, quarter, 4 * quarter, "training");

  lstm::Regressor<float> model(1, task.hidden, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  const auto adam = study::make<float>(study::Method::adam, 0.01);
  lstm::fit(model, *adam, training, {.epochs = task.epochs}, seed,
            {.stop = support::interrupted});
  support::leave_if_interrupted();

  auto all = errors(model, training, windows(100, quarter, 4 * quarter, "met"));
  for (const double error :
       errors(model, training, windows(100, 0, quarter, "left out")))
    all.push_back(error);
  return all;
}

void report_left_out(lstm::Team& team, const study::WaveTask& task,
                     const lstm::Seed& seed, support::RunFile& file) {
  const auto runs = study::in_order(team, 10, [&](std::size_t k) {
    return file.once(fmt::format("left out.{}", k),
                     [&] { return leave_out(task, seed.part("network", k)); });
  });
  const auto all = study::medians(runs);
  const std::span numbers(all);
  const auto half = all.size() / 2;
  print_head(fmt::format("LSTM({}), medians of 10", task.hidden));
  print_row("phases as in training", numbers.first(half));
  print_row("the quarter left out", numbers.last(half));
  std::vector<double> alone;
  for (const auto& run : runs) alone.push_back(run[half]);
  const auto [least, most] = std::ranges::minmax(alone);
  fmt::print("  {:<26} {:>8.1e} to {:.1e}\n", "there, of the ten LSTMs", least,
             most);
}

}  // namespace sine_prediction
