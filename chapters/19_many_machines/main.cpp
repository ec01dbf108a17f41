// Chapter 19: several machines train one network, to the same bytes.

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "batches.hpp"
#include "clocked.hpp"
#include "figures.hpp"
#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "lstm/training/fit.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "ranks.hpp"
#include "study/sine.hpp"
#include "tables.hpp"
#include "times.hpp"
#include "train.hpp"

namespace many_machines {

static lstm::Regressor<float> untrained(const Settings& s,
                                        const lstm::Seed& seed) {
  lstm::Regressor<float> model(1, s.units, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  return model;
}

// Two trainings with the same weights are the same to the last bit.
static std::uint64_t fingerprint(lstm::Regressor<float>& model) {
  auto print = lstm::fingerprint("");
  for (const auto* p : model.parameters())
    print = lstm::fingerprint_of(p->value, print);
  return print;
}

// The training that the page shows whole, beside the library's.
static void compare_plain(const Settings& s, const lstm::Seed& seed,
                          lstm::Group& group) {
  constexpr std::size_t epochs = 3;
  const auto windows = std::min<std::size_t>(s.windows, 512);
  const std::size_t batch = (windows + 1) / 2,
                    shards = std::min(s.shards, batch);
  const auto data =
      study::sine_windows<float>(windows, s.steps, seed.stream("training"));
  auto plain = untrained(s, seed), model = plain;
  fmt::print("A plain loop: {} windows in batches of {}, {} shards\n", windows,
             batch, shards);
  train_plainly(plain, data.data, epochs, batch, shards, group,
                seed.stream("masks"));
  lstm::Adam<float> adam({.rate = 0.001});
  const auto history = lstm::fit(model, adam, data.data,
                                 {.epochs = epochs,
                                  .batch = batch,
                                  .shuffle = false,
                                  .shards = shards,
                                  .group = &group},
                                 seed);
  fmt::print("By fit, the last epoch:\n{:5} {:14.1e}\n", history.back().number,
             history.back().training_loss);
  if (fingerprint(plain) != fingerprint(model))
    throw AllEnd("the plain loop and fit come to other weights");
  fmt::print("Weights of both: {:016x}\n\n", fingerprint(model));
}

static void tell_times(const Settings& s, const support::Options& options,
                       Clocked& group) {
  const auto [step, exchange] = group.median();
  if (std::isnan(step)) {
    if (!s.times.empty()) throw AllEnd("--times needs a step of training");
    return;
  }
  const auto shards = (s.shards + group.size() - 1) / group.size();
  fmt::print(
      "\nRanks: {}, threads of each: {}; a step takes {:.1f} ms,\n"
      "{:.1f} % of it in exchanges\n",
      group.size(), std::min(options.threads, shards), 1e3 * step,
      100 * exchange / step);
  if (!s.times.empty() && group.rank() == 0)
    write_time(s.times, {s.network, group.size(), s.units, s.batch, s.shards,
                         step, exchange});
}

// The costs of ranks, from what was measured for the page.
static void tell_costs(const support::Options& options,
                       const std::vector<Time>& times) {
  report_times(times);
  report_costs(times);
  report_ranks(times);
  options.draw(speed_up_figure(times));
  options.draw(exchange_figure(times));
  options.draw(ranks_figure(times));
}

static void tell_batches(const Settings& s, const support::Options& options,
                         lstm::Group& group) {
  if (group.size() > 1)
    throw AllEnd("--study needs one rank, whose threads share it");
  support::RunFile file(options);
  const auto costs = study_batches(s, options, file);
  report_batches(costs);
  if (std::ranges::any_of(costs, &BatchCost::is_reached))
    options.draw(batches_figure(costs));
}

// What was asked for, but no more than there is.
static Settings possible(Settings s) {
  s.batch = std::min(s.batch, s.windows);
  s.shards = lstm::shard_count(s.batch, s.shards);
  return s;
}

static void chapter(const Settings& asked, const support::Options& options,
                    lstm::Group& group) {
  expect_same_programs(group, options);
  if (asked.study == "batches") return tell_batches(asked, options, group);
  const auto s = possible(asked);
  // A mistake in a file should not cost a training run.
  std::vector<Time> times;
  if (group.rank() == 0) {
    times = measured();
    if (!s.times.empty()) figures::expect_writable(s.times);
  }
  const lstm::Seed seed(options.seed);
  compare_plain(s, seed, group);

  auto model = untrained(s, seed);
  fmt::print(
      "LSTM({}) -> Dense(1), {} parameters, Adam 0.001, seed {}\n"
      "{} windows of {} steps, {} epochs in batches of {}, cut into {} "
      "shards\n\n",
      s.units, count(model.parameters()), options.seed, s.windows, s.steps,
      s.epochs, s.batch, s.shards);
  Clocked clocked(group);
  train(model, s, options, clocked);
  fmt::print("\nWeights: {:016x}\n", fingerprint(model));
  tell_times(s, options, clocked);
  if (group.rank() == 0) tell_costs(options, times);
}

}  // namespace many_machines

int main(int argc, char** argv) {
  using namespace many_machines;
  support::Options options("19_many_machines",
                           "Trains an LSTM on several machines together, to "
                           "the bytes of one.");
  Settings settings;
  declare(options, settings);
  return run(options, argc, argv,
             [&](lstm::Group& group) { chapter(settings, options, group); });
}
