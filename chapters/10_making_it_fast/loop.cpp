// The formulas in one loop, number by number.
#include <cmath>

#include "lstm/numbers/lanes.hpp"
#include "walk.hpp"

namespace making_it_fast {

using lstm::block, lstm::sigmoid;

// #region forward
// From the sums of step t, where its gates will stand, to its gates and state.
void Walk::loop(std::size_t t) {
  const std::size_t n = flow_.dh.size();  // H units times B samples
  float* const i = block(trace_.gates, t);
  float *const f = i + n, *const g = f + n, *const o = g + n;
  const float* const c_before = block(trace_.c, t);
  float* const c = block(trace_.c, t + 1);
  float* const tanh_c = block(trace_.tanh_c, t);
  float* const h = block(trace_.h, t + 1);

  for (std::size_t k = 0; k < n; ++k) {
    i[k] = sigmoid(i[k]);
    f[k] = sigmoid(f[k]);
    g[k] = std::tanh(g[k]);
    o[k] = sigmoid(o[k]);
    c[k] = f[k] * c_before[k] + i[k] * g[k];
    tanh_c[k] = std::tanh(c[k]);
    h[k] = o[k] * tanh_c[k];
  }
}
// #endregion

void Walk::loop_back(std::size_t t) {
  const std::size_t n = flow_.dh.size();
  const float* const i = block(trace_.gates, t);
  const float *const f = i + n, *const g = f + n, *const o = g + n;
  const float* const c_before = block(trace_.c, t);
  const float* const tanh_c = block(trace_.tanh_c, t);
  const float* const dh = flow_.dh.data();
  float* const dc = flow_.dc.data();
  float* const dZ_i = block(flow_.dZ, t);
  float *const dZ_f = dZ_i + n, *const dZ_g = dZ_f + n, *const dZ_o = dZ_g + n;

  for (std::size_t k = 0; k < n; ++k) {
    const float d = dc[k] + dh[k] * o[k] * (1 - tanh_c[k] * tanh_c[k]);
    dZ_i[k] = d * g[k] * i[k] * (1 - i[k]);
    dZ_f[k] = d * c_before[k] * f[k] * (1 - f[k]);
    dZ_g[k] = d * i[k] * (1 - g[k] * g[k]);
    dZ_o[k] = dh[k] * tanh_c[k] * o[k] * (1 - o[k]);
    dc[k] = d * f[k];
  }
}

}  // namespace making_it_fast
