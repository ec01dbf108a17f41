#include "lstm/training/dataset.hpp"

#include <algorithm>
#include <complex>
#include <numeric>
#include <stdexcept>

#include "lstm/numbers/finite.hpp"

namespace lstm {

std::vector<std::size_t> numbers_below(std::size_t n) {
  std::vector<std::size_t> numbers(n);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

std::vector<Samples> batches(Samples samples, std::size_t size) {
  if (size == 0)
    throw std::invalid_argument("a batch needs a sample, got a size of 0");
  std::vector<Samples> all;
  for (std::size_t first = 0; first < samples.size(); first += size)
    all.push_back(
        samples.subspan(first, std::min(size, samples.size() - first)));
  return all;
}

void gather_columns(const Lengths& from, Samples samples, Lengths& to) {
  to.clear();
  if (from.empty()) return;
  for (const std::size_t sample : samples) to.push_back(from.at(sample));
}

template <class Scalar>
void gather(const Dataset<Scalar>& data, Samples samples,
            Dataset<Scalar>& batch) {
  expect_shape("y", data.y, std::array{data.y.shape(0), data.size()});
  gather_columns(data.x, samples, batch.x);
  gather_columns(data.y, samples, batch.y);
  gather_columns(data.lengths, samples, batch.lengths);
}

template <class Scalar>
void expect_fitting(const std::string& name, const Dataset<Scalar>& data,
                    std::size_t inputs, std::size_t outputs) {
  const std::size_t T = data.x.shape(0), N = data.size();
  expect_shape(name + " x", data.x, std::array{T, inputs, N});
  expect_shape(name + " y", data.y, std::array{outputs, N});
  expect_some(name + " x", data.x);
  expect_finite(name + " x", Steps<Scalar>(data.x, data.lengths));
  expect_finite(name + " y", data.y);
}

template <class Scalar>
Sequence<Scalar> from_batch_first(const Sequence<Scalar>& x) {
  return xt::transpose(x, {1, 2, 0});
}

#define LSTM_INSTANTIATE(Scalar)                                           \
  template void gather(const Dataset<Scalar>&, Samples, Dataset<Scalar>&); \
  template void expect_fitting(const std::string&, const Dataset<Scalar>&, \
                               std::size_t, std::size_t);                  \
  template Sequence<Scalar> from_batch_first(const Sequence<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
