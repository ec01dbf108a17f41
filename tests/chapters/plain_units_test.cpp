// The plain units of chapters 3 and 4: their gradients, and what they learn.

#include <doctest/doctest.h>

#include "03_input_gate/plain.hpp"
#include "04_output_gate/plain.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/random.hpp"

using input_gate::PlainWriter, input_gate::Steps, input_gate::Weights;
using lstm::Matrix;
using output_gate::PlainCell;

namespace {

std::vector<Weights*> parts(PlainWriter& unit) {
  return {&unit.forget, &unit.input, &unit.candidate};
}
std::vector<Weights*> parts(PlainCell& unit) {
  return {&unit.forget, &unit.input, &unit.candidate, &unit.output};
}

template <class Unit>
Matrix<double> parameters(Unit& unit) {
  const auto all = parts(unit);
  Matrix<double> values = xt::zeros<double>({all.size(), std::size_t{3}});
  for (std::size_t k = 0; k < all.size(); ++k) {
    values(k, 0) = all[k]->W_v;
    values(k, 1) = all[k]->W_m;
    values(k, 2) = all[k]->b;
  }
  return values;
}

template <class Unit>
Matrix<double> gradients(Unit& unit) {
  const auto all = parts(unit);
  Matrix<double> values = xt::zeros<double>({all.size(), std::size_t{3}});
  for (std::size_t k = 0; k < all.size(); ++k) {
    values(k, 0) = all[k]->dW_v;
    values(k, 1) = all[k]->dW_m;
    values(k, 2) = all[k]->db;
  }
  return values;
}

template <class Unit>
Unit with(const Matrix<double>& values) {
  Unit unit;
  const auto all = parts(unit);
  for (std::size_t k = 0; k < all.size(); ++k) {
    all[k]->W_v = values(k, 0);
    all[k]->W_m = values(k, 1);
    all[k]->b = values(k, 2);
  }
  return unit;
}

// Any numbers, so that no answer is right and no step without a gradient.
Steps any_steps(std::size_t T, lstm::Random& random) {
  Steps steps(T);
  for (auto& [v, m, y] : steps)
    for (double* number : {&v, &m, &y}) *number = random.normal();
  return steps;
}

template <class Unit>
Matrix<double> any_parameters(lstm::Random& random) {
  Unit unit;
  auto values = parameters(unit);
  for (double& value : values) value = random.normal();
  return values;
}

template <class Unit>
double gradient_error(Matrix<double> values, const Steps& steps) {
  auto unit = with<Unit>(values);
  unit.backward(steps);
  const auto found = gradients(unit);
  const auto loss = [&] { return with<Unit>(values).backward(steps); };
  return lstm::relative_error(found, lstm::central_differences(loss, values));
}

// The same weights in a cell of the library. It reads no h.
lstm::Cell<double> in_library(PlainCell unit) {
  lstm::Cell<double> cell(2, 1);
  const std::pair<lstm::OneGate<double>*, Weights*> gates[] = {
      {&cell.i, &unit.input},
      {&cell.f, &unit.forget},
      {&cell.g, &unit.candidate},
      {&cell.o, &unit.output}};
  for (const auto& [gate, weights] : gates) {
    gate->W.value = {{weights->W_v, weights->W_m}};
    gate->b.value = {{weights->b}};
  }
  return cell;
}

// Training steps from zeros; every loss on the way.
template <class Unit>
std::vector<double> losses(Unit& unit, const std::vector<Steps>& data,
                           double rate, int steps) {
  std::vector<double> all;
  for (int step = 0; step < steps; ++step)
    all.push_back(train(unit, data, rate));
  return all;
}

}  // namespace

TEST_CASE_TEMPLATE("a plain unit's gradients are central differences", Unit,
                   PlainWriter, PlainCell) {
  lstm::Random random(1);
  for (const std::size_t T : {1u, 2u, 3u, 12u}) {
    CAPTURE(T);
    const auto steps = any_steps(T, random);
    CHECK(gradient_error<Unit>(any_parameters<Unit>(random), steps) < 1e-8);
  }
}

TEST_CASE_TEMPLATE("a plain unit's gradients add up until it descends", Unit,
                   PlainWriter, PlainCell) {
  lstm::Random random(2);
  const auto steps = any_steps(7, random);
  auto unit = with<Unit>(any_parameters<Unit>(random));
  unit.backward(steps);
  const auto once = gradients(unit), before = parameters(unit);
  unit.backward(steps);
  CHECK(lstm::relative_error(gradients(unit), Matrix<double>(2 * once)) <
        1e-14);
  for (auto* part : parts(unit)) part->descend(0.25);
  CHECK(lstm::relative_error(parameters(unit),
                             Matrix<double>(before - 0.5 * once)) < 1e-14);
  CHECK(gradients(unit) == xt::zeros_like(once));
}

TEST_CASE("a plain cell computes what the library's cell does") {
  lstm::Random random(3);
  const auto steps = any_steps(9, random);
  auto plain = with<PlainCell>(any_parameters<PlainCell>(random));
  const auto c = plain.forward(steps);
  auto cell = in_library(plain);
  lstm::Sequence<double> x = xt::zeros<double>({9, 2, 1});
  for (std::size_t t = 0; t < 9; ++t) {
    x(t, 0, 0) = steps[t].v;
    x(t, 1, 0) = steps[t].m;
  }
  const auto run = lstm::run(cell, x, lstm::State<double>::zeros(1, 1));
  lstm::Sequence<double> dh = xt::zeros<double>({9, 1, 1});
  for (std::size_t t = 0; t < 9; ++t) {
    CHECK(run[t].after.c(0, 0) == doctest::Approx(c[t + 1]).epsilon(1e-14));
    dh(t, 0, 0) = 2 * (run[t].after.h(0, 0) - steps[t].y);
  }
  lstm::run_back(cell, run, dh);
  plain.backward(steps);
  const std::pair<lstm::OneGate<double>*, Weights*> gates[] = {
      {&cell.i, &plain.input},
      {&cell.f, &plain.forget},
      {&cell.g, &plain.candidate},
      {&cell.o, &plain.output}};
  for (const auto& [gate, weights] : gates) {
    const double found[] = {weights->dW_v, weights->dW_m, weights->db};
    const double right[] = {gate->W.gradient(0, 0), gate->W.gradient(0, 1),
                            gate->b.gradient(0, 0)};
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(found[k] == doctest::Approx(right[k]).epsilon(1e-12));
  }
}

TEST_CASE("a plain writer learns to add what is marked and nothing else") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    CAPTURE(seed);
    PlainWriter unit;
    const auto data = input_gate::plain_sums(50, 10, lstm::Random(seed));
    const auto all = losses(unit, data, 0.5, 3001);
    CHECK(all.back() < all.front() / 30);
    CHECK(unit.input.W_m > 3);
    CHECK(unit.input.b < -3);
    CHECK(unit.candidate.W_v > 1);
    CHECK(std::abs(unit.candidate.W_m) < 0.3);
    CHECK(unit.gates({0.5, 0, 0})[0] > 0.95);
  }
}

TEST_CASE("a plain writer's input gate has no gradient at the start") {
  PlainWriter unit;
  for (const auto& steps : input_gate::plain_sums(50, 10, lstm::Random(1)))
    unit.backward(steps);
  CHECK(unit.input.dW_v == 0);
  CHECK(unit.input.dW_m == 0);
  CHECK(unit.input.db == 0);
  CHECK(unit.candidate.dW_v != 0);
}

TEST_CASE("a plain cell learns to tell when it is asked") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    CAPTURE(seed);
    PlainCell unit;
    const auto data = output_gate::plain_questions(50, 10, lstm::Random(seed));
    const auto all = losses(unit, data, 1, 3001);
    CHECK(all.back() < all.front() / 10);
    CHECK(unit.gates({0, 1, 0})[3] > 0.7);
    CHECK(unit.gates({0, 0, 0})[3] < 0.1);
    CHECK(unit.gates({0, 0, 0})[0] > 0.95);
  }
}

TEST_CASE("the plain sums and questions are the chapters' tasks") {
  for (const auto& steps : input_gate::plain_sums(20, 12, lstm::Random(4))) {
    double sum = 0;
    for (const auto& [v, m, y] : steps) {
      sum += v * m;
      CHECK(std::abs(v) <= 0.5);
      CHECK(y == sum);
    }
  }
  for (const auto& steps :
       output_gate::plain_questions(20, 12, lstm::Random(4)))
    for (const auto& [v, m, y] : steps) {
      CHECK(y == (m == 1 ? steps[0].v : 0));
      CHECK((&v == &steps[0].v || v == 0));
    }
}
