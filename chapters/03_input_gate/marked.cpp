#include "marked.hpp"

namespace input_gate {

template <class Scalar>
lstm::Dataset<Scalar> marked_sums(std::size_t sequences, std::size_t steps,
                                  lstm::Random random) {
  if (sequences == 0 || steps == 0)
    throw std::invalid_argument(
        fmt::format("marked sums need sequences and steps, got {} and {}",
                    sequences, steps));
  lstm::Dataset<Scalar> data{
      xt::zeros<Scalar>({steps, std::size_t{2}, sequences}),
      xt::zeros<Scalar>({std::size_t{1}, sequences})};
  for (std::size_t n = 0; n < sequences; ++n)
    for (std::size_t t = 0; t < steps; ++t) {
      const auto value = Scalar(random.uniform(-1, 1));
      const bool marked = random.uniform() < mark_share;
      data.x(t, 0, n) = value;
      data.x(t, 1, n) = Scalar(marked);
      if (marked) data.y(0, n) += value;
    }
  return data;
}

template lstm::Dataset<float> marked_sums(std::size_t, std::size_t,
                                          lstm::Random);
template lstm::Dataset<double> marked_sums(std::size_t, std::size_t,
                                           lstm::Random);

lstm::Matrix<float> share_of_all(const lstm::Dataset<float>& data) {
  lstm::Matrix<float> sums = xt::zeros_like(data.y);
  for (std::size_t t = 0; t < data.x.shape(0); ++t)
    for (std::size_t n = 0; n < data.size(); ++n)
      sums(0, n) += static_cast<float>(mark_share) * data.x(t, 0, n);
  return sums;
}

}  // namespace input_gate
