#include "rules.hpp"

#include "lstm/layers/loss.hpp"
#include "study/running_sum.hpp"

namespace forget_gate {

// #region mean
double error_of_mean(const lstm::Dataset<float>& test) {
  const lstm::Matrix<float> mean = xt::ones_like(test.y) * xt::mean(test.y)();
  return lstm::mean_squared_error(mean, test.y).value;
}
// #endregion

// #region whole_sum
double error_of_whole_sum(const lstm::Dataset<float>& test) {
  lstm::Sequence<float> x = test.x;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    xt::view(x, t, 1, xt::all()) = 0.0f;
  const lstm::Matrix<float> sums = study::running_sum(x);
  const lstm::Matrix<float> last =
      xt::view(sums, xt::range(x.shape(0) - 1, x.shape(0)), xt::all());
  return lstm::mean_squared_error(last, test.y).value;
}
// #endregion

}  // namespace forget_gate
