#include "lstm/layers/gate.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::OneGate, lstm::Squash;

TEST_CASE("a gate of one unit computes what its formula says") {
  OneGate<double> gate("f", 2, 1);
  gate.W.value = {{0.5, -1}};
  gate.U.value = {{2}};
  gate.b.value = {{0.25}};
  const Matrix<double> x = {{1}, {3}}, h = {{0.75}};
  const double z = 0.5 - 3 + 1.5 + 0.25;
  CHECK(gate.forward(x, h)(0, 0) ==
        doctest::Approx(1 / (1 + std::exp(-z))).epsilon(1e-14));
  gate.squash = Squash::tanh;
  CHECK(gate.forward(x, h)(0, 0) ==
        doctest::Approx(std::tanh(z)).epsilon(1e-14));
}

TEST_CASE("every gradient of a gate agrees with central differences") {
  for (const auto squash : {Squash::sigmoid, Squash::tanh})
    for (const std::size_t D : {1u, 3u})
      for (const std::size_t H : {1u, 4u})
        for (const std::size_t B : {1u, 5u}) {
          CAPTURE(D);
          CAPTURE(H);
          CAPTURE(B);
          lstm::Random random(D * 100 + H * 10 + B);
          OneGate<double> gate("gate", D, H, squash);
          Matrix<double> x({D, B}), h({H, B}), R({H, B});
          for (auto* p : gate.parameters()) fill_normal(p->value, random);
          fill_normal(x, random);
          fill_normal(h, random);
          fill_normal(R, random);
          const auto inputs = gate.backward(x, h, gate.forward(x, h), R);
          const auto numeric = [&](auto& tensor) {
            return lstm::central_differences(
                [&] { return inner_product(R, gate.forward(x, h)); }, tensor);
          };
          for (auto* p : gate.parameters()) {
            CAPTURE(p->name);
            CHECK(lstm::relative_error(p->gradient, numeric(p->value)) <= 1e-7);
          }
          CHECK(lstm::relative_error(inputs.dx, numeric(x)) <= 1e-7);
          CHECK(lstm::relative_error(inputs.dh, numeric(h)) <= 1e-7);
        }
}

BAD_INPUT("a gate needs inputs and units") {
  CHECK_THROWS_WITH_AS(OneGate<float>("i", 0, 3),
                       "gate i needs inputs and hidden units, got 0 and 3",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(OneGate<double>("f", 2, 0),
                       "gate f needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a gate refuses shapes that do not fit") {
  OneGate<float> gate("i", 2, 3);
  const Matrix<float> x = xt::zeros<float>({2, 4}),
                      h = xt::zeros<float>({3, 4}),
                      wide = xt::zeros<float>({3, 5});
  CHECK_THROWS_WITH_AS(gate.forward(h, h),
                       "x has shape [3, 4], expected [2, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(gate.forward(x, wide),
                       "h has shape [3, 5], expected [3, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(gate.backward(h, h, h, h),
                       "x has shape [3, 4], expected [2, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(gate.backward(x, wide, h, h),
                       "h has shape [3, 5], expected [3, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(gate.backward(x, h, wide, h),
                       "a has shape [3, 5], expected [3, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(gate.backward(x, h, h, wide),
                       "da has shape [3, 5], expected [3, 4]",
                       lstm::ShapeError);
}
