#include "lstm/training/dataset.hpp"

#include "lstm/numbers/finite.hpp"

namespace lstm {

// #region gather_columns
// Fills column k of `to` with column samples[k] of `from`. Any rank will do:
// the sample is the last index, so both are lists of rows.
template <class Tensor>
static void gather_columns(const Tensor& from,
                           std::span<const std::size_t> samples, Tensor& to) {
  auto shape = from.shape();
  shape.back() = samples.size();
  to.resize(shape);
  auto out = to.begin();
  for (std::size_t row = 0; row < from.size(); row += from.shape().back())
    for (const std::size_t sample : samples) *out++ = from.flat(row + sample);
}
// #endregion

// #region gather
template <class Scalar>
void gather(const Dataset<Scalar>& data, std::span<const std::size_t> samples,
            Dataset<Scalar>& batch) {
  expect_shape("y", data.y, std::array{data.y.shape(0), data.size()});
  for (const std::size_t sample : samples)
    if (sample >= data.size())
      throw ShapeError(
          fmt::format("sample {} was asked for, expected one below {}", sample,
                      data.size()));
  gather_columns(data.x, samples, batch.x);
  gather_columns(data.y, samples, batch.y);
}
// #endregion

// #region expect_fitting
template <class Scalar>
void expect_fitting(const std::string& name, const Dataset<Scalar>& data,
                    std::size_t inputs, std::size_t outputs) {
  const std::size_t T = data.x.shape(0), N = data.size();
  expect_shape(name + " x", data.x, std::array{T, inputs, N});
  expect_shape(name + " y", data.y, std::array{outputs, N});
  expect_some(name + " x", data.x);
  expect_finite(name + " x", data.x);
  expect_finite(name + " y", data.y);
}
// #endregion

// #region batch_first
template <class Scalar>
Sequence<Scalar> from_batch_first(const Sequence<Scalar>& x) {
  return xt::transpose(x, {1, 2, 0});
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                                             \
  template void gather(const Dataset<Scalar>&, std::span<const std::size_t>, \
                       Dataset<Scalar>&);                                    \
  template void expect_fitting(const std::string&, const Dataset<Scalar>&,   \
                               std::size_t, std::size_t);                    \
  template Sequence<Scalar> from_batch_first(const Sequence<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
