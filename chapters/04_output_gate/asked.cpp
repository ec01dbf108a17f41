#include "asked.hpp"

namespace output_gate {

template <class Scalar>
lstm::Dataset<Scalar> asked_values(std::size_t sequences, std::size_t steps,
                                   lstm::Random random) {
  if (sequences == 0 || steps < 2)
    throw std::invalid_argument(
        fmt::format("asked values need sequences and at least 2 steps, got {} "
                    "and {}",
                    sequences, steps));
  lstm::Dataset<Scalar> data{
      xt::zeros<Scalar>({steps, std::size_t{2}, sequences}),
      xt::zeros<Scalar>({std::size_t{1}, sequences})};
  for (std::size_t n = 0; n < sequences; ++n) {
    const auto value = Scalar(random.uniform(-1, 1));
    data.x(0, 0, n) = value;
    for (std::size_t t = 1; t < steps; ++t)
      data.x(t, 1, n) = Scalar(random.below(2));
    data.y(0, n) = value * data.x(steps - 1, 1, n);
  }
  return data;
}

template lstm::Dataset<float> asked_values(std::size_t, std::size_t,
                                           lstm::Random);
template lstm::Dataset<double> asked_values(std::size_t, std::size_t,
                                            lstm::Random);

lstm::Matrix<float> half_the_value(const lstm::Dataset<float>& data) {
  return 0.5f * xt::view(data.x, 0, xt::range(0, 1), xt::all());
}

}  // namespace output_gate
