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
  rnn.W.value = {{0.5}};
  rnn.U.value = {{-2}};
  rnn.b.value = {{0.25}};
  const Sequence<double> x = {{{1}}, {{3}}};
  lstm::RnnTrace<double> trace;
  rnn.forward(x, {{{0.75}}}, trace);
  const auto& h = trace.h;
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
    lstm::RnnTrace<double> trace;
    lstm::RnnFlow<double> flow;
    const auto loss = [&] {
      rnn.forward(x, {start}, trace);
      const Sequence<double> h = xt::view(trace.h, xt::range(1, T + 1));
      return inner_product(R, h);
    };
    loss();
    rnn.backward(x, trace, R, flow);
    const auto numeric = [&](auto& tensor) {
      return lstm::central_differences(loss, tensor);
    };
    for (auto* p : rnn.parameters()) {
      CAPTURE(p->name);
      CHECK(lstm::relative_error(p->gradient, numeric(p->value)) <= 1e-7);
    }
    CHECK(lstm::relative_error(flow.dx, numeric(x)) <= 1e-7);
    CHECK(lstm::relative_error(flow.dh, numeric(start)) <= 1e-7);
  }
}

TEST_CASE("the two recipes draw what their libraries draw") {
  lstm::Random random(3);
  Rnn<double> keras(2, 5), pytorch(2, 400);
  keras.initialize(Recipe::keras, random);
  Matrix<double> square = xt::zeros<double>({5, 5});
  add_product(square, lstm::transposed(keras.U.value), keras.U.value);
  const Matrix<double> unity = xt::eye<double>(5);
  CHECK(xt::allclose(square, unity, 0, 1e-12));
  CHECK(keras.b.value == Matrix<double>(xt::zeros<double>({5, 1})));
  CHECK(xt::amax(keras.W.value)() <= std::sqrt(6.0 / 7));

  pytorch.initialize(Recipe::pytorch, random);
  const double limit = 1 / std::sqrt(400.0);
  const auto largest = [](const Matrix<double>& m) {
    return xt::amax(xt::abs(m))();
  };
  CHECK(largest(pytorch.U.value) <= limit);
  CHECK(largest(pytorch.U.value) > 0.99 * limit);
  CHECK(largest(pytorch.W.value) <= limit);
  CHECK(largest(pytorch.b.value) <= 2 * limit);
  CHECK(largest(pytorch.b.value) > limit);
}

BAD_INPUT("a plain network needs inputs and units") {
  CHECK_THROWS_WITH_AS(Rnn<float>(0, 4),
                       "an RNN needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Rnn<float>(2, 0),
                       "an RNN needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a plain network refuses shapes that do not fit") {
  Rnn<float> rnn(2, 3);
  lstm::RnnTrace<float> trace;
  lstm::RnnFlow<float> flow;
  const auto zeros = [](std::size_t T, std::size_t n,
                        std::size_t B) -> Sequence<float> {
    return xt::zeros<float>({T, n, B});
  };
  const Matrix<float> tall = xt::zeros<float>({4, 5});
  const auto x = zeros(4, 2, 5), R = zeros(4, 3, 5);
  const auto refused = [](const auto& call, const char* message) {
    CHECK_THROWS_WITH_AS(call(), message, lstm::ShapeError);
  };
  refused([&] { rnn.backward(x, trace, R, flow); },
          "x has shape [4, 2, 5], expected [0, 2, 5]");
  rnn.forward(x, {}, trace);
  refused([&] { rnn.forward(zeros(4, 1, 5), {}, trace); },
          "x has shape [4, 1, 5], expected [4, 2, 5]");
  refused([&] { rnn.forward(x, {tall}, trace); },
          "initial h has shape [4, 5], expected [3, 5]");
  refused([&] { rnn.forward(zeros(0, 2, 5), {}, trace); },
          "x has shape [0, 2, 5], expected no extent of 0");
  refused([&] { rnn.backward(R, trace, R, flow); },
          "x has shape [4, 3, 5], expected [4, 2, 5]");
  refused([&] { rnn.backward(x, trace, zeros(3, 3, 5), flow); },
          "dh_loss has shape [3, 3, 5], expected [4, 3, 5]");
  refused([&] { rnn.backward(x, trace, R, flow, {tall}); },
          "the gradient of the last h has shape [4, 5], expected [3, 5]");
  trace.h = zeros(5, 3, 1);
  refused([&] { rnn.backward(x, trace, R, flow); },
          "trace.h has shape [5, 3, 1], expected [5, 3, 5]");
  rnn.b.value.resize({2, 1});
  refused([&] { rnn.forward(x, {}, trace); },
          "rnn.b has shape [2, 1], expected [3, 1]");
}
