#pragma once
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "lstm/numbers/fingerprint.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

/// Inputs x [T, D, N] and their targets y [O, N]; sample n is column n. A
/// sample that has fewer than T steps stands in the first of them, and what is
/// behind them is not looked at.
template <class Scalar>
struct Dataset {
  Sequence<Scalar> x;
  Matrix<Scalar> y;
  Lengths lengths = {};  // N, or none: all samples have T steps

  std::size_t size() const { return x.shape(2); }
};

using Samples = std::span<const std::size_t>;

/// That of all its numbers.
template <class Scalar>
std::uint64_t fingerprint(const Dataset<Scalar>& data) {
  const auto numbers = fingerprint_of(data.y, fingerprint_of(data.x));
  return fingerprint_of(data.lengths, numbers);
}

/// 0, 1, … n - 1: all samples of a dataset, in order.
std::vector<std::size_t> numbers_below(std::size_t n);

/// The samples, cut into batches; the last one holds what is left. Throws
/// std::invalid_argument for a size of 0.
std::vector<Samples> batches(Samples samples, std::size_t size);

// #region gather_columns
/// Fills column k of `to` with column samples[k] of `from`. Any rank will do:
/// the sample is the last index, so both are lists of rows. Throws ShapeError
/// for a sample that `from` does not have.
template <class Tensor>
void gather_columns(const Tensor& from, Samples samples, Tensor& to) {
  const std::size_t N = from.shape().back();
  for (const std::size_t sample : samples)
    if (sample >= N)
      throw ShapeError(fmt::format(
          "sample {} was asked for, expected one below {}", sample, N));
  auto shape = from.shape();
  shape.back() = samples.size();
  to.resize(shape);
  auto out = to.begin();
  for (std::size_t row = 0; row < from.size(); row += N)
    for (const std::size_t sample : samples) *out++ = from.flat(row + sample);
}
// #endregion

/// The lengths of these samples; of none there are none.
void gather_columns(const Lengths& from, Samples samples, Lengths& to);

// #region parts
/// A batch of your own need only list its parts, std::tie(words, lengths): then
/// these know how samples are picked out of it, and what tells it from others.
template <class B>
concept HasParts = requires(B& batch) {
  batch.parts();
};

template <HasParts B>
void gather(const B& all, Samples samples, B& batch) {
  const auto copy = [&](const auto&... from) {
    std::apply([&](auto&... to) { (gather_columns(from, samples, to), ...); },
               batch.parts());
  };
  std::apply(copy, const_cast<B&>(all).parts());
}

template <HasParts B>
std::uint64_t fingerprint(const B& all) {
  auto print = fingerprint("");
  const auto add = [&](const auto&... part) {
    ((print = fingerprint_of(part, print)), ...);
  };
  std::apply(add, const_cast<B&>(all).parts());
  return print;
}
// #endregion

/// Copies the samples of the given numbers into `batch`, in that order.
/// Throws ShapeError when `data` has not as many targets as inputs.
template <class Scalar>
void gather(const Dataset<Scalar>& data, Samples samples,
            Dataset<Scalar>& batch);

/// Throws ShapeError unless `data` has samples that suit a model of so many
/// inputs and outputs, and std::invalid_argument where one of its numbers is
/// not finite. `name` stands before x and y in the message.
template <class Scalar>
void expect_fitting(const std::string& name, const Dataset<Scalar>& data,
                    std::size_t inputs, std::size_t outputs);

/// From (batch, time, features), the order in which Keras and PyTorch hold
/// sequences, to [T, features, B].
template <class Scalar>
Sequence<Scalar> from_batch_first(const Sequence<Scalar>& x);

}  // namespace lstm
