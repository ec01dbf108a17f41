#include "plain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "lstm/layers/initializers.hpp"
#include "lstm/layers/lstm.hpp"

namespace language_model {

using lstm::Matrix, lstm::Sequence, lstm::State;

// #region plain
// Letter t as a column of V numbers: 1 at its place, and 0 elsewhere.
static Sequence<double> one_hot(std::span<const int> letters, std::size_t V) {
  Sequence<double> x = xt::zeros<double>({letters.size(), V, std::size_t{1}});
  for (std::size_t t = 0; t < letters.size(); ++t)
    x.at(t, static_cast<std::size_t>(letters[t]), 0) = 1;
  return x;
}

// The softmax: e^z over the sum of all e^z.
static Matrix<double> probabilities(const Matrix<double>& z) {
  const Matrix<double> e = xt::exp(z - xt::amax(z)());
  return e / xt::sum(e)();
}

double Reader::pass(std::span<const int> letters) {
  const std::size_t T = letters.size() - 1, H = cell.hidden();
  const auto x = one_hot(letters.first(T), cell.inputs());
  const auto y = one_hot(letters.subspan(1), cell.inputs());
  const auto steps = run(cell, x, State<double>::zeros(H, 1));

  double loss = 0;
  Sequence<double> dh = xt::zeros<double>({T, H, std::size_t{1}});
  for (std::size_t t = 0; t < T; ++t) {
    const Matrix<double>& h = steps[t].after.h;
    const Matrix<double> p = probabilities(dense.forward(h));
    const Matrix<double> truth = xt::view(y, t);
    loss -= std::log(xt::sum(p * truth)());
    xt::view(dh, t) = dense.backward(h, p - truth);
  }
  run_back(cell, steps, dh);
  return loss;
}

static void descend(const lstm::Parameters<double>& parameters, double rate) {
  for (auto* p : parameters) p->value -= rate * p->gradient;
}
// #endregion

Reader::Reader(std::size_t V, std::size_t H, lstm::Random random)
    : cell(V, H), dense(H, V) {
  auto layer = stacked(cell);
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
  cell = lstm::taken_apart(layer);
}

lstm::Parameters<double> Reader::parameters() {
  auto all = cell.parameters();
  for (auto* p : dense.parameters()) all.push_back(p);
  return all;
}

void learn(Reader& reader, std::span<const int> letters, double rate) {
  const auto pairs = static_cast<double>(letters.size() - 1);
  fmt::print("{:>6} {:>18}\n", "steps", "nats a letter");
  for (int done = 0; done <= 1000; ++done) {
    zero_gradients(reader.parameters());
    const double loss = reader.pass(letters) / pairs;
    if (done == 0 || done == 10 || done == 100 || done == 300 || done == 1000)
      fmt::print("{:6} {:18.3f}\n", done, loss);
    descend(reader.parameters(), rate / pairs);
  }
}

std::vector<int> recite(const Reader& reader, int first, std::size_t count) {
  const std::size_t V = reader.cell.inputs();
  std::vector<int> letters = {first};
  auto state = State<double>::zeros(reader.cell.hidden(), 1);
  while (letters.size() <= count) {
    const auto x = one_hot(std::span(letters).last(1), V);
    state = reader.cell.forward(lstm::at(x, 0), state).after;
    const auto z = reader.dense.forward(state.h);
    const auto best = std::max_element(z.begin(), z.end());
    letters.push_back(static_cast<int>(best - z.begin()));
  }
  return letters;
}

}  // namespace language_model
