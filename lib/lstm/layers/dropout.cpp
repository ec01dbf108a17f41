#include "lstm/layers/dropout.hpp"

#include <complex>

namespace lstm {

const DropoutOptions& checked(const DropoutOptions& options) {
  const auto check = [](std::string_view name, double share) {
    if (!(share >= 0 && share < 1))
      throw std::invalid_argument(fmt::format(
          "dropout's {} share is {}, expected one in [0, 1)", name, share));
  };
  check("input", options.input);
  check("recurrent", options.recurrent);
  check("output", options.output);
  return options;
}

// #region draw_mask
template <class Scalar>
void draw_mask(Sequence<Scalar>& mask, const std::array<std::size_t, 3>& shape,
               double share, bool fixed, Random& random) {
  expect_room<Scalar>("dropout's mask", shape);
  mask.resize(share > 0 ? shape : std::array<std::size_t, 3>{});
  if (mask.size() == 0) return;
  const std::size_t T = shape[0], step = shape[1] * shape[2];
  const auto kept = Scalar(1 / (1 - share));
  Scalar* const m = mask.data();
  for (std::size_t k = 0; k < (fixed ? step : T * step); ++k)
    m[k] = random.uniform() < share ? Scalar(0) : kept;
  for (std::size_t k = step; fixed && k < T * step; ++k) m[k] = m[k - step];
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                           \
  template void draw_mask(Sequence<Scalar>&,                               \
                          const std::array<std::size_t, 3>&, double, bool, \
                          Random&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
