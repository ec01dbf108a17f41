#pragma once
#include <utility>
#include <vector>

#include "passes.hpp"

namespace making_it_fast {

// #region rates
/// How fast the products with U are when a batch has so many columns, in 10⁹
/// multiplications and additions a second.
struct Rate {
  std::size_t columns;
  double forward, back;
};
std::vector<Rate> rates(std::size_t T, std::size_t H,
                        const std::vector<std::size_t>& columns,
                        std::size_t rounds, lstm::Random& random);
// #endregion

// #region large_rate
/// The same for one large product, of two matrices [512, 512].
double large_rate(std::size_t rounds);
// #endregion

// #region transposed_once
/// Seconds for all products dh = Uᵀ dZ of a pass: as the layer has them, and
/// where Uᵀ is written down once, before the first.
std::pair<double, double> transposed_once(const Task& task, std::size_t rounds);
// #endregion

}  // namespace making_it_fast
