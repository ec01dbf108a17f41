#include "write.hpp"

#include "study/gradient_table.hpp"

namespace input_gate {

using lstm::Matrix;

Write::Pass Write::forward(const Matrix<double>& x,
                           const Matrix<double>& h) const {
  Pass pass{i.forward(x, h), g.forward(x, h), {}};
  pass.product = pass.i * pass.g;
  return pass;
}

// #region product_rule
Write::Factors product_rule(const Write::Pass& pass, const Matrix<double>& dc) {
  return {dc * pass.g, dc * pass.i};
}
// #endregion

Write::Factors swapped_rule(const Write::Pass& pass, const Matrix<double>& dc) {
  return {dc * pass.i, dc * pass.g};
}

// #region backward
lstm::OneGate<double>::Inputs Write::backward(const Matrix<double>& x,
                                              const Matrix<double>& h,
                                              const Pass& pass,
                                              const Matrix<double>& dc,
                                              Rule rule) {
  const auto factors = rule(pass, dc);
  auto d = i.backward(x, h, pass.i, factors.di);
  const auto by_g = g.backward(x, h, pass.g, factors.dg);
  d.dx += by_g.dx;
  d.dh += by_g.dh;
  return d;
}
// #endregion

// What the backward pass finds for all parameters, x and h, by a rule. dc is R.
static std::vector<study::Found> gradients(Write& write, Matrix<double>& x,
                                           Matrix<double>& h,
                                           const Matrix<double>& R,
                                           Write::Rule rule) {
  zero_gradients(write.parameters());
  const auto d = write.backward(x, h, write.forward(x, h), R, rule);
  auto all = study::found_for(write.parameters());
  all.push_back({"x", &x, d.dx});
  all.push_back({"h", &h, d.dh});
  return all;
}

void check_write(const lstm::Seed& seed) {
  constexpr std::size_t D = 3, H = 4, B = 5;
  auto random = seed.stream("gradient check");
  Write write(D, H);
  study::fill_normal(write.parameters(), random);
  Matrix<double> x = study::normal_matrix(D, B, random);
  Matrix<double> h = study::normal_matrix(H, B, random);
  const Matrix<double> R = study::normal_matrix(H, B, random);
  const auto loss = [&] {
    return xt::sum<double>(R * write.forward(x, h).product)();
  };
  study::print_gradient_errors(
      "Gradients of i g against central differences",
      {{"di = dc g", gradients(write, x, h, R, product_rule)},
       {"di = dc i", gradients(write, x, h, R, swapped_rule)}},
      loss);
}

}  // namespace input_gate
