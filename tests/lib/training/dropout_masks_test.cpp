#include "lstm/training/dropout_masks.hpp"

#include <doctest/doctest.h>

#include <cmath>

using lstm::DropoutMasks, lstm::DropoutOptions;
using lstm::Matrix, lstm::Random, lstm::Sequence;

TEST_CASE("a mask holds 0 and 1 / (1 - share), in the right shares") {
  Random random(1);
  DropoutMasks<double> masks;
  masks.draw({.input = 0.2, .recurrent = 0.5, .last = 0.75, .fixed = false},
             {50, 4, 20}, 8, random);
  const auto check = [](const auto& mask, double share) {
    CAPTURE(share);
    double dropped = 0, sum = 0;
    for (const double m : mask) {
      CHECK((m == 0 || m == 1 / (1 - share)));
      dropped += m == 0;
      sum += m;
    }
    const auto n = static_cast<double>(mask.size());
    const double sigma = std::sqrt(share * (1 - share) / n);
    CHECK(std::abs(dropped / n - share) < 4 * sigma);
    CHECK(std::abs(sum / n - 1) < 4 * sigma / (1 - share));
  };
  check(masks.x, 0.2);
  check(masks.h, 0.5);
  check(masks.last, 0.75);
}

TEST_CASE("a fixed mask is the same at all steps, another at each draw") {
  Random random(2);
  DropoutMasks<double> masks;
  for (const bool fixed : {true, false}) {
    CAPTURE(fixed);
    const DropoutOptions options{
        .input = 0.5, .recurrent = 0.5, .fixed = fixed};
    masks.draw(options, {6, 3, 5}, 4, random);
    REQUIRE(masks.h.shape() == std::array<std::size_t, 3>{6, 4, 5});
    CHECK(masks.last.size() == 0);
    for (const auto* mask : {&masks.x, &masks.h}) {
      const Matrix<double> first = lstm::at(*mask, 0);
      for (std::size_t t = 1; t < 6; ++t) {
        const Matrix<double> other = lstm::at(*mask, t);
        CHECK((first == other) == fixed);
      }
    }
    const Matrix<double> h = lstm::at(masks.h, 0);
    CHECK(Matrix<double>(xt::view(h, xt::all(), xt::range(0, 1))) !=
          Matrix<double>(xt::view(h, xt::all(), xt::range(1, 2))));
    const Sequence<double> before = masks.h;
    masks.draw(options, {6, 3, 5}, 4, random);
    CHECK(masks.h != before);
  }
}

TEST_CASE("a tensor goes through its mask, and unchanged where there is none") {
  const Matrix<double> h = {{1, 2}, {3, 4}};
  CHECK(lstm::masked(h, {{0, 2}, {2, 0}}) == Matrix<double>{{0, 4}, {6, 0}});
  CHECK(lstm::masked(h, {}) == h);
}
