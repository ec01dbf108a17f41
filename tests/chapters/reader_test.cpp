#include "study/reader.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using study::Examples, study::Reader;
using Complex = std::complex<double>;

namespace {

// Three samples of four steps: classes behind some of them, or numbers.
template <class S>
Examples<S> examples(bool classes) {
  lstm::Random random(1);
  Examples<S> all;
  all.x.resize({4, 2, 3});
  fill_normal(all.x, random);
  all.labels = {{0, lstm::no_label, 2},
                {lstm::no_label, 1, 1},
                {2, 2, lstm::no_label},
                {0, 1, 2}};
  if (classes) return all;
  all.labels.fill(lstm::no_label);
  all.y.resize({3, 3});
  fill_normal(all.y, random);
  return all;
}

template <class Layer>
Reader<Layer> network() {
  lstm::Random random(2);
  Reader<Layer> all(Layer(2, 5), 3);
  for (auto* p : all.parameters()) fill_normal(p->value, random, 0.5);
  return all;
}

template <class Real, class Imaginary>
void check_gradients(bool classes) {
  auto real = network<Real>();
  auto complex = network<Imaginary>();
  const auto x = examples<double>(classes);
  const auto z = examples<Complex>(classes);
  const auto parameters = real.parameters();
  lstm::zero_gradients(parameters);
  const auto sum = real.pass(x);
  CHECK(sum.count == 9);
  CHECK(double(sum.sum) == double(real.loss(x).sum));
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    auto& p = *parameters[k];
    CAPTURE(p.name);
    CHECK(lstm::relative_error(p.gradient, lstm::central_differences(
                                               [&] { return real.loss(x).sum; },
                                               p.value)) <= 1e-7);
    CHECK(lstm::relative_error(
              p.gradient,
              lstm::complex_step([&] { return complex.loss(z).sum; },
                                 complex.parameters()[k]->value)) <= 1e-12);
  }
}

}  // namespace

TEST_CASE("a reader's gradients are those of its loss") {
  for (const bool classes : {true, false}) {
    check_gradients<lstm::Lstm<double>, lstm::Lstm<Complex>>(classes);
    check_gradients<lstm::Gru<double>, lstm::Gru<Complex>>(classes);
    check_gradients<lstm::Rnn<double>, lstm::Rnn<Complex>>(classes);
  }
}

TEST_CASE("a reader says what its layers say behind each step") {
  auto all = network<lstm::Lstm<double>>();
  const auto x = examples<double>(true);
  const auto& z = all.read(x.x);
  lstm::Trace<double> trace;
  all.layer.forward(x.x, {}, trace);
  for (std::size_t t = 0; t < 4; ++t) {
    const lstm::Matrix<double> h = lstm::at(trace.h, t + 1);
    const lstm::Matrix<double> said = all.dense.forward(h),
                               z_t = lstm::at(z, t);
    CHECK(lstm::relative_error(z_t, said) <= 1e-14);
  }
  CHECK(all.trace().c == trace.c);
  CHECK(all.parameters().size() == 5);
}

TEST_CASE("of numbers those behind the last step alone count") {
  auto all = network<lstm::Rnn<double>>();
  const auto x = examples<double>(false);
  const auto& z = all.read(x.x);
  double sum = 0;
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t b = 0; b < 3; ++b)
      sum += std::pow(z(3, k, b) - x.y(k, b), 2);
  CHECK(all.loss(x).sum == doctest::Approx(sum));
}
