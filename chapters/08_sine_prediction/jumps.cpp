#include "jumps.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lstm/training/fit.hpp"
#include "lstm/training/schedule.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "watched_adam.hpp"

namespace sine_prediction {

static constexpr std::size_t units = 16, every = 20;
static constexpr double rate = 0.003;

template <class Scalar>
static lstm::Dataset<Scalar> windows(std::size_t number, std::size_t steps,
                                     const lstm::Seed& seed,
                                     const char* purpose) {
  return study::sine_windows<Scalar>(number, steps, seed.stream(purpose)).data;
}

template <class Scalar>
static lstm::Regressor<Scalar> network(const lstm::Seed& seed) {
  auto weights = seed.stream("weights");
  lstm::Regressor<Scalar> model(1, units, 1);
  model.initialize(lstm::Recipe::keras, weights);
  return model;
}

static double root_mean_square(const Numbers& numbers) {
  return std::sqrt(
      std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0) /
      static_cast<double>(numbers.size()));
}

// The looks as one list of numbers, which a file can keep.
static std::vector<double> watch(const lstm::Seed& seed, std::size_t steps) {
  auto model = network<double>(seed);
  const auto data = windows<double>(32, 50, seed, "training");
  const auto parameters = model.parameters();
  WatchedAdam adam(rate);
  auto chance = seed.stream("direction"), masks = seed.stream("masks");
  Numbers before, direction(count(parameters)), all;
  for (double& x : direction) x = chance.normal();

  for (std::size_t step = every; step <= steps; step += every) {
    double loss = 0, ratio = 0, agree = 1;
    for (std::size_t k = 0; k < every; ++k) {
      support::leave_if_interrupted();
      loss =
          std::max<double>(loss, lstm::loss_and_gradients(model, data, masks));
      const auto g = gradients(parameters);
      if (!before.empty()) agree = std::min(agree, cosine(g, before));
      before = g;
      ratio = std::max(ratio, root_mean_square(adam.step(parameters)));
    }
    const double largest = curvature(model, data, adam.scale(), direction,
                                     step == every ? 20 : 3, masks);
    all.insert(all.end(),
               {double(step), loss, ratio, agree, largest / adam.bearable()});
  }
  return all;
}

// The top of the first jump, to ten times the loss before, or the last look.
static std::size_t first_jump(const std::vector<Look>& all) {
  std::size_t k = 1;
  while (k + 1 < all.size() && all[k].loss <= 10 * all[k - 1].loss) ++k;
  while (k + 1 < all.size() && all[k + 1].loss > all[k].loss) ++k;
  return k;
}

std::vector<Look> report_one_jump(const lstm::Seed& seed,
                                  support::RunFile& file, std::size_t steps) {
  const auto numbers =
      file.once("one jump", [&] { return watch(seed, steps); });
  std::vector<Look> all;
  for (std::size_t k = 0; k < numbers.size(); k += 5)
    all.push_back({numbers[k], numbers[k + 1], numbers[k + 2], numbers[k + 3],
                   numbers[k + 4]});
  fmt::print(
      "\nA jump without chance: LSTM({}), the same 32 windows at every step\n"
      "    step      loss   m/sqrt(v)   agree   curvature\n",
      units);
  const auto jump = std::ptrdiff_t(first_jump(all));
  for (const std::ptrdiff_t from : {-20, -5, -1, 0, 5, 20})
    if (const auto k = jump + from; k >= 0 && k < std::ptrdiff_t(all.size())) {
      const auto& look = all[std::size_t(k)];
      fmt::print("  {:>6} {:>9.1e} {:>11.1e} {:>7.2f} {:>11.2f}\n", look.step,
                 look.loss, look.ratio, look.agree, look.share);
    }
  support::flush_report();
  return all;
}

std::size_t count_jumps(const std::vector<double>& errors) {
  constexpr std::size_t back = 20;
  std::size_t jumps = 0, quiet = back;
  for (std::size_t k = back; k < errors.size(); ++k) {
    const auto here = errors.begin() + std::ptrdiff_t(k);
    if (errors[k] <= 10 * study::median({here - back, here})) continue;
    if (k >= quiet) ++jumps;
    quiet = k + back;
  }
  return jumps;
}

// The jumps of the second half, and the median error there.
static std::vector<double> train(const lstm::AdamOptions& options,
                                 const lstm::Seed& seed, std::size_t epochs) {
  auto model = network<float>(seed);
  lstm::Adam<float> adam(options);
  const auto history =
      lstm::fit(model, adam, windows<float>(320, 20, seed, "training"),
                windows<float>(100, 20, seed, "test"), {.epochs = epochs}, seed,
                {.stop = support::interrupted});
  support::leave_if_interrupted();
  std::vector<double> errors;
  for (std::size_t k = epochs / 2; k < epochs; ++k)
    errors.push_back(history[k].validation_loss);
  return {static_cast<double>(count_jumps(errors)), study::median(errors)};
}

void compare_jumps(lstm::Team& team, const lstm::Seed& seed,
                   support::RunFile& file, std::size_t steps) {
  constexpr std::size_t seeds = 10;
  const std::size_t epochs = std::max<std::size_t>(steps / 10, 2);
  struct Variant {
    const char* name;
    lstm::AdamOptions options;
  };
  const Variant variants[] = {
      {"beta2 = 0.99", {.rate = rate, .beta2 = 0.99}},
      {"beta2 = 0.999", {.rate = rate}},
      {"beta2 = 0.9999", {.rate = rate, .beta2 = 0.9999}},
      {"beta2 = 0.999, rate falls", {.rate = lstm::cosine(rate, 10 * epochs)}}};
  fmt::print(
      "\nJumps in batches of 32: LSTM({}), {} seeds, the last {} epochs\n"
      "                             jumps   median error\n",
      units, seeds, epochs - epochs / 2);
  for (const auto& [name, options] : variants) {
    const auto* const which = name;
    const auto& how = options;
    const auto runs = study::in_order(team, seeds, [&](std::size_t k) {
      return file.once(fmt::format("{}.{}", which, k), [&] {
        return train(how, seed.part("network", k), epochs);
      });
    });
    double jumps = 0;
    std::vector<double> errors;
    for (const auto& run : runs) jumps += run[0], errors.push_back(run[1]);
    fmt::print("  {:<26} {:>5} {:>14.1e}\n", name, jumps,
               study::median(errors));
    support::flush_report();
  }
}

}  // namespace sine_prediction
