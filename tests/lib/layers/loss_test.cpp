#include "lstm/layers/loss.hpp"

#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::mean_squared_error, lstm::squared_error;

TEST_CASE("the squared error is a sum, which a count divides once") {
  const Matrix<double> y = {{1, 2}, {3, 4}}, target = {{1, 0}, {0, 4}};
  Matrix<double> dy;
  auto loss = squared_error(y, target, dy);
  CHECK(loss.sum == 4 + 9);
  CHECK(loss.count == 4);
  CHECK(dy == Matrix<double>{{0, 4}, {6, 0}});
  loss += squared_error(Matrix<double>{{2}}, Matrix<double>{{1}}, dy);
  CHECK(loss.mean() == 14 / 5.0);
}

TEST_CASE("many small errors of floats are not lost beside a large sum") {
  Matrix<float> y({1, 1 << 20}), target, dy;
  y.fill(1e-3f);
  y(0, 0) = 100;
  target = xt::zeros_like(y);
  CHECK(squared_error(y, target, dy).sum ==
        doctest::Approx(10'000 + 1.048575).epsilon(1e-9));
}

TEST_CASE("the mean squared error of a case done by hand") {
  const Matrix<double> y = {{1, 2}, {3, 4}}, target = {{1, 0}, {0, 4}};
  const auto loss = mean_squared_error(y, target);
  CHECK(loss.value == (4 + 9) / 4.0);
  CHECK(loss.gradient == Matrix<double>{{0, 1}, {1.5, 0}});
}

TEST_CASE("its gradient agrees with central differences") {
  for (const std::size_t O : {1u, 3u})
    for (const std::size_t B : {1u, 6u}) {
      lstm::Random random(O * 10 + B);
      Matrix<double> y({O, B}), target({O, B});
      fill_normal(y, random);
      fill_normal(target, random);
      const auto numeric = lstm::central_differences(
          [&] { return mean_squared_error(y, target).value; }, y);
      const auto loss = mean_squared_error(y, target);
      CHECK(lstm::relative_error(loss.gradient, numeric) <= 1e-7);
    }
}

BAD_INPUT("a target of another shape than its prediction") {
  const Matrix<float> y = xt::zeros<float>({1, 4}),
                      target = xt::zeros<float>({4, 1});
  CHECK_THROWS_WITH_AS(mean_squared_error(y, target),
                       "target has shape [4, 1], expected [1, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("a loss of nothing") {
  const Matrix<float> empty = xt::zeros<float>({1, 0});
  CHECK_THROWS_WITH_AS(mean_squared_error(empty, empty),
                       "prediction has shape [1, 0], expected no extent of 0",
                       lstm::ShapeError);
}
