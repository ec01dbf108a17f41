#include "study/sine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bad_input.hpp"
#include "lstm/layers/loss.hpp"
#include "study/baselines.hpp"

using lstm::Matrix, lstm::Sequence;

TEST_CASE("a window is a sine from its phase, its target the next value") {
  lstm::Random random(1);
  const auto sine = study::sine_windows<double>(500, 50, random);
  REQUIRE(sine.data.x.shape() == std::array<std::size_t, 3>{50, 1, 500});
  REQUIRE(sine.data.y.shape() == std::array<std::size_t, 2>{1, 500});
  for (const std::size_t n : {0u, 1u, 499u}) {
    CHECK(sine.data.x(0, 0, n) == std::sin(sine.phases[n]));
    CHECK(sine.data.x(49, 0, n) ==
          doctest::Approx(std::sin(sine.phases[n] + 4.9)).epsilon(1e-14));
    CHECK(sine.data.y(0, n) ==
          doctest::Approx(std::sin(sine.phases[n] + 5)).epsilon(1e-14));
  }
  const auto [low, high] = std::ranges::minmax(sine.phases);
  CHECK(low >= 0);
  CHECK(low < 0.05);
  CHECK(high < 2 * std::numbers::pi);
  CHECK(high > 6.2);
}

TEST_CASE("a wave has its height and its step from the phase on") {
  const std::vector<double> phases = {0, 2};
  const auto data = study::windows_from<double>(phases, 3, {2, 0.5});
  REQUIRE(data.x.shape() == std::array<std::size_t, 3>{3, 1, 2});
  for (std::size_t n = 0; n < 2; ++n) {
    CHECK(data.x(0, 0, n) == 2 * std::sin(phases[n]));
    CHECK(data.x(2, 0, n) == 2 * std::sin(phases[n] + 1.0));
    CHECK(data.y(0, n) == 2 * std::sin(phases[n] + 1.5));
  }
}

TEST_CASE("phases are drawn from the arc that is named") {
  const auto phases = study::draw_phases(1000, 1, 2, lstm::Random(3));
  CHECK(phases.size() == 1000);
  const auto [low, high] = std::ranges::minmax(phases);
  CHECK(low >= 1);
  CHECK(low < 1.02);
  CHECK(high < 2);
  CHECK(high > 1.98);
}

TEST_CASE("the phase of a sine of any amplitude is found again") {
  for (const double amplitude : {1.0, 0.3, 20.0})
    for (double phase = -3; phase < 3; phase += 0.25) {
      const double before = amplitude * std::sin(phase - study::sine_step);
      const double found =
          study::sine_phase(before, amplitude * std::sin(phase));
      CHECK(found == doctest::Approx(phase).epsilon(1e-12));
    }
}

TEST_CASE("the drift of a wave that is too fast grows past whole turns") {
  const std::size_t first = 50, K = 500;
  const std::vector<double> phases = {0.5, 4};
  const double surplus = 0.02;  // radians a step: ten radians in all
  Matrix<double> waves({K, 2});
  for (std::size_t k = 0; k < K; ++k)
    for (std::size_t n = 0; n < 2; ++n)
      waves(k, n) = std::sin(phases[n] + 0.1 * double(first + k) +
                             (n == 0 ? surplus * double(k) : 0));
  const auto drift = study::phase_drift(waves, phases, first);
  for (const std::size_t k : {1u, 100u, 499u}) {
    // Two values of the faster wave look like two of a sine whose cosine is 1.2
    // times too large: at most asin(0.2 / 2.2) = 0.091 radians.
    CHECK(std::abs(drift(k, 0) - surplus * double(k)) < 0.095);
    CHECK(std::abs(drift(k, 1)) < 1e-12);
  }
}

TEST_CASE("the baselines have the errors that follow from the sine") {
  lstm::Random random(2);
  const auto sine = study::sine_windows<double>(20'000, 5, random);
  const auto& x = sine.data.x;
  const auto& y = sine.data.y;
  const auto error = [&](const Matrix<double>& prediction) {
    return lstm::mean_squared_error(prediction, y).value;
  };
  // (sin(a + s) - sin a)² is on average 1 - cos s; of the line, (2 - 2 cos
  // s)²/2.
  const double c = 1 - std::cos(study::sine_step);
  CHECK(error(xt::zeros_like(y)) == doctest::Approx(0.5).epsilon(0.02));
  CHECK(error(study::repeat_last(x)) == doctest::Approx(c).epsilon(0.02));
  CHECK(error(study::straight_line(x)) ==
        doctest::Approx(2 * c * c).epsilon(0.02));
  CHECK(error(study::sine_recurrence(x, study::sine_step)) < 1e-30);
}

TEST_CASE("the nearest window is that of the least squared distance") {
  // (0, 0) is 4 + 4 from the first and 9 from the second, whose last value and
  // sum of differences are the nearer ones.
  const lstm::Dataset<double> seen = {{{{2, 3, 9}}, {{2, 0, 9}}}, {{5, 7, 8}}};
  const Sequence<double> x = {{{0, 3, 7}}, {{0, 1, 7}}};
  CHECK(study::nearest_window(seen, x) == Matrix<double>{{5, 7, 8}});
}

TEST_CASE("the nearest of N windows is wrong by the square of pi over N") {
  const std::size_t N = 100;
  double sum = 0;
  for (std::uint64_t k = 0; k < 50; ++k) {
    const auto seen = study::sine_windows<double>(N, 20, lstm::Random(k)).data;
    const auto test =
        study::sine_windows<double>(40, 20, lstm::Random(100 + k)).data;
    sum += lstm::mean_squared_error(study::nearest_window(seen, test.x), test.y)
               .value;
  }
  const double expected = std::pow(std::numbers::pi / N, 2);
  CHECK(sum / 50 == doctest::Approx(expected).epsilon(0.3));
}

TEST_CASE("a recurrence is fitted by least squares") {
  // The sums of the windows (q, p) -> y: p² 2, pq 1, q² 2, py 3, qy 4, so that
  // 2a + b = 3 and a + 2b = 4. No a and b is right for all three.
  const lstm::Dataset<double> seen = {{{{0, 1, 1}}, {{1, 0, 1}}}, {{1, 2, 2}}};
  const auto [a, b] = study::fit_recurrence(seen);
  CHECK(a == doctest::Approx(2.0 / 3));
  CHECK(b == doctest::Approx(5.0 / 3));
  const Sequence<double> x = {{{1}}, {{10}}, {{100}}};
  CHECK(study::go_on(x, {3, 0.5}) == Matrix<double>{{305}});
}

TEST_CASE("of recurrences that fit as well the smallest is taken") {
  // y = 10 for (1, 2): 2a + b = 10, nearest to 0 at (4, 2).
  for (const std::size_t copies : {1u, 3u}) {
    lstm::Dataset<double> seen;
    seen.x = xt::ones<double>({std::size_t{2}, std::size_t{1}, copies});
    lstm::at(seen.x, 1) *= 2;
    seen.y = xt::full_like(lstm::at(seen.x, 0), 10.0);
    const auto [a, b] = study::fit_recurrence(seen);
    CHECK(a == doctest::Approx(4));
    CHECK(b == doctest::Approx(2));
  }
}

TEST_CASE("a recurrence fitted to sines is the exact one") {
  const auto seen = study::sine_windows<double>(1000, 5, lstm::Random(5)).data;
  const auto [a, b] = study::fit_recurrence(seen);
  CHECK(a == doctest::Approx(2 * std::cos(study::sine_step)).epsilon(1e-12));
  CHECK(b == doctest::Approx(-1).epsilon(1e-12));
}

BAD_INPUT("the nearest window wants windows as long as those it has seen") {
  const lstm::Dataset<float> seen = {xt::zeros<float>({5, 1, 3}),
                                     xt::zeros<float>({1, 3})};
  const Sequence<float> four = xt::zeros<float>({4, 1, 2}),
                        wide = xt::zeros<float>({5, 2, 2});
  CHECK_THROWS_WITH_AS(study::nearest_window(seen, four),
                       "seen.x has shape [5, 1, 3], expected [4, 1, 3]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::nearest_window(seen, wide),
                       "x has shape [5, 2, 2], expected [5, 1, 2]",
                       lstm::ShapeError);
  const lstm::Dataset<float> none = {xt::zeros<float>({4, 1, 0}),
                                     xt::zeros<float>({1, 0})};
  CHECK_THROWS_WITH_AS(study::nearest_window(none, four),
                       "seen.x has shape [4, 1, 0], expected no extent of 0",
                       lstm::ShapeError);
}

BAD_INPUT("sine windows need a number and steps") {
  lstm::Random random(1);
  const std::string needs = "sine windows need a number and steps, got ";
  CHECK_THROWS_WITH_AS(study::sine_windows<float>(0, 5, random),
                       (needs + "0 and 5").c_str(), std::invalid_argument);
  CHECK_THROWS_WITH_AS(study::sine_windows<float>(5, 0, random),
                       (needs + "5 and 0").c_str(), std::invalid_argument);
}

BAD_INPUT("a drift of waves without a phase for each") {
  const Matrix<double> waves = xt::zeros<double>({500, 2});
  CHECK_THROWS_WITH_AS(study::phase_drift(waves, {1.0}, 50),
                       "waves has shape [500, 2], expected [500, 1]",
                       lstm::ShapeError);
}

BAD_INPUT("a baseline wants as many values as it looks at") {
  const Sequence<float> one = xt::zeros<float>({1, 1, 3}),
                        none = xt::zeros<float>({0, 1, 3}),
                        two_features = xt::zeros<float>({5, 2, 3});
  CHECK_NOTHROW(study::repeat_last(one));
  CHECK_THROWS_WITH_AS(study::repeat_last(none),
                       "windows of 0 steps where 1 are needed",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::straight_line(one),
                       "windows of 1 steps where 2 are needed",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::sine_recurrence(one, 0.1),
                       "windows of 1 steps where 2 are needed",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::fit_recurrence<float>({one, {{1, 2, 3}}}),
                       "windows of 1 steps where 2 are needed",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::go_on(one, {2, -1}),
                       "windows of 1 steps where 2 are needed",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(study::repeat_last(two_features),
                       "x has shape [5, 2, 3], expected [5, 1, 3]",
                       lstm::ShapeError);
}
