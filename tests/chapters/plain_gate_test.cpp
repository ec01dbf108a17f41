// One gate in plain numbers: its gradients, and that it learns.

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "02_forget_gate/plain.hpp"
#include "lstm/layers/gate.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/random.hpp"
#include "run_program.hpp"

using forget_gate::marked_sum, forget_gate::PlainGate, forget_gate::Step;
using lstm::Matrix;

namespace {

// Any numbers, so that no answer is right and no step without a gradient.
std::vector<Step> any_steps(std::size_t T, lstm::Random& random) {
  std::vector<Step> steps(T);
  for (auto& [x, g, y] : steps)
    for (double* number : {&x, &g, &y}) *number = random.normal();
  return steps;
}

// The slope of the loss with respect to f at each step, [1, T]: a product over
// the belt for each later step, in the place of a backward pass.
Matrix<double> slopes_of_gates(const PlainGate& gate,
                               const std::vector<Step>& steps) {
  const auto c = gate.forward(steps);
  Matrix<double> da = xt::zeros<double>({std::size_t{1}, steps.size()});
  for (std::size_t s = 0; s < steps.size(); ++s) {
    double kept = c[s];
    for (std::size_t t = s; t < steps.size(); ++t) {
      if (t > s) kept *= gate.f(steps[t].x);
      da(0, s) += 2 * (c[t + 1] - steps[t].y) * kept;
    }
  }
  return da;
}

// A backward pass that knows the answers' own way alone.
struct OneWay : PlainGate {
  double backward(const std::vector<Step>& steps) {
    const auto c = forward(steps);
    double loss = 0;
    dW = db = 0;
    for (std::size_t t = 0; t < steps.size(); ++t) {
      const double a = f(steps[t].x), error = c[t + 1] - steps[t].y;
      loss += error * error;
      const double dz = 2 * error * c[t] * a * (1 - a);
      dW += dz * steps[t].x;
      db += dz;
    }
    return loss;
  }
};

// The losses before the first update and after each.
template <class Gate>
std::vector<double> losses(Gate gate, double rate, int updates) {
  std::vector<double> all = {gate.backward(marked_sum)};
  for (int k = 0; k < updates; ++k) {
    gate.descend(rate);
    all.push_back(gate.backward(marked_sum));
  }
  return all;
}

// W and b beside central differences.
double gradient_error(auto gate, const std::vector<Step>& steps) {
  gate.backward(steps);
  Matrix<double> parameters = {{gate.W, gate.b}};
  const auto loss = [&] {
    auto moved = gate;
    moved.W = parameters(0, 0);
    moved.b = parameters(0, 1);
    return moved.backward(steps);
  };
  return lstm::relative_error(Matrix<double>{{gate.dW, gate.db}},
                              lstm::central_differences(loss, parameters));
}

}  // namespace

TEST_CASE("a plain gate's gradients are central differences") {
  lstm::Random random(1);
  for (const std::size_t T : {1u, 2u, 3u, 12u}) {
    CAPTURE(T);
    auto steps = any_steps(T + 1, random);
    PlainGate gate{.W = random.normal(), .b = random.normal()};
    CHECK(gradient_error(gate, steps) < 1e-8);
  }
  CHECK(gradient_error(PlainGate{}, marked_sum) < 1e-8);
  CHECK(gradient_error(PlainGate{.W = -8, .b = 4}, marked_sum) < 1e-8);
}

TEST_CASE("a plain gate computes what the library's gate does") {
  lstm::Random random(2);
  const auto steps = any_steps(9, random);
  PlainGate plain{.W = -0.7, .b = 0.4};
  lstm::OneGate<double> gate("f", 1, 1);
  gate.W.value(0, 0) = plain.W;
  gate.b.value(0, 0) = plain.b;
  Matrix<double> x = xt::zeros<double>({1, 9});
  const Matrix<double> h = xt::zeros<double>({1, 9});
  for (std::size_t t = 0; t < 9; ++t) x(0, t) = steps[t].x;

  const Matrix<double> a = gate.forward(x, h);
  for (std::size_t t = 0; t < 9; ++t)
    CHECK(a(0, t) == doctest::Approx(plain.f(x(0, t))).epsilon(1e-14));
  gate.backward(x, h, a, slopes_of_gates(plain, steps));
  plain.backward(steps);
  CHECK(plain.dW == doctest::Approx(gate.W.gradient(0, 0)).epsilon(1e-12));
  CHECK(plain.db == doctest::Approx(gate.b.gradient(0, 0)).epsilon(1e-12));
}

TEST_CASE("every update of a plain gate makes the loss smaller") {
  const auto all = losses(PlainGate{}, 0.5, 1000);
  for (std::size_t step = 1; step < all.size(); ++step)
    CHECK(all[step] < all[step - 1]);
  CHECK(all.back() < all.front() / 300);
}

TEST_CASE("too large a rate throws a plain gate far off at first") {
  const auto all = losses(PlainGate{}, 5, 9);
  CHECK(all[1] == doctest::Approx(0.74).epsilon(0.01));
  CHECK(all[2] == doctest::Approx(2.20).epsilon(0.01));
  CHECK(all[8] > 0.2);
  CHECK(all[9] < 0.2);
}

TEST_CASE("a plain gate learns from a wrong gradient too") {
  OneWay gate;
  gate.backward(marked_sum);
  CHECK(gate.dW == doctest::Approx(0.3306).epsilon(2e-4));
  CHECK(gradient_error(OneWay{}, marked_sum) > 0.1);
  CHECK(losses(OneWay{}, 0.5, 1000).back() ==
        doctest::Approx(0.0042).epsilon(0.02));
}

TEST_CASE("chapter 2 shows a gate that learns to let go at a mark") {
  const auto result =
      run_program(CHAPTERS "/02_forget_gate", " --quick --epochs 2");
  REQUIRE(result.status == 0);
  const auto start = result.out.find("One gate learns");
  REQUIRE(start != std::string::npos);
  std::istringstream lines(result.out.substr(start));
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  double before = 1, marked = 0, elsewhere = 0;
  for (int expected : {0, 1, 10, 100, 1000}) {
    std::getline(lines, line);
    std::istringstream row(line);
    double step = -1, loss = 1, W = 0, dW = 0, b = 0, db = 0;
    row >> step >> loss >> W >> dW >> b >> db >> marked >> elsewhere;
    CHECK(step == expected);
    CHECK(loss < before);
    before = loss;
  }
  CHECK(marked < 0.02);
  CHECK(elsewhere > 0.97);
}
