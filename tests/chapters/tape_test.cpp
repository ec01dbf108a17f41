#include "study/tape.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "bad_input.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Parameter, lstm::Sequence;
using study::rows, study::Tape, study::Value;

namespace {

using Complex = std::complex<double>;

// Values a and b [3, 2], a matrix W [4, 3], a column p [3, 1], and a weight for
// each element of what comes out, of which there are at most 4 by 2.
template <class S>
struct Case {
  Parameter<S> W{"W", 4, 3}, p{"p", 3, 1};
  Matrix<S> a{std::array<std::size_t, 2>{3, 2}}, b = a;
  Tape<S> tape;

  Case() {
    lstm::Random random(7);
    for (auto* matrix : {&W.value, &p.value, &a, &b})
      fill_normal(*matrix, random);
  }

  // Σ R ⊙ z, and its gradient where it is asked for.
  template <class Formula>
  S loss(const Formula& formula, std::vector<S>* gradients = nullptr) {
    tape.rewind();
    const auto value_a = tape.variable(a), value_b = tape.variable(b);
    const auto z = formula(value_a, value_b, W, p);
    S sum = 0;
    const auto numbers = tape.value(z.index);
    if (gradients) gradients->assign(tape.size(), S(0));
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      const double weight = 0.5 + 0.25 * double(k);
      sum += weight * numbers.flat(k);
      if (gradients) tape.gradient(z.index, *gradients).flat(k) = weight;
    }
    return sum;
  }
};

// The largest relative error of the four gradients.
template <class Formula>
double error_of(const Formula& formula) {
  Case<double> real;
  Case<Complex> complex;
  std::vector<double> gradients;
  real.loss(formula, &gradients);
  real.tape.back(std::array{&real.W, &real.p}, gradients, true);
  const auto error = [&](const auto& gradient, auto& tensor) {
    return lstm::relative_error(
        gradient,
        lstm::complex_step([&] { return complex.loss(formula); }, tensor));
  };
  return std::max(
      {error(Matrix<double>(real.tape.gradient(0, gradients)), complex.a),
       error(Matrix<double>(real.tape.gradient(1, gradients)), complex.b),
       error(real.W.gradient, complex.W.value),
       error(real.p.gradient, complex.p.value)});
}

template <class Formula>
Matrix<double> result(const Formula& formula) {
  Case<double> c;
  c.loss(formula);
  const auto z =
      formula(Value<double>{&c.tape, 0}, Value<double>{&c.tape, 1}, c.W, c.p);
  return c.tape.value(z.index);
}

}  // namespace

// Each operation on a tape, beside what it is to compute.
#define OPERATION(formula, expected)                                       \
  do {                                                                     \
    INFO(#formula);                                                        \
    const auto on_tape = [](auto a, [[maybe_unused]] auto b,               \
                            [[maybe_unused]] auto& W,                      \
                            [[maybe_unused]] auto& p) { return formula; }; \
    CHECK(error_of(on_tape) <= 1e-14);                                     \
    Case<double> c;                                                        \
    const auto &a = c.a, &b = c.b, &p = c.p.value;                         \
    const Matrix<double> by_hand = expected;                               \
    CHECK(lstm::relative_error(result(on_tape), by_hand) <= 1e-15);        \
    (void)b, (void)p;                                                      \
  } while (false)

TEST_CASE("every operation on a tape has its value and its gradient") {
  OPERATION(a + b, a + b);
  OPERATION(a - b, a - b);
  OPERATION(a * b, a * b);
  OPERATION(a * a, a * a);
  OPERATION(a / b, a / b);
  OPERATION(1 - a, 1 - a);
  OPERATION(sigmoid(a), 1 / (1 + xt::exp(-a)));
  OPERATION(log_sigmoid(a), -xt::log(1 + xt::exp(-a)));
  OPERATION(tanh(a), xt::tanh(a));
  OPERATION(exp(a), xt::exp(a));
  OPERATION(max(a, b), xt::maximum(a, b));
  OPERATION(a + p, a + p);
  OPERATION(p * a, a * p);
  OPERATION(rows(a * b, 1, 2), xt::view(a * b, xt::range(1, 3), xt::all()));
}

TEST_CASE("a product on a tape reads all rows of a matrix or some") {
  const auto all = [](auto a, auto, auto& W, auto&) { return product(W, a); };
  const auto some = [](auto a, auto b, auto& W, auto&) {
    return product(rows(W, 1, 3), a + b) + product(rows(W, 0, 3), b);
  };
  CHECK(error_of(all) <= 1e-14);
  CHECK(error_of(some) <= 1e-14);
  Case<double> c;
  const auto z = result(all);
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t k = 0; k < 2; ++k) {
      double sum = 0;
      for (std::size_t d = 0; d < 3; ++d) sum += c.W.value(row, d) * c.a(d, k);
      CHECK(z(row, k) == doctest::Approx(sum).epsilon(1e-15));
    }
}

TEST_CASE("formulas of formulas have the gradient of the whole") {
  CHECK(error_of([](auto a, auto b, auto& W, auto& p) {
          const auto f = sigmoid(rows(product(W, a), 1, 3) + p);
          const auto m = max(f * b, p * a);
          return tanh(f * m + (1 - f) * exp(b - m)) / (m * m + exp(a));
        }) <= 1e-13);
}

TEST_CASE("what is cut has its value and no gradient") {
  Case<double> c;
  std::vector<double> gradients;
  const auto formula = [](auto a, auto b, auto&, auto&) { return a * cut(b); };
  CHECK(c.loss(formula) ==
        c.loss([](auto a, auto b, auto&, auto&) { return a * b; }));
  c.loss(formula, &gradients);
  c.tape.back({}, gradients, true);
  CHECK(c.tape.gradient(0, gradients)(1, 1) == (0.5 + 0.25 * 3) * c.b(1, 1));
  for (std::size_t k = 0; k < 6; ++k)
    CHECK(c.tape.gradient(1, gradients).flat(k) == 0);
}

TEST_CASE("log σ is finite where e to the minus z is not") {
  Tape<float> tape;
  const Matrix<float> far = {{-1000, 1000, -100, 0}};
  const auto a = tape.variable(far);
  const auto z = log_sigmoid(a);
  CHECK(tape.value(z.index)(0, 0) == -1000);
  CHECK(tape.value(z.index)(0, 1) == 0);
  CHECK(tape.value(z.index)(0, 2) == -100);
  CHECK(tape.value(z.index)(0, 3) == doctest::Approx(-std::log(2.0)));
  std::vector<float> gradients(tape.size(), 1);
  tape.back({}, gradients, true);
  CHECK(tape.gradient(a.index, gradients)(0, 0) == 2);
  CHECK(tape.gradient(a.index, gradients)(0, 1) == 1);
}

TEST_CASE("the gradient of a constant is left out where it is not wanted") {
  Parameter<double> W("W", 2, 2);
  W.value = {{1, 2}, {3, 4}};
  Tape<double> tape;
  const auto x = tape.constant(Matrix<double>{{5}, {6}});
  const auto z = product(W, x);
  for (const bool wanted : {false, true}) {
    std::vector<double> gradients(tape.size(), 0);
    tape.gradient(z.index, gradients).fill(1);
    tape.back(std::array{&W}, gradients, wanted);
    CHECK(tape.gradient(x.index, gradients)(0, 0) == (wanted ? 4 : 0));
    CHECK(W.gradient(0, 1) == (wanted ? 12 : 6));
  }
}

BAD_INPUT("matrices on a tape that do not fit") {
  Tape<double> tape;
  Parameter<double> W("W", 2, 3), p("p", 2, 1);
  const auto a = tape.variable(Matrix<double>{{1, 2}, {3, 4}, {5, 6}});
  const auto b = tape.variable(Matrix<double>{{1, 2}});
  const auto refused = [](const auto& call, const char* message) {
    CHECK_THROWS_WITH_AS(call(), message, lstm::ShapeError);
  };
  refused([&] { a + b; },
          "the second of two values has shape [1, 2], expected [3, 2]");
  refused([&] { a + p; }, "p has shape [2, 1], expected [3, 1]");
  refused([&] { p* a; }, "p has shape [2, 1], expected [3, 1]");
  refused([&] { product(W, b); },
          "x of a product has shape [1, 2], expected [3, 2]");
  refused([&] { rows(a, 2, 2); }, "rows 2 to 4 of a value that has 3");
  const auto z = product(W, a);
  std::vector<double> gradients(tape.size());
  CHECK_THROWS_WITH_AS(tape.back({}, gradients, true),
                       "the gradient of W is not asked for",
                       std::invalid_argument);
  CHECK(z.index == 2);
}
