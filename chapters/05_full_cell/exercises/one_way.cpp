// Which gradients are right when dc lacks the part that the next step sends?
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "lstm/layers/cell.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "study/gradient_table.hpp"

// Whether the gradients of a gate's W, U and b are all right.
struct Right {
  bool i, f, g, o;
};

#ifdef SOLUTION
// #region solution
// The last step is sent nothing, so it loses nothing. Before it dc is wrong,
// and with it di and dg. But df = dc c, and before the first step c is 0. The
// wrong gates make dh wrong one step further back, and only there d_o.
static const std::map<int, Right> right_after = {
    {1, {.i = true, .f = true, .g = true, .o = true}},
    {2, {.i = false, .f = true, .g = false, .o = true}},
    {3, {.i = false, .f = false, .g = false, .o = false}}};
// #endregion
#else
// #region task
// For sequences of one, two and three steps: what do you expect? All of them
// begin with h and c of zero.
static const std::map<int, Right> right_after = {
    {1, {.i = true, .f = true, .g = true, .o = true}},  // yours: true or false
    {2, {.i = true, .f = true, .g = true, .o = true}},
    {3, {.i = true, .f = true, .g = true, .o = true}}};
// #endregion
#endif

using lstm::Cell, lstm::Matrix, lstm::State;

// Some steps of a cell, with a loss that weighs each h with a number of R.
struct Steps {
  Cell<double> cell{2, 3};
  std::vector<Matrix<double>> x, R;

  explicit Steps(int T) {
    lstm::Random random(5);
    study::fill_normal(cell.parameters(), random);
    for (int t = 0; t < T; ++t) {
      x.push_back(study::normal_matrix(2, 4, random));
      R.push_back(study::normal_matrix(3, 4, random));
    }
  }

  std::vector<lstm::CellStep<double>> forward() const {
    std::vector<lstm::CellStep<double>> steps;
    auto state = State<double>::zeros(3, 4);
    for (const auto& input : x) {
      steps.push_back(cell.forward(input, state));
      state = steps.back().after;
    }
    return steps;
  }

  double loss() const {
    double sum = 0;
    const auto steps = forward();
    for (std::size_t t = 0; t < x.size(); ++t)
      sum += xt::sum<double>(R[t] * steps[t].after.h)();
    return sum;
  }

  // A way back on which dc is not handed on, or is.
  void back(bool hands_on) {
    const auto steps = forward();
    zero_gradients(cell.parameters());
    auto d = State<double>::zeros(3, 4);
    for (std::size_t t = x.size(); t-- > 0;) {
      d.h += R[t];
      if (!hands_on) d.c.fill(0);
      d = cell.backward(steps[t], d).d_before;
    }
  }

  bool right(lstm::OneGate<double>& gate) {
    bool all = true;
    for (auto* p : gate.parameters()) {
      const auto measured =
          lstm::central_differences([this] { return loss(); }, p->value);
      all = all && lstm::relative_error(p->gradient, measured) < 1e-7;
    }
    return all;
  }
};

TEST_CASE("The forecast is what a gradient check finds") {
  for (int T = 1; T <= 3; ++T) {
    CAPTURE(T);
    Steps steps(T);
    steps.back(false);
    const Right& expected = right_after.at(T);
    CHECK(steps.right(steps.cell.i) == expected.i);
    CHECK(steps.right(steps.cell.f) == expected.f);
    CHECK(steps.right(steps.cell.g) == expected.g);
    CHECK(steps.right(steps.cell.o) == expected.o);
  }
}

TEST_CASE("With dc handed on all gradients are right") {
  Steps steps(3);
  steps.back(true);
  for (auto* gate :
       {&steps.cell.i, &steps.cell.f, &steps.cell.g, &steps.cell.o})
    CHECK(steps.right(*gate));
}
