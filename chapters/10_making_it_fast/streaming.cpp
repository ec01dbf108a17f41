#include "streaming.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "clock.hpp"
#include "lstm/layers/stream.hpp"
#include "passes.hpp"
#include "support/program.hpp"

namespace making_it_fast {
namespace {

using Layer = lstm::Lstm<float>;

// The same sample for both, and what each says of it in the end.
struct Sample {
  Layer layer;
  lstm::Dense<float> dense;
  lstm::Stream<Layer> stream;
  lstm::Sequence<float> x;  // [T, 1, 1]
  float y = 0;

  Sample(std::size_t H, std::size_t T, lstm::Random random,
         lstm::Team* team = nullptr)
      : layer(1, H), dense(H, 1), stream(made(random, team)) {
    x.resize({T, 1, 1});
    for (float& number : x) number = static_cast<float>(random.normal());
  }
  lstm::Stream<Layer> made(lstm::Random& random, lstm::Team* team) {
    lstm::initialize(lstm::Recipe::pytorch, random, layer, dense);
    return {layer, dense, team};
  }

  void by_layer() { y = dense.forward(layer.last_state(x, {}).h)(0, 0); }
  void by_stream() {
    stream.restart();
    for (const float& x_t : x) stream.step({&x_t, 1}, {&y, 1});
  }
};

// Of single steps, in order of their seconds.
std::vector<double> single_steps(Sample& sample, std::size_t steps) {
  std::vector<double> seconds(steps);
  for (std::size_t t = 0; t < steps; ++t) {
    const float& x_t = sample.x(t % sample.x.shape(0), 0, 0);
    const double start = wall_seconds();
    sample.stream.step({&x_t, 1}, {&sample.y, 1});
    seconds[t] = wall_seconds() - start;
  }
  std::ranges::sort(seconds);
  return seconds;
}

}  // namespace

StreamSeconds measure_stream(std::size_t H, const Settings& s,
                             const lstm::Seed& seed) {
  Sample sample(H, s.T, seed.part("stream", H).stream("sample"));
  sample.by_layer();
  const double said = sample.y;
  sample.by_stream();
  expect_rounding("what a stream says", std::abs(sample.y - said));

  const std::size_t times = std::max<std::size_t>(1, 256 / H);
  const auto several = [&](auto way) {
    return [&sample, times, way] {
      for (std::size_t k = 0; k < times; ++k) (sample.*way)();
    };
  };
  const auto seconds =
      medians({several(&Sample::by_layer), several(&Sample::by_stream)},
              s.rounds, thread_seconds);
  const auto steps = single_steps(sample, 200 * s.rounds);
  const auto runs = static_cast<double>(times);
  return {H, seconds[0] / runs, seconds[1] / runs, steps[steps.size() / 2],
          steps[steps.size() * 999 / 1000]};
}

// The rounds are few: where a thread has no core of its own, one takes long.
static void report_shared(std::size_t H, const Settings& s,
                          const lstm::Seed& seed) {
  const auto random = seed.part("stream", H).stream("sample");
  lstm::Team team(2);
  Sample alone(H, s.T, random), shared(H, s.T, random, &team);
  const auto seconds =
      medians({[&] { alone.by_stream(); }, [&] { shared.by_stream(); }},
              std::min<std::size_t>(s.rounds, 20), wall_seconds);
  if (alone.y != shared.y)
    throw std::runtime_error("two threads say something else than one");
  fmt::print("{:4} {:9.1f} {:11.1f} {:14.2f}\n", H, 1e6 * seconds[0],
             1e6 * seconds[1], seconds[0] / seconds[1]);
}

void report_streams(const Settings& s, const std::vector<std::size_t>& sizes,
                    const lstm::Seed& seed) {
  fmt::print(
      "\nOne sample, {} steps: microseconds            one step: nanoseconds\n"
      "   H     layer    stream  times as fast    median  99.9 % within\n",
      s.T);
  for (const auto H : sizes) {
    const auto [units, layer, stream, step, slow] = measure_stream(H, s, seed);
    fmt::print("{:4} {:9.1f} {:9.1f} {:14.2f} {:9.0f} {:14.0f}\n", units,
               1e6 * layer, 1e6 * stream, layer / stream, 1e9 * step,
               1e9 * slow);
    support::flush_report();
  }
  fmt::print(
      "\nThe same with 2 threads, on the wall\n"
      "   H one thread two threads  times as fast\n");
  for (const auto H : sizes)
    if (H >= 256) report_shared(H, s, seed);
  support::flush_report();
}

}  // namespace making_it_fast
