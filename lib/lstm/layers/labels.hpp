#pragma once
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region labels
/// Whole numbers from 0 for each step and sample [T, B]: the words that are
/// read, or the classes that are right. `no_label` stands where there is none.
using Labels = xt::xtensor<int, 2>;
inline constexpr int no_label = -1;
// #endregion

/// Throws ShapeError where there are no labels, and std::invalid_argument for
/// one that is not below `count`.
inline void expect_labels(std::string_view name, const Labels& labels,
                          std::size_t count) {
  expect_some(name, labels);
  for (std::size_t t = 0; t < labels.shape(0); ++t)
    for (std::size_t b = 0; b < labels.shape(1); ++b)
      if (const int label = labels(t, b);
          label < no_label || (label >= 0 && std::size_t(label) >= count))
        throw std::invalid_argument(
            fmt::format("{}: {} in step {}, sample {}, expected 0 to {}, or {} "
                        "for none",
                        name, label, t, b, count - 1, no_label));
}

}  // namespace lstm
