#include "lstm/layers/dense.hpp"

#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Dense, lstm::Matrix, lstm::Sequence;

TEST_CASE("dense computes W h + b") {
  Dense<float> dense(2, 3);
  dense.W.value = {{1, 2}, {3, 4}, {5, 6}};
  dense.b.value = {{10}, {20}, {30}};
  const Matrix<float> h = {{1, 0}, {1, 2}};
  CHECK(dense.forward(h) == Matrix<float>{{13, 14}, {27, 28}, {41, 42}});
}

TEST_CASE("every gradient of dense agrees with central differences") {
  for (const std::size_t H : {1u, 4u})
    for (const std::size_t O : {1u, 3u})
      for (const std::size_t B : {1u, 5u}) {
        CAPTURE(H);
        CAPTURE(O);
        CAPTURE(B);
        lstm::Random random(H * 100 + O * 10 + B);
        Dense<double> dense(H, O);
        Matrix<double> h({H, B}), R({O, B});
        for (auto* p : dense.parameters()) fill_normal(p->value, random);
        fill_normal(h, random);
        fill_normal(R, random);
        const auto dh = dense.backward(h, R);
        const auto numeric = [&](auto& tensor) {
          return lstm::central_differences(
              [&] { return inner_product(R, dense.forward(h)); }, tensor);
        };
        for (auto* p : dense.parameters()) {
          CAPTURE(p->name);
          CHECK(lstm::relative_error(p->gradient, numeric(p->value)) <= 1e-7);
        }
        CHECK(lstm::relative_error(dh, numeric(h)) <= 1e-7);
      }
}

// The weights' gradients are sums over the steps, from the first to the last.
TEST_CASE("dense on every step is dense on each of them to the bit") {
  for (const std::size_t B : {1u, 5u}) {
    CAPTURE(B);
    lstm::Random random(B);
    Dense<double> all(7, 3);
    for (auto* p : all.parameters()) fill_normal(p->value, random);
    auto one = all;
    Sequence<double> h({6, 7, B}), dz({6, 3, B}), z, dh;
    fill_normal(h, random);
    fill_normal(dz, random);
    all.forward(h, z);
    all.backward(h, dz, dh);
    REQUIRE(z.shape() == dz.shape());
    REQUIRE(dh.shape() == h.shape());
    for (std::size_t t = 0; t < 6; ++t) {
      CAPTURE(t);
      const Matrix<double> h_t = lstm::at(h, t), dz_t = lstm::at(dz, t);
      CHECK(Matrix<double>(lstm::at(z, t)) == one.forward(h_t));
      CHECK(Matrix<double>(lstm::at(dh, t)) == one.backward(h_t, dz_t));
    }
    CHECK(all.W.gradient == one.W.gradient);
    CHECK(all.b.gradient == one.b.gradient);
  }
}

BAD_INPUT("a dense layer needs inputs and outputs") {
  CHECK_THROWS_WITH_AS(Dense<float>(0, 1),
                       "a dense layer needs inputs and outputs, got 0 and 1",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Dense<float>(2, 0),
                       "a dense layer needs inputs and outputs, got 2 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a dense layer refuses shapes that do not fit") {
  Dense<float> dense(2, 3);
  const Matrix<float> h = xt::zeros<float>({2, 4}),
                      wrong = xt::zeros<float>({3, 4}),
                      dy = xt::zeros<float>({3, 5});
  CHECK_THROWS_WITH_AS(dense.forward(wrong),
                       "h has shape [3, 4], expected [2, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(dense.backward(wrong, wrong),
                       "h has shape [3, 4], expected [2, 4]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(dense.backward(h, dy),
                       "dy has shape [3, 5], expected [3, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("a dense layer refuses an empty batch") {
  Dense<float> dense(2, 3);
  const Matrix<float> none = xt::zeros<float>({2, 0}),
                      dy = xt::zeros<float>({3, 0});
  CHECK_THROWS_WITH_AS(dense.forward(none),
                       "h has shape [2, 0], expected no extent of 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(dense.backward(none, dy),
                       "h has shape [2, 0], expected no extent of 0",
                       lstm::ShapeError);
}

BAD_INPUT("a dense layer on every step refuses shapes that do not fit") {
  Dense<float> dense(2, 3);
  const Sequence<float> h = xt::zeros<float>({5, 2, 4}),
                        wrong = xt::zeros<float>({5, 3, 4}),
                        none = xt::zeros<float>({0, 2, 4}),
                        dz = xt::zeros<float>({6, 3, 4});
  Sequence<float> z, dh;
  CHECK_THROWS_WITH_AS(dense.forward(wrong, z),
                       "h has shape [5, 3, 4], expected [5, 2, 4]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(dense.forward(none, z),
                       "h has shape [0, 2, 4], expected no extent of 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(dense.backward(h, dz, dh),
                       "dz has shape [6, 3, 4], expected [5, 3, 4]",
                       lstm::ShapeError);
}
