#include "show.hpp"

#include <fmt/core.h>

#include <cmath>

#include "study/gradient_table.hpp"

namespace output_gate {

using lstm::Matrix;

// #region forward
Show::Pass Show::forward(const Matrix<double>& x, const Matrix<double>& h,
                         const Matrix<double>& c) const {
  Pass pass{o.forward(x, h), xt::tanh(c), {}};
  pass.h = pass.o * pass.tanh_c;
  return pass;
}
// #endregion

// #region slope_in_c
Matrix<double> slope_in_c(const Show::Pass& pass) {
  return pass.o * (1.0 - pass.tanh_c * pass.tanh_c);
}
// #endregion

// #region slope_without_tanh
Matrix<double> slope_without_tanh(const Show::Pass& pass) {
  return pass.o;
}
// #endregion

// #region backward
Show::Inputs Show::backward(const Matrix<double>& x, const Matrix<double>& h,
                            const Pass& pass, const Matrix<double>& d_shown,
                            Slope slope) {
  const Matrix<double> d_o = d_shown * pass.tanh_c;
  const Matrix<double> dc = d_shown * slope(pass);
  const auto by_o = o.backward(x, h, pass.o, d_o);
  return {by_o.dx, by_o.dh, dc};
}
// #endregion

// What the backward pass finds for all parameters, x, h and c, with a slope. R
// is the gradient of the new h.
static std::vector<study::Found> gradients(Show& show, Matrix<double>& x,
                                           Matrix<double>& h, Matrix<double>& c,
                                           const Matrix<double>& R,
                                           Show::Slope slope) {
  zero_gradients(show.o.parameters());
  const auto d = show.backward(x, h, show.forward(x, h, c), R, slope);
  auto all = study::found_for(show.o.parameters());
  all.push_back({"x", &x, d.dx});
  all.push_back({"h before", &h, d.dh});
  all.push_back({"c", &c, d.dc});
  return all;
}

void check_show(const lstm::Seed& seed) {
  constexpr std::size_t D = 3, H = 4, B = 5;
  auto random = seed.stream("gradient check");
  Show show(D, H);
  study::fill_normal(show.o.parameters(), random);
  Matrix<double> x = study::normal_matrix(D, B, random);
  Matrix<double> h = study::normal_matrix(H, B, random);
  Matrix<double> c = study::normal_matrix(H, B, random);
  const Matrix<double> R = study::normal_matrix(H, B, random);
  const auto loss = [&] {
    return xt::sum<double>(R * show.forward(x, h, c).h)();
  };
  study::print_gradient_errors(
      "Gradients of o tanh(c) against central differences",
      {{"as derived", gradients(show, x, h, c, R, slope_in_c)},
       {"1 for tanh'(c)", gradients(show, x, h, c, R, slope_without_tanh)}},
      loss);
}

// a (1 - a). Near a = 1 the difference would be what rounding has left of it,
// so that 1 - σ(z) is computed as σ(-z).
static double sigmoid_slope(double z) {
  return 1 / (1 + std::exp(-z)) / (1 + std::exp(z));
}

void print_readers() {
  fmt::print(
      "A counter: what it shows, and the slope of a gate that reads that\n"
      "  c  tanh(c)  slope there  slope at c  tanh'(c)\n");
  for (const double c : {1.0, 3.0, 10.0, 30.0}) {
    const double shown = std::tanh(c), tanh_slope = 1 / std::cosh(c);
    fmt::print("{:>3}  {:>7.4f}  {:>11.1e}  {:>10.1e}  {:>8.1e}\n", c, shown,
               sigmoid_slope(shown), sigmoid_slope(c), tanh_slope * tanh_slope);
  }
}

}  // namespace output_gate
