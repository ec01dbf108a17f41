// The LSTMs of chapter 11 that the library does not have.
#include <doctest/doctest.h>

#include <complex>

#include "11_long_memory/cells.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace long_memory;
using lstm::Matrix, lstm::Sequence;
using Complex = std::complex<double>;

namespace {

constexpr std::size_t T = 6, D = 2, H = 3, B = 4;

template <class S>
Sequence<S> drawn(std::size_t features, std::uint64_t seed) {
  lstm::Random random(seed);
  Sequence<S> all({T, features, B});
  fill_normal(all, random);
  return all;
}

template <class Layer>
Layer random_layer() {
  lstm::Random random(3);
  Layer layer(D, H);
  for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.6);
  return layer;
}

// L = Σ R h
template <class Layer>
auto loss(const Layer& layer) {
  using S = typename Layer::Scalar;
  typename Layer::Trace trace;
  layer.forward(drawn<S>(D, 1), {}, trace);
  return inner_product(drawn<S>(H, 2), trace.h);
}

// Fills the gradients of the layer.
template <class Layer>
typename Layer::Trace pass(Layer& layer) {
  typename Layer::Trace trace;
  typename Layer::Flow flow;
  const auto x = drawn<double>(D, 1), R = drawn<double>(H, 2);
  layer.forward(x, {}, trace);
  layer.backward(x, trace, R, flow);
  return trace;
}

double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

}  // namespace

TEST_CASE("an LSTM without the output's tanh shows c itself") {
  auto layer = random_layer<study::Taped<BareLstm, double>>();
  const auto trace = pass(layer);
  // The gates of the first step, of which h and c before are 0.
  const auto x = drawn<double>(D, 1);
  for (std::size_t j = 0; j < H; ++j)
    for (std::size_t b = 0; b < B; ++b) {
      const auto z = [&](std::size_t gate) {
        const auto row = gate * H + j;
        double sum = layer.cell.b.value(row, 0);
        for (std::size_t d = 0; d < D; ++d)
          sum += layer.cell.W.value(row, d) * x(0, d, b);
        return sum;
      };
      const double c = sigmoid(z(0)) * std::tanh(z(2));
      CHECK(trace.h(0, j, b) == doctest::Approx(sigmoid(z(3)) * c));
    }
}

TEST_CASE("its gradients are those of its loss") {
  auto layer = random_layer<study::Taped<BareLstm, double>>();
  auto complex = random_layer<study::Taped<BareLstm, Complex>>();
  pass(layer);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& gradient = layer.parameters()[k]->gradient;
    CHECK(lstm::relative_error(
              gradient, lstm::complex_step([&] { return loss(complex); },
                                           complex.parameters()[k]->value)) <=
          1e-12);
    CHECK(lstm::relative_error(
              gradient,
              lstm::central_differences([&] { return loss(layer); },
                                        layer.parameters()[k]->value)) <= 1e-7);
  }
}

TEST_CASE("both begin as the library's LSTM does") {
  lstm::Random random(4), again(4);
  study::Taped<BareLstm, float> bare(D, H);
  lstm::Lstm<float> library(D, H);
  bare.initialize(lstm::Recipe::keras, random);
  library.initialize(lstm::Recipe::keras, again);
  for (std::size_t k = 0; k < 3; ++k)
    CHECK(bare.parameters()[k]->value == library.parameters()[k]->value);
}

TEST_CASE("the LSTM of 1997 is the library's with f at 1, on the way there") {
  auto layer = random_layer<study::Taped<Lstm1997, double>>();
  lstm::Lstm<double> library(D, H);
  library.b.value.fill(40);
  const std::size_t rows[] = {0, 2, 3};  // of i, g and o
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t j = 0; j < H; ++j) {
      const auto from = k * H + j, to = rows[k] * H + j;
      xt::row(library.W.value, static_cast<std::ptrdiff_t>(to)) =
          xt::row(layer.cell.W.value, static_cast<std::ptrdiff_t>(from));
      xt::row(library.U.value, static_cast<std::ptrdiff_t>(to)) =
          xt::row(layer.cell.U.value, static_cast<std::ptrdiff_t>(from));
      library.b.value(to, 0) = layer.cell.b.value(from, 0);
    }
  lstm::Trace<double> trace;
  library.forward(drawn<double>(D, 1), {}, trace);
  const auto taped = pass(layer);
  for (std::size_t t = 0; t < T; ++t)
    CHECK(lstm::relative_error(Matrix<double>(lstm::at(taped.h, t)),
                               Matrix<double>(lstm::at(trace.h, t + 1))) <=
          1e-14);
}

// Where the h that gates read is an input like x, nothing goes back through it:
// the whole gradient of that network is the one that is cut.
TEST_CASE("its gradient goes back through c alone") {
  auto layer = random_layer<study::Taped<Lstm1997, double>>();
  const auto trace = pass(layer);
  const auto x = drawn<double>(D, 1), R = drawn<double>(H, 2);
  Sequence<double> both({T, D + H, B});
  both.fill(0);
  for (std::size_t t = 0; t < T; ++t) {
    xt::view(both, t, xt::range(0, D), xt::all()) = lstm::at(x, t);
    if (t > 0)
      xt::view(both, t, xt::range(D, D + H), xt::all()) =
          lstm::at(trace.h, t - 1);
  }
  study::Taped<Lstm1997, double> opened(D + H, H);
  auto& cell = opened.cell;
  xt::view(cell.W.value, xt::all(), xt::range(0, D)) = layer.cell.W.value;
  xt::view(cell.W.value, xt::all(), xt::range(D, D + H)) = layer.cell.U.value;
  cell.b.value = layer.cell.b.value;
  study::Taped<Lstm1997, double>::Trace there;
  study::Taped<Lstm1997, double>::Flow back;
  opened.forward(both, {}, there);
  opened.backward(both, there, R, back);

  const Matrix<double> dW = xt::view(cell.W.gradient, xt::all(),
                                     xt::range(0, D)),
                       dU = xt::view(cell.W.gradient, xt::all(),
                                     xt::range(D, D + H));
  CHECK(lstm::relative_error(layer.cell.W.gradient, dW) <= 1e-13);
  CHECK(lstm::relative_error(layer.cell.U.gradient, dU) <= 1e-13);
  CHECK(lstm::relative_error(layer.cell.b.gradient, cell.b.gradient) <= 1e-13);

  // And it is another one than that of the loss.
  const auto whole = lstm::central_differences([&] { return loss(layer); },
                                               layer.cell.U.value);
  CHECK(lstm::relative_error(layer.cell.U.gradient, whole) > 0.01);
}
