#include "lstm/training/dropout_masks.hpp"

#include <complex>

namespace lstm {

// #region fill_mask
template <class Scalar>
static void fill_mask(Matrix<Scalar>& mask, double share, Random& random) {
  const auto kept = Scalar(1 / (1 - share));
  for (auto& element : mask)
    element = random.uniform() < share ? Scalar(0) : kept;
}
// #endregion

// #region fill_steps
// A mask for every step; where it is fixed, all are the first.
template <class Scalar>
static void fill_steps(Sequence<Scalar>& masks,
                       const std::array<std::size_t, 3>& shape, double share,
                       bool fixed, Random& random) {
  masks.resize(shape);
  Matrix<Scalar> mask({shape[1], shape[2]});
  for (std::size_t t = 0; t < shape[0]; ++t) {
    if (t == 0 || !fixed) fill_mask(mask, share, random);
    at(masks, t) = mask;
  }
}
// #endregion

// #region draw
template <class Scalar>
void DropoutMasks<Scalar>::draw(const DropoutOptions& options,
                                std::array<std::size_t, 3> x_shape,
                                std::size_t hidden, Random& random) {
  const auto [T, D, B] = x_shape;
  if (options.input > 0)
    fill_steps(x, {T, D, B}, options.input, options.fixed, random);
  if (options.recurrent > 0)
    fill_steps(h, {T, hidden, B}, options.recurrent, options.fixed, random);
  if (options.last > 0) {
    last.resize({hidden, B});
    fill_mask(last, options.last, random);
  }
}
// #endregion

// #region instances
template struct DropoutMasks<float>;
template struct DropoutMasks<double>;
template struct DropoutMasks<std::complex<double>>;
// #endregion

}  // namespace lstm
