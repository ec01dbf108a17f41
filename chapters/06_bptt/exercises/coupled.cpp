// The way back through a unit whose input gate is what the forget gate leaves.
#include <doctest/doctest.h>

#include <complex>
#include <vector>

#include "../plain.hpp"

using bptt::Weights;
using Numbers = std::vector<double>;

// A unit without an input gate: c = f c + (1 - f) g.
template <class S>
struct Coupled {
  Weights<S> f, g, o;
};

// What a pass forward leaves for the way back; h[t] and c[t] are before step t.
template <class S>
struct Kept {
  std::vector<S> h{0}, c{0}, f, g, o;
};

template <class S>
static S forward(const Coupled<S>& unit, const Numbers& x, const Numbers& y,
                 Kept<S>& k) {
  S loss = 0;
  for (std::size_t t = 0; t < x.size(); ++t) {
    k.f.push_back(bptt::sigmoid(unit.f.z(x[t], k.h[t])));
    k.g.push_back(std::tanh(unit.g.z(x[t], k.h[t])));
    k.o.push_back(bptt::sigmoid(unit.o.z(x[t], k.h[t])));
    k.c.push_back(k.f[t] * k.c[t] + (1.0 - k.f[t]) * k.g[t]);
    k.h.push_back(k.o[t] * std::tanh(k.c[t + 1]));
    loss += (k.h[t + 1] - y[t]) * (k.h[t + 1] - y[t]);
  }
  return loss;
}

#ifdef SOLUTION
// #region solution
static Coupled<double> backward(const Coupled<double>& unit, const Numbers& x,
                                const Numbers& y, const Kept<double>& k) {
  Coupled<double> d;
  double dh = 0, dc = 0;
  for (std::size_t t = x.size(); t-- > 0;) {
    const double f = k.f[t], g = k.g[t], o = k.o[t];
    const double tanh_c = std::tanh(k.c[t + 1]);
    dh += 2 * (k.h[t + 1] - y[t]);
    dc += dh * o * (1 - tanh_c * tanh_c);
    const double dz_f = dc * (k.c[t] - g) * f * (1 - f);
    const double dz_g = dc * (1 - f) * (1 - g * g);
    const double dz_o = dh * tanh_c * o * (1 - o);
    d.f.add(dz_f, x[t], k.h[t]);
    d.g.add(dz_g, x[t], k.h[t]);
    d.o.add(dz_o, x[t], k.h[t]);
    dh = unit.f.u * dz_f + unit.g.u * dz_g + unit.o.u * dz_o;
    dc *= f;
  }
  return d;
}
// #endregion
#else
// #region task
static Coupled<double> backward(const Coupled<double>& unit, const Numbers& x,
                                const Numbers& y, const Kept<double>& k) {
  Coupled<double> d;
  double dh = 0, dc = 0;
  for (std::size_t t = x.size(); t-- > 0;) {
    const double tanh_c = std::tanh(k.c[t + 1]);
    dh += 2 * (k.h[t + 1] - y[t]);
    dc += dh * k.o[t] * (1 - tanh_c * tanh_c);
    const double dz_f = 0, dz_g = 0, dz_o = 0;  // yours
    d.f.add(dz_f, x[t], k.h[t]);
    d.g.add(dz_g, x[t], k.h[t]);
    d.o.add(dz_o, x[t], k.h[t]);
    dh = unit.f.u * dz_f;  // yours: what else comes back to h, and to c?
  }
  return d;
}
// #endregion
#endif

template <class S>
static std::vector<S*> weights(Coupled<S>& unit) {
  auto& [f, g, o] = unit;
  return {&f.w, &f.u, &f.b, &g.w, &g.u, &g.b, &o.w, &o.u, &o.b};
}

TEST_CASE("The way back agrees with the complex step") {
  const Numbers x = {1, -0.5, 0.25, 2, -1}, y = {0.6, 0, 0, -1, 1};
  Coupled<double> unit{{-1, 1, 1.5}, {1.5, 1, 0.25}, {0.5, -1, 0.5}};
  Kept<double> kept;
  forward(unit, x, y, kept);
  auto d = backward(unit, x, y, kept);

  for (std::size_t j = 0; j < weights(unit).size(); ++j) {
    Coupled<std::complex<double>> moved;
    for (std::size_t l = 0; l < weights(unit).size(); ++l)
      *weights(moved)[l] = {*weights(unit)[l], j == l ? 1e-100 : 0};
    Kept<std::complex<double>> unused;
    const double slope = forward(moved, x, y, unused).imag() / 1e-100;
    CAPTURE(j);
    CHECK(std::abs(*weights(d)[j] - slope) <= 1e-12);
  }
}
