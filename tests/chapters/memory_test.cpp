#include "01_cell_state/memory.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "study/half_life.hpp"

TEST_CASE("the belt keeps, adds and forgets as its formula says") {
  CHECK(cell_state::Belt{.f = 0, .i = 1, .g = 0.8}.step(123) == 0.8);
  CHECK(cell_state::Belt{.f = 1, .i = 0, .g = 0.8}.step(0.1) == 0.1);
  CHECK(cell_state::Belt{.f = 0.5, .i = 0.25, .g = -2}.step(3) == 1);
}

TEST_CASE("a plain unit computes what its formula says") {
  const cell_state::PlainUnit unit{.w = 0.5, .u = -2};
  CHECK(unit.step(3, 0.25) == std::tanh(1.0));
}

TEST_CASE("states count from the start and know their step") {
  const auto all = cell_state::states(
      5, 3, [](std::size_t k, double s) { return s + static_cast<double>(k); });
  CHECK(all == std::vector<double>{5, 5, 6, 8});
}

TEST_CASE("the half-life is the exponent that halves, counted or not") {
  for (const double f : {0.1, 0.5, 0.9, 0.99, 0.999}) {
    CAPTURE(f);
    CHECK(std::pow(f, study::half_life(f)) ==
          doctest::Approx(0.5).epsilon(1e-12));
    const auto counted = static_cast<double>(study::count_half_life(f));
    CHECK(counted >= study::half_life(f));
    CHECK(counted < study::half_life(f) + 1);
  }
  CHECK(std::isinf(study::half_life(1)));
  CHECK(study::half_life(1) > 0);
}

TEST_CASE("without input the belt keeps f to the power of k") {
  const auto kept = cell_state::kept_by_belt(0.9, 20);
  REQUIRE(kept.size() == 21);
  CHECK(kept[0] == 1);
  CHECK(kept[20] == doctest::Approx(std::pow(0.9, 20)).epsilon(1e-14));
  CHECK(cell_state::kept_by_belt(1, 1000).back() == 1);
}

TEST_CASE("a plain unit loses the difference of two values whatever u is") {
  for (const double u : {0.5, 0.9, 1.0, 1.1, 1.5, 3.0}) {
    CAPTURE(u);
    const auto kept = cell_state::kept_by_unit(u, 0.8, 0.2, 1000);
    CHECK(kept[0] == 1);
    CHECK(kept[1] ==
          doctest::Approx((std::tanh(0.8 * u) - std::tanh(0.2 * u)) / 0.6));
    CHECK(std::abs(kept[1000]) < 2e-3);
  }
}

TEST_CASE("the plain unit begins with the whole difference whatever it is") {
  const auto kept = cell_state::kept_by_unit(1.5, 0.25, -0.5, 1);
  CHECK(kept.size() == 2);
  CHECK(kept[0] == 1);
  CHECK(kept[1] ==
        doctest::Approx((std::tanh(0.375) - std::tanh(-0.75)) / 0.75));
}

TEST_CASE("only the belt holds a value through noise") {
  const auto held = cell_state::hold(0.8, {0.5, -1, 0.25});
  CHECK(held.belt == std::vector<double>(4, 0.8));
  REQUIRE(held.no_gate.size() == 4);
  CHECK(held.no_gate[0] == 0.8);
  CHECK(held.no_gate[1] == doctest::Approx(1.3));
  CHECK(held.no_gate[3] == doctest::Approx(0.55));
  REQUIRE(held.unit.size() == 4);
  CHECK(held.unit[0] == 0.8);
  CHECK(held.unit[1] == std::tanh(1.3));
  CHECK(held.unit[2] == std::tanh(std::tanh(1.3) - 1));
}
