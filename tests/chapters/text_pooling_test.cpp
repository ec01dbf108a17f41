#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "14_text_classification/pooling.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace text_classification;
using lstm::Sequence;

namespace {

constexpr Pooling all_poolings[] = {Pooling::last, Pooling::mean,
                                    Pooling::largest};
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Two units of two texts, of three words and of one. The second unit reads from
// the end where `turned` is 1.
const Sequence<double> h = {
    {{1, 4}, {-5, -7}}, {{3, nan}, {-2, nan}}, {{2, nan}, {-9, nan}}};
const lstm::Lengths lengths = {3, 1};

Sequence<double> pooled(Pooling pooling, std::size_t turned) {
  Pool<double> pool;
  Sequence<double> v;
  pool.forward(pooling, {h, lengths}, turned, v);
  return v;
}

Sequence<double> back(Pooling pooling, std::size_t turned) {
  Pool<double> pool;
  const Sequence<double> dv = {{{6, 7}, {12, 9}}};
  Sequence<double> v, dh = xt::ones<double>({5, 5, 5});
  pool.forward(pooling, {h, lengths}, turned, v);
  pool.backward(pooling, {h, lengths}, dv, dh);
  return dh;
}

}  // namespace

TEST_CASE("a text's vector is its last states or the mean or the largest") {
  CHECK(pooled(Pooling::last, 0) == Sequence<double>{{{2, 4}, {-9, -7}}});
  CHECK(pooled(Pooling::last, 1) == Sequence<double>{{{2, 4}, {-5, -7}}});
  CHECK(pooled(Pooling::last, 2) == Sequence<double>{{{1, 4}, {-5, -7}}});
  for (const std::size_t turned : {0u, 1u}) {
    const auto mean = pooled(Pooling::mean, turned);
    CHECK(mean(0, 0, 0) == 2);
    CHECK(mean(0, 1, 0) == doctest::Approx(-16. / 3));
    CHECK(mean(0, 0, 1) == 4);
    CHECK(mean(0, 1, 1) == -7);
    CHECK(pooled(Pooling::largest, turned) ==
          Sequence<double>{{{3, 4}, {-2, -7}}});
  }
}

TEST_CASE("the gradient of a text's vector goes where its numbers came from") {
  CHECK(back(Pooling::last, 0) == Sequence<double>{{{0, 7}, {0, 9}},
                                                   {{0, 0}, {0, 0}},
                                                   {{6, 0}, {12, 0}}});
  CHECK(back(Pooling::last, 1) == Sequence<double>{{{0, 7}, {12, 9}},
                                                   {{0, 0}, {0, 0}},
                                                   {{6, 0}, {0, 0}}});
  CHECK(back(Pooling::mean, 1) ==
        Sequence<double>{{{2, 7}, {4, 9}}, {{2, 0}, {4, 0}}, {{2, 0}, {4, 0}}});
  CHECK(back(Pooling::largest, 1) == Sequence<double>{{{0, 7}, {0, 9}},
                                                      {{6, 0}, {12, 0}},
                                                      {{0, 0}, {0, 0}}});
}

TEST_CASE("the gradients of pooling are those of differences") {
  const lstm::Lengths uneven = {4, 1, 3};
  lstm::Random random(1);
  Sequence<double> outputs({4, 5, 3}), weights({1, 5, 3});
  fill_normal(outputs, random);
  fill_normal(weights, random);
  for (const auto pooling : all_poolings)
    for (const std::size_t turned : {0u, 2u}) {
      CAPTURE(int(pooling));
      CAPTURE(turned);
      Pool<double> pool;
      Sequence<double> v, dh;
      const auto loss = [&] {
        pool.forward(pooling, {outputs, uneven}, turned, v);
        return inner_product(v, weights);
      };
      const auto numeric = lstm::central_differences(loss, outputs);
      loss();
      pool.backward(pooling, {outputs, uneven}, weights, dh);
      CHECK(lstm::relative_error(dh, numeric) <= 1e-9);
    }
}

TEST_CASE("of equal outputs one alone gets the gradient") {
  const Sequence<double> equal = {{{5}}, {{5}}, {{5}}};
  Pool<double> pool;
  Sequence<double> v, dh;
  pool.forward(Pooling::largest, equal, 0, v);
  pool.backward(Pooling::largest, equal, {{{1}}}, dh);
  CHECK(v(0, 0, 0) == 5);
  CHECK(std::ranges::count(dh, 1.) == 1);
  CHECK(std::ranges::count(dh, 0.) == 2);
}
