#pragma once
#include <span>
#include <utility>
#include <vector>

#include "lstm/numbers/tensor.hpp"

namespace lstm {

/// How many steps each of the B samples of a batch has. Empty: all have all.
using Lengths = std::vector<std::size_t>;

/// Throws ShapeError unless there are no lengths, or one for each of B samples,
/// and none is above T.
inline void expect_lengths(const Lengths& lengths, std::size_t T,
                           std::size_t B) {
  if (lengths.empty()) return;
  if (lengths.size() != B)
    throw ShapeError(
        fmt::format("there are {} lengths, expected {}, one for "
                    "each sample",
                    lengths.size(), B));
  for (std::size_t b = 0; b < B; ++b)
    if (lengths[b] > T)
      throw ShapeError(
          fmt::format("sample {} has a length of {}, expected at most {}", b,
                      lengths[b], T));
}

/// T steps [n, B], wherever they lie in memory, and how many of them each
/// sample has. Like a span it owns nothing: what it shows must outlive it.
template <class Scalar>
class Steps {
 public:
  using value_type = Scalar;

  /// None at all.
  Steps() = default;
  /// All steps of a sequence. Throws ShapeError where lengths do not fit.
  Steps(const Sequence<Scalar>& all)  // a sequence is steps, unasked
      : first_(all.data()), shape_(all.shape()) {}
  Steps(const Sequence<Scalar>& all, const Lengths& lengths)
      : Steps(Steps(all).with(lengths)) {}

  /// The same steps without the first.
  Steps after_first() const;
  /// The same steps, of samples of other lengths.
  Steps with(const Lengths& lengths) const;

  const std::array<std::size_t, 3>& shape() const { return shape_; }
  std::size_t shape(std::size_t k) const { return shape_[k]; }
  std::size_t size() const { return shape_[0] * shape_[1] * shape_[2]; }
  const Lengths& lengths() const { return *lengths_; }
  /// How many steps belong to sample b.
  std::size_t steps_of(std::size_t b) const {
    return lengths_->empty() ? shape_[0] : (*lengths_)[b];
  }
  /// All numbers, in the order in which they lie.
  std::span<const Scalar> storage() const { return {first_, size()}; }
  const Scalar& operator()(std::size_t t, std::size_t k, std::size_t b) const {
    return first_[(t * shape_[1] + k) * shape_[2] + b];
  }

 private:
  inline static const Lengths all_steps_{};

  const Scalar* first_ = nullptr;
  std::array<std::size_t, 3> shape_{};
  const Lengths* lengths_ = &all_steps_;
};

template <class Scalar>
Steps<Scalar> Steps<Scalar>::after_first() const {
  assert(shape_[0] > 0);
  Steps rest = *this;
  rest.first_ += shape_[1] * shape_[2];
  --rest.shape_[0];
  return rest;
}

template <class Scalar>
Steps<Scalar> Steps<Scalar>::with(const Lengths& lengths) const {
  expect_lengths(lengths, shape_[0], shape_[2]);
  Steps same = *this;
  same.lengths_ = &lengths;
  return same;
}

/// Step t, as a view [n, B] of its memory.
template <class Scalar>
auto at(const Steps<Scalar>& steps, std::size_t t) {
  const std::size_t n = steps.shape(1), B = steps.shape(2);
  return xt::adapt(block(steps, t), n * B, xt::no_ownership(),
                   std::array{n, B});
}
template <class Scalar>
auto at(Steps<Scalar>& steps, std::size_t t) {
  return at(std::as_const(steps), t);
}

}  // namespace lstm
