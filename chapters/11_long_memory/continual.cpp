#include "continual.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "starts.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"
#include "support/program.hpp"

namespace long_memory {

using Lstm = lstm::Lstm<float>;

namespace {

double norm(const lstm::Sequence<float>& c, std::size_t t) {
  double squares = 0;
  for (std::size_t j = 0; j < c.shape(1); ++j)
    squares += double{c(t, j, 0)} * double{c(t, j, 0)};
  return std::sqrt(squares);
}

// One string: what is said behind each of its letters is judged by itself.
void judge(study::Reader<Lstm>& network, const study::ReberString& string,
           Continued& found) {
  const auto examples = study::read_along({&string});
  const auto& z = network.read(examples.x);
  const auto T = z.shape(0);
  for (std::size_t t = 0; t < T; ++t) {
    found.c.push_back(norm(network.trace().c, t + 1));
    if (!study::legal_on_top(z, t, 0, examples.legal(t, 0))) ++found.wrong;
  }
}

Continued read_on(bool forgets, std::size_t letters, std::size_t most,
                  const lstm::Seed& seed) {
  const ContinualReber task(100);
  study::Reader<Lstm> network(Lstm(task.inputs(), 12), task.outputs());
  auto weights = seed.stream("weights");
  network.initialize(weights);
  if (!forgets) hold_open(network.layer, lstm::Gate::forget);
  const study::Schooling how{.rate = 0.01, .batch = 8, .most = most};
  Continued found{study::learn(network, task, how, seed), {}, 0};
  auto random = seed.stream("long string");
  judge(network, continual_reber(letters + 1, random), found);
  return found;
}

}  // namespace

std::vector<Continued> read_on(bool forgets, std::size_t letters,
                               const Plan& plan, const lstm::Seed& seed,
                               lstm::Team& team) {
  return study::in_order(team, plan.networks, [&](std::size_t n) {
    return read_on(forgets, letters, plan.most, seed.part("network", n));
  });
}

static void report(const char* name, const std::vector<Continued>& all) {
  const auto letters = all[0].c.size();
  const auto median = [&](const auto& value) {
    std::vector<double> values;
    for (const auto& one : all)
      values.push_back(static_cast<double>(value(one)));
    return study::median(values);
  };
  const auto count = [&](const auto& good) {
    return fmt::format("{} of {}", std::ranges::count_if(all, good),
                       all.size());
  };
  fmt::print("{:18} {:>10}", name,
             count([](const auto& one) { return one.trial.solved; }));
  for (const auto t : {letters / 100, letters / 10, letters})
    fmt::print(" {:8.1f}",
               median([&](const auto& one) { return one.c[t - 1]; }));
  fmt::print(" {:>12} {:6.0f}\n",
             count([](const auto& one) { return one.wrong == 0; }),
             median([](const auto& one) { return one.wrong; }));
}

void report_continued(const std::vector<Continued>& with,
                      const std::vector<Continued>& without) {
  const auto letters = with[0].c.size();
  fmt::print(
      "Reber strings without an end, learned from pieces of 100 letters and\n"
      "read for {}: medians of |c| and of letters behind which it is wrong\n"
      "{:18} {:>10} {:>8} {:>8} {:>8} {:>12} {:>6}\n",
      letters, "", "solved", fmt::format("|c| {}", letters / 100), letters / 10,
      letters, "never wrong", "wrong");
  report("LSTM", with);
  report("LSTM, f = 1", without);
  fmt::print("\n");
  support::flush_report();
}

figures::Figure norms_figure(const Continued& with, const Continued& without) {
  constexpr std::size_t points = 200;
  const auto every = std::max<std::size_t>(1, with.c.size() / points);
  const auto count = with.c.size() / every;
  const auto of = [&](const Continued& one) {
    return figures::series(count,
                           [&](auto k) { return one.c[(k + 1) * every - 1]; });
  };
  return {
      .name = "11-norms",
      .title =
          "The length of the cell state against the letters read of a "
          "Reber string without an end, of an LSTM with a forget gate and "
          "of one without",
      .x_label = "letters read",
      .x = figures::series(count, [&](auto k) { return (k + 1) * every; }),
      .panels = {{"|c|",
                  {{"with a forget gate", of(with)}, {"without", of(without)}},
                  true}}};
}

}  // namespace long_memory
