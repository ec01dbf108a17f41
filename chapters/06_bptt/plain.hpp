#pragma once
#include <array>
#include <cmath>
#include <complex>
#include <vector>

namespace bptt {

template <class S>
S sigmoid(S z) {
  return 1.0 / (1.0 + std::exp(-z));
}

// #region unit
/// The weights of one gate of one unit, or their gradients.
template <class S>
struct Weights {
  S w = 0, u = 0, b = 0;

  S z(double x, S h) const { return w * x + u * h + b; }
  void add(S dz, double x, S h) { w += dz * x, u += dz * h, b += dz; }
};

/// One LSTM unit. S is double, or std::complex<double> for the complex step.
template <class S>
struct Unit {
  Weights<S> i, f, g, o;
};
// #endregion

// #region plain
/// Reads x from h = c = 0 on. Returns the loss, the sum of (h - y)² over all
/// steps, and sets d to its gradients.
template <class S>
S loss_and_gradients(const Unit<S>& unit, const std::vector<double>& x,
                     const std::vector<double>& y, Unit<S>& d) {
  const std::size_t T = x.size();
  std::vector<S> h(T + 1), c(T + 1), i(T), f(T), g(T), o(T);
  S loss = 0;
  for (std::size_t t = 0; t < T; ++t) {  // h[t] and c[t] are before step t
    i[t] = sigmoid(unit.i.z(x[t], h[t]));
    f[t] = sigmoid(unit.f.z(x[t], h[t]));
    g[t] = std::tanh(unit.g.z(x[t], h[t]));
    o[t] = sigmoid(unit.o.z(x[t], h[t]));
    c[t + 1] = f[t] * c[t] + i[t] * g[t];
    h[t + 1] = o[t] * std::tanh(c[t + 1]);
    loss += (h[t + 1] - y[t]) * (h[t + 1] - y[t]);
  }

  d = {};
  S dh = 0, dc = 0;  // what comes back from the step after
  for (std::size_t t = T; t-- > 0;) {
    const S tanh_c = std::tanh(c[t + 1]);
    dh += 2.0 * (h[t + 1] - y[t]);              // and what the loss adds
    dc += dh * o[t] * (1.0 - tanh_c * tanh_c);  // and what comes through h
    const S dz_i = dc * g[t] * i[t] * (1.0 - i[t]);
    const S dz_f = dc * c[t] * f[t] * (1.0 - f[t]);
    const S dz_g = dc * i[t] * (1.0 - g[t] * g[t]);
    const S dz_o = dh * tanh_c * o[t] * (1.0 - o[t]);
    d.i.add(dz_i, x[t], h[t]);
    d.f.add(dz_f, x[t], h[t]);
    d.g.add(dz_g, x[t], h[t]);
    d.o.add(dz_o, x[t], h[t]);
    dh = unit.i.u * dz_i + unit.f.u * dz_f + unit.g.u * dz_g + unit.o.u * dz_o;
    dc *= f[t];
  }
  return loss;
}
// #endregion

/// The twelve weights of a unit.
template <class S>
std::array<S*, 12> weights(Unit<S>& unit) {
  auto& [i, f, g, o] = unit;
  return {&i.w, &i.u, &i.b, &f.w, &f.u, &f.b,
          &g.w, &g.u, &g.b, &o.w, &o.u, &o.b};
}

// #region complex
/// The gradients once more, each by an imaginary step of one weight.
inline Unit<double> by_complex_step(Unit<double> unit,
                                    const std::vector<double>& x,
                                    const std::vector<double>& y) {
  constexpr double step = 1e-100;
  Unit<double> slopes;
  for (std::size_t k = 0; k < weights(unit).size(); ++k) {
    Unit<std::complex<double>> moved, unused;
    for (std::size_t l = 0; l < weights(unit).size(); ++l)
      *weights(moved)[l] = {*weights(unit)[l], k == l ? step : 0};
    const auto loss = loss_and_gradients(moved, x, y, unused);
    *weights(slopes)[k] = loss.imag() / step;
  }
  return slopes;
}
// #endregion

/// The unit that the page shows, and what it reads and should answer.
inline const Unit<double> shown = {.i = {1, 0.5, 0.5},
                                   .f = {-1, 1, 1.5},
                                   .g = {1.5, 1, 0},
                                   .o = {0.5, 1, 0.5}};
inline const std::vector<double> shown_x = {1, -0.5, 0.25},
                                 shown_y = {0.6, 0.1, 0.1};

/// Prints its gradients, from the way back and by complex steps.
void report_plain();

}  // namespace bptt
