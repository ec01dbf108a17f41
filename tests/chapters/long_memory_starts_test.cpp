// How chapter 11's LSTMs begin, and the gates that are taken away.
#include <doctest/doctest.h>

#include <cmath>

#include "11_long_memory/rivals.hpp"
#include "11_long_memory/starts.hpp"
#include "bad_input.hpp"
#include "study/adding.hpp"

using namespace long_memory;
using lstm::Gate;

namespace {

using Network = study::Reader<lstm::Lstm<float>>;

// Every value that a gate has on sequences.
std::vector<float> values_of(const Network& network, Gate which) {
  std::vector<float> all;
  for (std::size_t t = 0; t < network.trace().steps(); ++t)
    for (const float a : lstm::gate(network.trace().gates, t, which))
      all.push_back(a);
  return all;
}

}  // namespace

TEST_CASE("a gate that is held open stays at 1 however long one trains") {
  const study::Adding task(study::AddingVersion::published, 12);
  for (const auto gate : {Gate::input, Gate::forget, Gate::output}) {
    Network network(lstm::Lstm<float>(2, 5), 1);
    lstm::Random random(1);
    network.initialize(random);
    hold_open(network.layer, gate);
    study::learn(network, task, {.rate = 0.05, .most = 4000}, lstm::Seed(1));
    network.read(task.draw(20, random).x);
    for (const auto which : {Gate::input, Gate::forget, Gate::output}) {
      const auto all = values_of(network, which);
      const auto open = std::ranges::count(all, 1.0f);
      if (which == gate)
        CHECK(open == std::ssize(all));
      else
        CHECK(open < std::ssize(all) / 2);
    }
    const auto H = network.layer.hidden(),
               first = static_cast<std::size_t>(gate) * H;
    for (std::size_t row = 0; row < 4 * H; ++row) {
      const bool held = row >= first && row < first + H;
      CHECK((network.layer.b.value(row, 0) == 40) == held);
      CHECK((network.layer.W.value(row, 0) == 0) == held);
      CHECK((network.layer.U.value(row, 0) == 0) == held);
    }
  }
}

TEST_CASE("chrono biases are for memories of 1 to T - 1 steps") {
  lstm::Parameter<float> b("b", 16'000, 1);
  b.value.fill(7);
  lstm::Random random(2);
  start_chrono(b, 101, random);
  double least = 1e9, most = 0, mean = 0;
  for (std::size_t j = 0; j < 4000; ++j) {
    const double u = std::exp(double{b.value(4000 + j, 0)});
    least = std::min(least, u);
    most = std::max(most, u);
    mean += u / 4000;
    CHECK(b.value(j, 0) == -b.value(4000 + j, 0));
    CHECK(b.value(8000 + j, 0) == 7);
    CHECK(b.value(12000 + j, 0) == 7);
  }
  CHECK(least >= 0.9999);
  CHECK(least < 1.2);
  CHECK(most < 100);
  CHECK(most > 99.5);
  CHECK(mean == doctest::Approx(50.5).epsilon(0.03));
}

TEST_CASE("a bias is given to one gate alone") {
  lstm::Parameter<float> b("b", 8, 1);
  set_bias(b, Gate::output, 3);
  for (std::size_t row = 0; row < 8; ++row)
    CHECK(b.value(row, 0) == (row >= 6 ? 3 : 0));
}

BAD_INPUT("a memory of two steps") {
  lstm::Random random(1);
  CHECK_THROWS_WITH_AS(chrono_bias(2, random),
                       "a memory of 2 steps, expected 3 at least",
                       std::invalid_argument);
}
