#include "show.hpp"

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

// #region check
void check_show(std::uint64_t seed) {
  constexpr std::size_t D = 3, H = 4, B = 5;
  lstm::Random random(seed);
  Show show(D, H);
  study::fill_normal(show.o.parameters(), random);
  Matrix<double> x = study::normal_matrix(D, B, random);
  Matrix<double> h = study::normal_matrix(H, B, random);
  Matrix<double> c = study::normal_matrix(H, B, random);
  const Matrix<double> R = study::normal_matrix(H, B, random);
  const auto loss = [&] {
    return xt::sum<double>(R * show.forward(x, h, c).h)();
  };
  // #endregion
  // #region check_gradients
  const auto gradients = [&](Show::Slope slope) {
    zero_gradients(show.o.parameters());
    const auto d = show.backward(x, h, show.forward(x, h, c), R, slope);
    auto found = study::found_for(show.o.parameters());
    found.push_back({"x", &x, d.dx});
    found.push_back({"h before", &h, d.dh});
    found.push_back({"c", &c, d.dc});
    return found;
  };
  // #endregion
  // #region check_slopes
  study::print_gradient_errors(
      "Gradients of o tanh(c) against central differences",
      {{"as derived", gradients(slope_in_c)},
       {"1 for tanh'(c)", gradients(slope_without_tanh)}},
      loss);
}
// #endregion

}  // namespace output_gate
