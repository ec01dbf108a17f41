#include <cmath>
#include <complex>

#include "lstm/layers/lstm.hpp"

namespace lstm {

// #region constructor
template <class Scalar>
Lstm<Scalar>::Lstm(std::size_t inputs, std::size_t hidden)
    : W("lstm.W", gate_count * hidden, inputs),
      U("lstm.U", gate_count * hidden, hidden),
      b("lstm.b", gate_count * hidden, 1) {
  if (inputs == 0 || hidden == 0)
    throw ShapeError(
        fmt::format("an LSTM needs inputs and hidden units, got {} and {}",
                    inputs, hidden));
}
// #endregion

// #region initialize
template <class Scalar>
void Lstm<Scalar>::initialize(Recipe recipe, Random& random) {
  const std::size_t H = hidden();
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(W.value, random);
    fill_orthogonal(U.value, random);
    b.value.fill(Scalar(0));
    xt::view(b.value, xt::range(H, 2 * H), 0) = Scalar(1);
    // #endregion
    // #region initialize_pytorch
  } else {
    const double limit = 1 / std::sqrt(static_cast<double>(H));
    Matrix<Scalar> second_bias = b.value;
    fill_uniform(W.value, limit, random);
    fill_uniform(U.value, limit, random);
    fill_uniform(b.value, limit, random);
    fill_uniform(second_bias, limit, random);
    b.value += second_bias;
  }
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                         \
  template Lstm<Scalar>::Lstm(std::size_t, std::size_t); \
  template void Lstm<Scalar>::initialize(Recipe, Random&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
