#include "lstm/layers/rnn.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/flush_subnormals.hpp"

namespace lstm {

template <class Scalar>
Rnn<Scalar>::Rnn(std::size_t inputs, std::size_t hidden)
    : unit("rnn", inputs, hidden, Squash::tanh) {}

template <class Scalar>
void Rnn<Scalar>::initialize(Recipe recipe, Random& random) {
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(unit.W.value, random);
    fill_orthogonal(unit.U.value, random);
    unit.b.value.fill(Scalar(0));
  } else {
    const double limit = 1 / std::sqrt(static_cast<double>(hidden()));
    Matrix<Scalar> second_bias = unit.b.value;
    for (auto* p : parameters()) fill_uniform(p->value, limit, random);
    fill_uniform(second_bias, limit, random);
    unit.b.value += second_bias;
  }
}

// #region forward
template <class Scalar>
Sequence<Scalar> Rnn<Scalar>::forward(const Sequence<Scalar>& x,
                                      const Matrix<Scalar>& start) const {
  const std::size_t T = x.shape(0), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start, std::array{hidden(), B});
  expect_some("x", x);

  Sequence<Scalar> h = xt::zeros<Scalar>({T + 1, hidden(), B});
  at(h, 0) = start;
  for (std::size_t t = 0; t < T; ++t)
    at(h, t + 1) = unit.forward(at(x, t), at(h, t));
  return h;
}
// #endregion

// #region backward
template <class Scalar>
RnnFlow<Scalar> Rnn<Scalar>::backward(const Sequence<Scalar>& x,
                                      const Sequence<Scalar>& h,
                                      const Sequence<Scalar>& dh_loss) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("h", h, std::array{T + 1, hidden(), B});
  expect_shape("dh_loss", dh_loss, std::array{T, hidden(), B});
  RnnFlow<Scalar> flow{xt::zeros<Scalar>(h.shape()),
                       xt::zeros<Scalar>(x.shape())};

  for (std::size_t t = T; t-- > 0;) {
    at(flow.dh, t + 1) += at(dh_loss, t);
    const auto d =
        unit.backward(at(x, t), at(h, t), at(h, t + 1), at(flow.dh, t + 1));
    at(flow.dx, t) = d.dx;
    at(flow.dh, t) = d.dh;
  }
  return flow;
}
// #endregion

template class Rnn<float>;
template class Rnn<double>;
template class Rnn<std::complex<double>>;

}  // namespace lstm
