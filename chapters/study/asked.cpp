#include "study/asked.hpp"

namespace study {

// #region asked_values
template <class Scalar>
lstm::Dataset<Scalar> asked_values(std::size_t sequences, std::size_t steps,
                                   lstm::Random& random) {
  if (sequences == 0 || steps < 2)
    throw std::invalid_argument(
        fmt::format("asked values need sequences and at least 2 steps, got {} "
                    "and {}",
                    sequences, steps));
  lstm::Dataset<Scalar> data{
      xt::zeros<Scalar>({steps, std::size_t{2}, sequences}),
      xt::zeros<Scalar>({std::size_t{1}, sequences})};
  // #endregion
  // #region asked_draws
  for (std::size_t n = 0; n < sequences; ++n) {
    const auto value = Scalar(random.uniform(-1, 1));
    data.x(0, 0, n) = value;
    for (std::size_t t = 1; t < steps; ++t)
      data.x(t, 1, n) = Scalar(random.below(2));
    data.y(0, n) = value * data.x(steps - 1, 1, n);
  }
  return data;
}
// #endregion

// #region instances
template lstm::Dataset<float> asked_values(std::size_t, std::size_t,
                                           lstm::Random&);
template lstm::Dataset<double> asked_values(std::size_t, std::size_t,
                                            lstm::Random&);
// #endregion

}  // namespace study
