#pragma once
#include <algorithm>

#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

/// Steps of a sequence as one matrix, their columns side by side: the sum of
/// the products of many steps is then one product, which BLAS computes faster.
template <class Scalar>
class SideBySide {
 public:
  /// The steps `first` to `last` - 1 of `steps` [T, n, B], as a matrix
  /// [n, (last - first) B] that lasts until the next call.
  auto operator()(const Steps<Scalar>& steps, std::size_t first,
                  std::size_t last) {
    const std::size_t n = steps.shape(1), B = steps.shape(2);
    const std::size_t columns = (last - first) * B;
    const Scalar* numbers = block(steps, first);
    if (last > first + 1) {
      if (room_.size() < n * columns) room_.resize({n * columns});
      for (std::size_t t = first; t < last; ++t)
        copy_rows(block(steps, t), B, room_.data() + (t - first) * B, columns,
                  n);
      numbers = room_.data();
    }
    return xt::adapt(numbers, n * columns, xt::no_ownership(),
                     std::array{n, columns});
  }

 private:
  // n rows of B numbers each, to where rows are `stride` numbers apart.
  static void copy_rows(const Scalar* from, std::size_t B, Scalar* to,
                        std::size_t stride, std::size_t n) {
    for_each_lane<Scalar>(B, [=](auto lane) {
      for (std::size_t row = 0; row < n; ++row)
        lane.store(to + row * stride, lane.load(from + row * B));
    });
  }

  xt::xtensor<Scalar, 1> room_;
};

/// Room for some steps of what the gradients of W and U are made of.
template <class Scalar>
struct SomeSteps {
  SideBySide<Scalar> dZ, x, h;
};

/// Steps of a single column each, side by side. Nothing is copied: the steps of
/// `steps` [T, n, 1] are the rows of a matrix [last - first, n] as they stand.
template <class Sequence>
auto as_rows(const Sequence& steps, std::size_t first, std::size_t last) {
  const std::size_t n = steps.shape(1);
  return xt::adapt(block(steps, first), (last - first) * n, xt::no_ownership(),
                   std::array{last - first, n});
}

/// How many of T steps with B columns are worth putting side by side: from some
/// tens of columns on, BLAS is no faster with more.
inline std::size_t steps_at_once(std::size_t T, std::size_t B) {
  return B == 1 ? T : std::max<std::size_t>(64 / B, 1);
}

}  // namespace lstm
