#include "lstm/layers/rnn.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Recipe, lstm::Rnn, lstm::Sequence;

TEST_CASE("a network of one unit computes what its formula says") {
  Rnn<double> rnn(1, 1);
  rnn.unit.W.value = {{0.5}};
  rnn.unit.U.value = {{-2}};
  rnn.unit.b.value = {{0.25}};
  const Sequence<double> x = {{{1}}, {{3}}};
  const auto h = rnn.forward(x, {{0.75}});
  const double first = std::tanh(0.5 - 1.5 + 0.25);
  CHECK(h(0, 0, 0) == 0.75);
  CHECK(h(1, 0, 0) == doctest::Approx(first).epsilon(1e-14));
  CHECK(h(2, 0, 0) ==
        doctest::Approx(std::tanh(1.5 - 2 * first + 0.25)).epsilon(1e-14));
}

TEST_CASE("every gradient of the network agrees with central differences") {
  for (const auto& shape :
       {std::array{1u, 1u, 1u, 1u}, std::array{1u, 3u, 4u, 2u},
        std::array{5u, 2u, 1u, 3u}, std::array{12u, 2u, 5u, 1u},
        std::array{20u, 1u, 6u, 3u}}) {
    const std::size_t T = shape[0], D = shape[1], H = shape[2], B = shape[3];
    CAPTURE(T);
    CAPTURE(H);
    lstm::Random random(T * 1000 + D * 100 + H * 10 + B);
    Rnn<double> rnn(D, H);
    Sequence<double> x({T, D, B}), R({T, H, B});
    Matrix<double> start({H, B});
    for (auto* p : rnn.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    fill_normal(start, random, 0.5);
    const auto loss = [&] {
      const auto h = rnn.forward(x, start);
      const Sequence<double> shown = xt::view(h, xt::range(1, x.shape(0) + 1));
      return inner_product(R, shown);
    };
    const auto flow = rnn.backward(x, rnn.forward(x, start), R);
    const auto numeric = [&](auto& tensor) {
      return lstm::central_differences(loss, tensor);
    };
    for (auto* p : rnn.parameters()) {
      CAPTURE(p->name);
      CHECK(lstm::relative_error(p->gradient, numeric(p->value)) <= 1e-7);
    }
    CHECK(lstm::relative_error(flow.dx, numeric(x)) <= 1e-7);
    const Matrix<double> dh = lstm::at(flow.dh, 0);
    CHECK(lstm::relative_error(dh, numeric(start)) <= 1e-7);
  }
}

TEST_CASE("the two recipes draw what their libraries draw") {
  lstm::Random random(3);
  Rnn<double> keras(2, 5), pytorch(2, 400);
  keras.initialize(Recipe::keras, random);
  Matrix<double> square = xt::zeros<double>({5, 5});
  add_product(square, lstm::transposed(keras.unit.U.value), keras.unit.U.value);
  const Matrix<double> unity = xt::eye<double>(5);
  CHECK(xt::allclose(square, unity, 0, 1e-12));
  CHECK(keras.unit.b.value == Matrix<double>(xt::zeros<double>({5, 1})));
  CHECK(xt::amax(keras.unit.W.value)() <= std::sqrt(6.0 / 7));

  pytorch.initialize(Recipe::pytorch, random);
  const double limit = 1 / std::sqrt(400.0);
  const auto largest = [](const Matrix<double>& m) {
    return xt::amax(xt::abs(m))();
  };
  CHECK(largest(pytorch.unit.U.value) <= limit);
  CHECK(largest(pytorch.unit.U.value) > 0.99 * limit);
  CHECK(largest(pytorch.unit.W.value) <= limit);
  CHECK(largest(pytorch.unit.b.value) <= 2 * limit);
  CHECK(largest(pytorch.unit.b.value) > limit);
}

BAD_INPUT("a plain network needs inputs and units") {
  CHECK_THROWS_WITH_AS(Rnn<float>(0, 4),
                       "gate rnn needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Rnn<float>(2, 0),
                       "gate rnn needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a plain network refuses shapes that do not fit") {
  Rnn<float> rnn(2, 3);
  const Matrix<float> start = xt::zeros<float>({3, 5}),
                      tall = xt::zeros<float>({4, 5});
  const auto zeros = [](std::size_t T, std::size_t n,
                        std::size_t B) -> Sequence<float> {
    return xt::zeros<float>({T, n, B});
  };
  const auto x = zeros(4, 2, 5), R = zeros(4, 3, 5);
  const auto h = rnn.forward(x, start);
  CHECK_THROWS_WITH_AS(rnn.forward(zeros(4, 1, 5), start),
                       "x has shape [4, 1, 5], expected [4, 2, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(rnn.forward(x, tall),
                       "initial h has shape [4, 5], expected [3, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(rnn.forward(zeros(0, 2, 5), start),
                       "x has shape [0, 2, 5], expected no extent of 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(rnn.backward(R, h, R),
                       "x has shape [4, 3, 5], expected [4, 2, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(rnn.backward(x, R, R),
                       "h has shape [4, 3, 5], expected [5, 3, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(rnn.backward(x, h, zeros(3, 3, 5)),
                       "dh_loss has shape [3, 3, 5], expected [4, 3, 5]",
                       lstm::ShapeError);
}
