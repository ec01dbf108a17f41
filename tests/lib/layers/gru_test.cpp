#include "lstm/layers/gru.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"
#include "lstm/numbers/product.hpp"
#include "random_tensors.hpp"

using lstm::Gru, lstm::GruFlow, lstm::GruTrace, lstm::Matrix, lstm::Recipe,
    lstm::Reset, lstm::Sequence;

namespace {

double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// One unit with the weights 0.5, -2 and 0.25 for x, 1.5, -0.5 and -1 for h.
Gru<double> one_unit(Reset reset) {
  Gru<double> gru(1, 1, reset);
  gru.W.value = {{0.5}, {-2}, {0.25}};
  gru.U.value = {{1.5}, {-0.5}, {-1}};
  gru.b.value = {{0.1}, {0.2}, {0.3}};
  gru.b_h.value = {{0.4}};
  return gru;
}

struct Shape {
  std::size_t T, D, H, B;
};

// Every element by the formulas of the header, one by one.
Matrix<double> last_state(const Gru<double>& gru, const Sequence<double>& x,
                          Matrix<double> h) {
  const std::size_t H = gru.hidden(), D = gru.inputs();
  const auto Wx = [&](std::size_t t, std::size_t row, std::size_t k) {
    double sum = gru.b.value(row, 0);
    for (std::size_t d = 0; d < D; ++d) sum += gru.W.value(row, d) * x(t, d, k);
    return sum;
  };
  const auto Uv = [&](std::size_t row, std::size_t k, const Matrix<double>& v) {
    double sum = 0;
    for (std::size_t j = 0; j < H; ++j) sum += gru.U.value(row, j) * v(j, k);
    return sum;
  };
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    Matrix<double> r = h, z = h, next = h;
    for (std::size_t j = 0; j < H; ++j)
      for (std::size_t k = 0; k < x.shape(2); ++k) {
        r(j, k) = sigmoid(Wx(t, j, k) + Uv(j, k, h));
        z(j, k) = sigmoid(Wx(t, H + j, k) + Uv(H + j, k, h));
      }
    const Matrix<double> rh = r * h;
    for (std::size_t j = 0; j < H; ++j)
      for (std::size_t k = 0; k < x.shape(2); ++k) {
        const double recurrent =
            gru.reset == Reset::after_product
                ? r(j, k) * (Uv(2 * H + j, k, h) + gru.b_h.value(j, 0))
                : Uv(2 * H + j, k, rh);
        const double n = std::tanh(Wx(t, 2 * H + j, k) + recurrent);
        next(j, k) = (1 - z(j, k)) * n + z(j, k) * h(j, k);
      }
    h = next;
  }
  return h;
}

}  // namespace

TEST_CASE("a GRU of one unit computes what its formula says") {
  const Sequence<double> x = {{{1}}};
  GruTrace<double> trace;
  const double h = 0.75;
  const double r = sigmoid(0.5 + 1.5 * h + 0.1);
  const double z = sigmoid(-2 - 0.5 * h + 0.2);
  one_unit(Reset::after_product).forward(x, {{{h}}}, trace);
  const double after = std::tanh(0.25 + 0.3 + r * (-h + 0.4));
  CHECK(trace.h(0, 0, 0) == h);
  CHECK(trace.h(1, 0, 0) ==
        doctest::Approx((1 - z) * after + z * h).epsilon(1e-14));
  one_unit(Reset::before_product).forward(x, {{{h}}}, trace);
  const double before = std::tanh(0.25 + 0.3 - r * h);
  CHECK(trace.h(1, 0, 0) ==
        doctest::Approx((1 - z) * before + z * h).epsilon(1e-14));
}

TEST_CASE("a layer computes its formulas element by element") {
  for (const auto reset : {Reset::after_product, Reset::before_product})
    for (const auto& [T, D, H, B] :
         {Shape{1, 1, 1, 1}, Shape{3, 2, 5, 1}, Shape{4, 6, 7, 3},
          Shape{9, 3, 16, 8}, Shape{2, 1, 3, 33}}) {
      lstm::Random random(T * 100 + B);
      Gru<double> gru(D, H, reset);
      for (auto* p : gru.parameters()) fill_normal(p->value, random, 0.5);
      Sequence<double> x({T, D, B});
      Matrix<double> start({H, B});
      fill_normal(x, random);
      fill_normal(start, random);
      GruTrace<double> trace;
      gru.forward(x, {start}, trace);
      const Matrix<double> ours = lstm::at(trace.h, T);
      CHECK(xt::amax(xt::abs(ours - last_state(gru, x, start)))() <= 1e-13);
    }
}

TEST_CASE("an update gate that is open keeps the state") {
  Gru<float> gru(2, 3);
  xt::view(gru.b.value, xt::range(3, 6)) = 100.0f;
  const Sequence<float> x = xt::ones<float>({20, 2, 4});
  xt::view(gru.b.value, xt::range(6, 9)) = 1.0f;
  for (const float kept : {1.0f, -0.3f, 1e-9f}) {
    Matrix<float> start({3, 4});
    start.fill(kept);
    GruTrace<float> trace;
    gru.forward(x, {start}, trace);
    CHECK(Matrix<float>(lstm::at(trace.h, 20)) == start);
  }
}

TEST_CASE("the two recipes draw what their libraries draw for a GRU") {
  lstm::Random random(3);
  Gru<double> keras(2, 4), pytorch(2, 400),
      before(2, 400, Reset::before_product);
  keras.initialize(Recipe::keras, random);
  Matrix<double> square = xt::zeros<double>({4, 4});
  add_product(square, lstm::transposed(keras.U.value), keras.U.value);
  const Matrix<double> unity = xt::eye<double>(4);
  CHECK(xt::allclose(square, unity, 0, 1e-12));
  CHECK(xt::amax(xt::abs(keras.b.value))() == 0);
  CHECK(xt::amax(xt::abs(keras.b_h.value))() == 0);
  CHECK(xt::amax(keras.W.value)() <= std::sqrt(6.0 / 14));

  // One bias is below 1/√H, the sum of two below twice that.
  const double limit = 1 / std::sqrt(400.0);
  const auto largest = [](const auto& m) { return xt::amax(xt::abs(m))(); };
  pytorch.initialize(Recipe::pytorch, random);
  const auto rows = [](const Gru<double>& gru, std::size_t a, std::size_t b) {
    return Matrix<double>(xt::view(gru.b.value, xt::range(a, b), xt::all()));
  };
  CHECK(largest(pytorch.U.value) <= limit);
  CHECK(largest(pytorch.U.value) > 0.99 * limit);
  CHECK(largest(rows(pytorch, 0, 800)) > 1.5 * limit);
  CHECK(largest(rows(pytorch, 800, 1200)) <= limit);
  CHECK(largest(pytorch.b_h.value) <= limit);
  CHECK(largest(pytorch.b_h.value) > 0.9 * limit);
  before.initialize(Recipe::pytorch, random);
  CHECK(largest(rows(before, 800, 1200)) > 1.5 * limit);
  CHECK(before.parameters().size() == 3);
  CHECK(pytorch.parameters().size() == 4);
}

BAD_INPUT("a GRU and what does not fit it") {
  CHECK_THROWS_WITH_AS(Gru<float>(0, 2),
                       "a GRU needs inputs and hidden units, got 0 and 2",
                       lstm::ShapeError);
  // Three times as many would be 2 once more.
  CHECK_THROWS_AS(
      Gru<float>(1, std::numeric_limits<std::size_t>::max() / 3 + 1),
      lstm::ShapeError);
  Gru<float> gru(2, 3);
  GruTrace<float> trace;
  GruFlow<float> flow;
  const Sequence<float> x = xt::zeros<float>({5, 2, 4}),
                        wide = xt::zeros<float>({5, 4, 4}),
                        none = xt::zeros<float>({0, 2, 4});
  const Matrix<float> start = xt::zeros<float>({3, 4}),
                      other = xt::zeros<float>({3, 1});
  const auto refused = [](const auto& call, const char* message) {
    CHECK_THROWS_WITH_AS(call(), message, lstm::ShapeError);
  };
  refused([&] { gru.forward(wide, {start}, trace); },
          "x has shape [5, 4, 4], expected [5, 2, 4]");
  refused([&] { gru.forward(x, {other}, trace); },
          "initial h has shape [3, 1], expected [3, 4]");
  refused([&] { gru.forward(none, {start}, trace); },
          "x has shape [0, 2, 4], expected no extent of 0");
  gru.forward(x, {start}, trace);
  refused([&] { gru.backward(x, trace, x, flow); },
          "dh_loss has shape [5, 2, 4], expected [5, 3, 4]");
  refused([&] { gru.backward(wide, trace, x, flow); },
          "x has shape [5, 4, 4], expected [5, 2, 4]");
  const Sequence<float> R = xt::zeros<float>({5, 3, 4});
  refused([&] { gru.backward(x, trace, R, flow, {other}); },
          "the gradient of the last h has shape [3, 1], expected [3, 4]");
  trace.q.resize({5, 3, 1});
  refused([&] { gru.backward(x, trace, R, flow); },
          "trace.q has shape [5, 3, 1], expected [5, 3, 4]");
  gru.U.value.resize({9, 2});
  refused([&] { gru.forward(x, {start}, trace); },
          "gru.W has shape [9, 2], expected [6, 2]");
}
