// Which of a gate's five gradients fail their check when a sum is too short?
#include <doctest/doctest.h>

#include <array>

#include "lstm/layers/gate.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/random.hpp"

using lstm::Matrix;

// In the order W, U, b, x, h.
using Fails = std::array<bool, 5>;

#ifdef SOLUTION
// #region solution
// Nothing else is computed from db. From dz come all five.
static const Fails without_last_in_db = {false, false, true, false, false};
static const Fails without_last_in_dz = {true, true, true, true, true};

static Matrix<double> short_sum(const Matrix<double>& dz) {
  Matrix<double> db = xt::zeros<double>({dz.shape(0), std::size_t{1}});
  for (std::size_t j = 0; j < dz.shape(0); ++j)
    for (std::size_t n = 0; n + 1 < dz.shape(1); ++n) db(j, 0) += dz(j, n);
  return db;
}
// #endregion
#else
// #region task
// Yours: what will fail, W, U, b, x or h, where db lacks the last sample, and
// where dz itself is 0 for it?
static const Fails without_last_in_db = {false, false, false, false, false};
static const Fails without_last_in_dz = {false, false, false, false, false};

static Matrix<double> short_sum(const Matrix<double>& dz) {
  Matrix<double> db = xt::zeros<double>({dz.shape(0), std::size_t{1}});
  for (std::size_t j = 0; j < dz.shape(0); ++j)
    for (std::size_t n = 0; n < dz.shape(1); ++n)  // yours: not the last
      db(j, 0) += dz(j, n);
  return db;
}
// #endregion
#endif

namespace {

// A gate of 4 units, 3 inputs and 5 samples, and the loss Σ R ⊙ a.
struct Check {
  lstm::OneGate<double> gate{"f", 3, 4};
  Matrix<double> x = xt::zeros<double>({3, 5});
  Matrix<double> h = xt::zeros<double>({4, 5}), R = h;

  Check() {
    lstm::Random random(2);
    for (auto* t : {&gate.W.value, &gate.U.value, &gate.b.value, &x, &h, &R})
      for (double& element : *t) element = random.normal();
  }

  // What fails, with this in the place of db, if anything, and of da.
  Fails fails(bool short_db, const Matrix<double>& da) {
    const Matrix<double> a = gate.forward(x, h);
    zero_gradients(gate.parameters());
    const auto d = gate.backward(x, h, a, da);
    const Matrix<double> dz = da * a * (1 - a);
    const std::array found = {gate.W.gradient, gate.U.gradient,
                              short_db ? short_sum(dz) : gate.b.gradient, d.dx,
                              d.dh};
    const std::array tensors = {&gate.W.value, &gate.U.value, &gate.b.value, &x,
                                &h};
    const auto loss = [&] { return xt::sum<double>(R * gate.forward(x, h))(); };
    Fails fails{};
    for (std::size_t k = 0; k < 5; ++k)
      fails[k] = lstm::relative_error(found[k], lstm::central_differences(
                                                    loss, *tensors[k])) > 1e-7;
    return fails;
  }
};

}  // namespace

TEST_CASE("A sum that is too short fails where it was predicted") {
  Check check;
  const auto measured = check.fails(true, check.R);
  CHECK(measured[2]);
  CHECK(measured == without_last_in_db);
}

TEST_CASE("A dz that lacks a sample fails where it was predicted") {
  Check check;
  Matrix<double> da = check.R;
  xt::view(da, xt::all(), 4) = 0.0;
  CHECK(check.fails(false, da) == without_last_in_dz);
}
