#include "03_write.hpp"

#include <fmt/core.h>

#include "support/gradient_table.hpp"

using lstm::Matrix;

// #region forward
Write::Pass Write::forward(const Matrix<double>& x,
                           const Matrix<double>& h) const {
  Pass pass{i.forward(x, h), g.forward(x, h), {}};
  pass.product = pass.i * pass.g;
  return pass;
}
// #endregion

// #region product_rule
Write::Factors product_rule(const Write::Pass& pass, const Matrix<double>& dw) {
  return {dw * pass.g, dw * pass.i};
}
// #endregion

// #region swapped_rule
Write::Factors swapped_rule(const Write::Pass& pass, const Matrix<double>& dw) {
  return {dw * pass.i, dw * pass.g};
}
// #endregion

// #region backward
lstm::OneGate<double>::Inputs Write::backward(const Matrix<double>& x,
                                              const Matrix<double>& h,
                                              const Pass& pass,
                                              const Matrix<double>& dw,
                                              Rule rule) {
  const auto factors = rule(pass, dw);
  auto d = i.backward(x, h, pass.i, factors.di);
  const auto by_g = g.backward(x, h, pass.g, factors.dg);
  d.dx += by_g.dx;
  d.dh += by_g.dh;
  return d;
}
// #endregion

// #region check
// The loss is Σ R ⊙ (i ⊙ g) with random R, so its gradient with respect to the
// product is R.
void check_write(std::uint64_t seed) {
  constexpr std::size_t D = 3, H = 4, B = 5;
  lstm::Random random(seed);
  Write write(D, H);
  lstm::Parameters<double> all = write.i.parameters();
  for (auto* p : write.g.parameters()) all.push_back(p);
  for (auto* p : all)
    p->value =
        support::normal_matrix(p->value.shape(0), p->value.shape(1), random);
  Matrix<double> x = support::normal_matrix(D, B, random);
  Matrix<double> h = support::normal_matrix(H, B, random);
  const Matrix<double> R = support::normal_matrix(H, B, random);
  const auto loss = [&] {
    return xt::sum<double>(R * write.forward(x, h).product)();
  };
  // #endregion

  // #region check_rules
  const auto gradients = [&](Write::Rule rule) {
    zero_gradients(all);
    const auto d = write.backward(x, h, write.forward(x, h), R, rule);
    std::vector<support::Found> found;
    for (auto* p : all) found.push_back({p->name, &p->value, p->gradient});
    found.push_back({"x", &x, d.dx});
    found.push_back({"h", &h, d.dh});
    return found;
  };
  const auto right = gradients(product_rule);
  fmt::print("\nGradients of i g against central differences\n");
  support::print_names(right);
  support::print_gradient_errors("di = dw g", right, loss);
  support::print_gradient_errors("di = dw i", gradients(swapped_rule), loss);
}
// #endregion
