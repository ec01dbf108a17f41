// What chapter 11 finds in a network that adds, and in one that reads on.
#include <doctest/doctest.h>

#include <cmath>

#include "11_long_memory/continual.hpp"
#include "11_long_memory/gates.hpp"
#include "11_long_memory/plain.hpp"
#include "study/adding.hpp"

using namespace long_memory;
using lstm::Gate;

namespace {

// Two units; the second adds what is marked by 1, as on the plain page, and the
// first does nothing.
Adder adder_by_hand() {
  Adder network(lstm::Lstm<float>(2, 2), 1);
  auto& layer = network.layer;
  layer.W.value(1, 1) = 80;  // i of the mark
  layer.b.value(1, 0) = -40;
  layer.b.value(3, 0) = 40;    // f
  layer.W.value(5, 0) = 0.1f;  // g of the number
  layer.b.value(7, 0) = 40;    // o
  network.dense.W.value(0, 1) = 2.5;
  network.dense.b.value(0, 0) = 0.5;
  return network;
}

lstm::Sequence<float> sequences(std::size_t B) {
  lstm::Random random(1);
  return study::Adding(study::AddingVersion::published, 40).draw(B, random).x;
}

}  // namespace

TEST_CASE("the unit that keeps a number is found, and what it does") {
  auto network = adder_by_hand();
  const auto keeper = find_keeper(network, sequences(200));
  CHECK(keeper.unit == 1);
  CHECK(keeper.first > 0.99);
  CHECK(keeper.sum > 0.99);
  CHECK(keeper.at_first.i == 1);
  CHECK(keeper.at_second.i == 1);
  CHECK(keeper.between.i < 1e-9);
  CHECK(keeper.behind.i < 1e-9);
  CHECK(keeper.between.f == 1);
  CHECK(keeper.between.moved < 1e-9);
  CHECK(keeper.at_first.moved == doctest::Approx(0.05).epsilon(0.15));
  CHECK(keeper.at_second.moved == doctest::Approx(0.05).epsilon(0.15));
  CHECK(keeper.between.g == doctest::Approx(0.05).epsilon(0.15));
  CHECK(keeper.behind.o == 1);
}

TEST_CASE("a sequence is followed step by step") {
  auto network = adder_by_hand();
  const auto x = sequences(1);
  const auto followed = follow(network, 1, x);
  const auto [one, other] = marked_steps(x, 0);
  CHECK(followed.c.size() == x.shape(0));
  double c = 0;
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    CHECK(followed.number[t] == x(t, 0, 0));
    CHECK(followed.mark[t] == x(t, 1, 0));
    if (t == one || t == other) c += std::tanh(x(t, 0, 0) / 10);
    CHECK(followed.c[t] == doctest::Approx(c).epsilon(1e-5));
    CHECK((followed.i[t] > 0.5) == (t == one || t == other));
  }
}

TEST_CASE("such a network solves the problem at any lag") {
  auto network = adder_by_hand();
  for (const std::size_t T : {10u, 1000u}) {
    const study::Adding task(study::AddingVersion::published, T);
    lstm::Random random(2);
    const auto all = task.draw(50, random);
    const auto wrong = study::wrong(all, network.read(all.x), task.tolerance());
    CHECK(std::count(wrong.begin(), wrong.end(), true) == 0);
  }
}

TEST_CASE("the marks of a sequence are its two steps of 1") {
  lstm::Sequence<float> x = xt::zeros<float>({6, 2, 2});
  x(0, 1, 0) = x(5, 1, 0) = -1;
  x(2, 1, 0) = x(3, 1, 0) = 1;
  x(0, 1, 1) = x(4, 1, 1) = 1;
  CHECK(marked_steps(x, 0) == std::array<std::size_t, 2>{2, 3});
  CHECK(marked_steps(x, 1) == std::array<std::size_t, 2>{0, 4});
}

TEST_CASE("a cell by hand keeps a number and a plain unit loses it") {
  const auto between = [](std::size_t T) {
    std::vector<Step> steps(T, {1, 0});
    steps.front() = {0.5, 1};
    steps.back() = {-0.25, 1};
    return steps;
  };
  for (const std::size_t T : {2u, 100u, 10'000u}) {
    CHECK(remembered_by_cell(between(T)) ==
          doctest::Approx(0.25).epsilon(0.005));
    // h falls as the differential equation h' = -h³ / 3 has it.
    const auto kept = remembered_by_unit(between(T)) + 0.25;
    const auto n = static_cast<double>(T);
    CHECK(kept ==
          doctest::Approx(10 / std::sqrt(400 + 2 * n / 3)).epsilon(0.01));
  }
  lstm::Random random(1);
  const auto errors = plain_errors(1000, 50, random);
  CHECK(errors.T == 1000);
  CHECK(errors.cell < 0.01);
  CHECK(errors.unit > 0.5);
}

TEST_CASE("what is read on is judged letter by letter") {
  lstm::Team one(1), two(2);
  const Plan plan{2, 500};
  const lstm::Seed seed(1);
  const auto with = read_on(true, 300, plan, seed, one);
  const auto without = read_on(false, 300, plan, seed, two);
  REQUIRE(with.size() == 2);
  for (const auto& all : {with, without})
    for (const auto& network : all) {
      CHECK(network.c.size() == 300);
      CHECK(network.wrong > 0);
      CHECK(network.wrong <= 300);
      CHECK(network.trial.sequences == 504);
    }
  for (std::size_t n = 0; n < 2; ++n) CHECK(with[n].c[299] < without[n].c[299]);
  CHECK(read_on(true, 300, plan, seed, two)[1].c == with[1].c);

  const auto figure = norms_figure(with[0], without[0]);
  CHECK(figure.x.front() == 1);
  CHECK(figure.x.back() == 300);
  CHECK(figure.panels[0].curves[1].y.back() == without[0].c.back());
}
