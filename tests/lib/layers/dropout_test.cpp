#include "lstm/layers/dropout.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

using lstm::DropoutOptions, lstm::Masks, lstm::Matrix, lstm::Random,
    lstm::Sequence;

TEST_CASE("a mask holds 0 and 1 / (1 - share), in the right shares") {
  for (const double share : {0.2, 0.5, 0.75}) {
    CAPTURE(share);
    Random random(1);
    Sequence<double> mask;
    draw_mask(mask, {50, 8, 20}, share, false, random);
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
  }
}

TEST_CASE("a fixed mask is the same at all steps, another at each draw") {
  Random random(2);
  Sequence<double> mask;
  for (const bool fixed : {true, false}) {
    CAPTURE(fixed);
    draw_mask(mask, {6, 4, 5}, 0.5, fixed, random);
    REQUIRE(mask.shape() == std::array<std::size_t, 3>{6, 4, 5});
    const Matrix<double> first = lstm::at(mask, 0);
    for (std::size_t t = 1; t < 6; ++t)
      CHECK((first == Matrix<double>(lstm::at(mask, t))) == fixed);
    CHECK(Matrix<double>(xt::view(first, xt::all(), xt::range(0, 1))) !=
          Matrix<double>(xt::view(first, xt::all(), xt::range(1, 2))));
    const Sequence<double> before = mask;
    draw_mask(mask, {6, 4, 5}, 0.5, fixed, random);
    CHECK(mask != before);
  }
}

TEST_CASE_TEMPLATE("a layer's masks have the shapes of its x and its h", Layer,
                   lstm::Lstm<double>, lstm::Gru<double>, lstm::Rnn<double>) {
  const Layer layer(3, 4);
  Random random(4);
  Masks<double> masks;
  layer.draw({.input = 0.5, .recurrent = 0.25, .output = 0.5}, 6, 5, random,
             masks);
  CHECK(masks.x.shape() == std::array<std::size_t, 3>{6, 3, 5});
  CHECK(masks.h.shape() == std::array<std::size_t, 3>{6, 4, 5});
  CHECK(xt::amax(masks.x)() == 2);
  CHECK(xt::amax(masks.h)() == 1 / 0.75);
  CHECK(Matrix<double>(lstm::at(masks.h, 0)) ==
        Matrix<double>(lstm::at(masks.h, 5)));
  layer.draw({.recurrent = 0.5, .fixed = false}, 7, 2, random, masks);
  CHECK(masks.x.size() == 0);
  CHECK(masks.h.shape() == std::array<std::size_t, 3>{7, 4, 2});
  CHECK(Matrix<double>(lstm::at(masks.h, 0)) !=
        Matrix<double>(lstm::at(masks.h, 6)));
  layer.draw({.output = 0.5}, 7, 2, random, masks);
  CHECK(masks.h.size() == 0);
}

TEST_CASE("a tensor goes through its mask, and unchanged where there is none") {
  Matrix<double> h = {{1, 2}, {3, 4}};
  lstm::apply_mask(Matrix<double>{}, h);
  CHECK(h == Matrix<double>{{1, 2}, {3, 4}});
  lstm::apply_mask(Matrix<double>{{0, 2}, {2, 0}}, h);
  CHECK(h == Matrix<double>{{0, 4}, {6, 0}});
}

BAD_INPUT("a mask of another shape than its tensor") {
  Matrix<double> h = {{1, 2}, {3, 4}};
  CHECK_THROWS_WITH_AS(lstm::apply_mask(Matrix<double>{{0, 2}}, h),
                       "mask has shape [1, 2], expected [2, 2]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(
      lstm::apply_mask(Matrix<double>{{0, 2, 2}, {1, 1, 1}}, h),
      "mask has shape [2, 3], expected [2, 2]", lstm::ShapeError);
}

BAD_INPUT("shares of dropout that are none") {
  const auto refused = [](const DropoutOptions& options,
                          const std::string& what) {
    const auto message = "dropout's " + what + ", expected one in [0, 1)";
    Random random(1);
    Masks<double> masks;
    CHECK_THROWS_WITH_AS(lstm::checked(options), message.c_str(),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(
        lstm::Rnn<double>(1, 2).draw(options, 3, 4, random, masks),
        message.c_str(), std::invalid_argument);
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  refused({.input = -0.1}, "input share is -0.1");
  refused({.input = nan}, "input share is nan");
  refused({.recurrent = 1}, "recurrent share is 1");
  refused({.recurrent = nan}, "recurrent share is nan");
  refused({.output = 2}, "output share is 2");
  refused({.output = nan}, "output share is nan");
}

BAD_INPUT("a mask of more numbers than can be counted") {
  const std::size_t many = std::size_t{1} << 32;
  Random random(1);
  Sequence<float> mask;
  CHECK_THROWS_WITH_AS(draw_mask(mask, {many, many, 1}, 0.5, true, random),
                       "dropout's mask has shape [4294967296, 4294967296, 1], "
                       "expected one of fewer than 2^63 bytes",
                       lstm::ShapeError);
}
