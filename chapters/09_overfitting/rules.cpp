#include "rules.hpp"

#include <cmath>

#include "lstm/layers/loss.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"

namespace overfitting {

using lstm::Matrix, lstm::Sequence;

// #region fitted_sine
// The a and b of a sin(s t) + b cos(s t) that make the squares smallest solve
// two linear equations, whose coefficients are the sums below.
Matrix<float> fitted_sine(const Sequence<float>& x) {
  const std::size_t T = x.shape(0), N = x.shape(2);
  const auto angle = [](std::size_t t) {
    return study::sine_step * static_cast<double>(t);
  };
  Matrix<float> y({1, N});

  for (std::size_t n = 0; n < N; ++n) {
    double ss = 0, sc = 0, cc = 0, sx = 0, cx = 0;
    for (std::size_t t = 0; t < T; ++t) {
      const double s = std::sin(angle(t)), c = std::cos(angle(t));
      ss += s * s, sc += s * c, cc += c * c;
      sx += s * x(t, 0, n), cx += c * x(t, 0, n);
    }

    const double determinant = ss * cc - sc * sc;
    const double a = (sx * cc - cx * sc) / determinant;
    const double b = (cx * ss - sx * sc) / determinant;
    y(0, n) =
        static_cast<float>(a * std::sin(angle(T)) + b * std::cos(angle(T)));
  }
  return y;
}
// #endregion

template <class Rule>
static double median_error(const std::vector<Splits>& all, Rule rule) {
  std::vector<double> errors;
  for (const auto& [training, validation, test] : all) {
    const Matrix<float> y = rule(test.x);
    errors.push_back(lstm::mean_squared_error(y, test.y).value);
  }
  return study::median(errors);
}

std::vector<study::ErrorRow> rules(const std::vector<Splits>& all) {
  const auto zero = [](const Sequence<float>& x) {
    const Matrix<float> y = xt::zeros<float>({std::size_t{1}, x.shape(2)});
    return y;
  };
  return {
      {"the mean of a sine (0)", median_error(all, zero)},
      {"the last value again", median_error(all, study::repeat_last<float>)},
      {"a straight line through the last two",
       median_error(all, study::straight_line<float>)},
      {"the best sine through the window", median_error(all, fitted_sine)}};
}

}  // namespace overfitting
