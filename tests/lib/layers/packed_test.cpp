// A layer's weights, packed once for the products of all steps.
#include "lstm/layers/packed.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "random_tensors.hpp"

using lstm::Factor, lstm::Matrix, lstm::transposed;

namespace {

constexpr std::size_t T = 512;  // products, enough for any batch

template <class Scalar>
Matrix<Scalar> drawn(std::size_t rows, std::size_t columns, unsigned seed) {
  lstm::Random random(seed);
  Matrix<Scalar> matrix({rows, columns});
  fill_normal(matrix, random);
  return matrix;
}

template <class Scalar>
Matrix<Scalar> columns(const Matrix<Scalar>& m, std::size_t begin,
                       std::size_t end) {
  return xt::view(m, xt::all(), xt::range(begin, end));
}

// z + A v, term after term.
template <class Scalar>
Matrix<Scalar> expected(Matrix<Scalar> z, const Matrix<Scalar>& A,
                        const Matrix<Scalar>& v) {
  for (std::size_t r = 0; r < z.shape(0); ++r)
    for (std::size_t b = 0; b < z.shape(1); ++b)
      for (std::size_t k = 0; k < A.shape(1); ++k) z(r, b) += A(r, k) * v(k, b);
  return z;
}

// z + A v of a factor that was packed from A, a part of it or its transpose.
template <class Scalar, class A>
Matrix<Scalar> product(const A& a, Matrix<Scalar> z, const Matrix<Scalar>& v) {
  Factor<Scalar> factor;
  factor.pack(a, T, v.shape(1));
  factor.add_product(z, v);
  return z;
}

template <class Scalar>
bool packed(std::size_t M, std::size_t K, std::size_t steps, std::size_t B) {
  Factor<Scalar> factor;
  factor.pack(drawn<Scalar>(M, K, 1), steps, B);
  return factor.packed();
}

// The widest register of those numbers for which the tests are compiled.
template <class Scalar>
std::size_t width() {
  constexpr std::size_t bytes = std::is_same_v<Scalar, float> ? 4 : 8;
  for (const std::size_t B : {16 / bytes, 32 / bytes, 64 / bytes})
    if (packed<Scalar>(8, 8, T, B)) return B;
  return 0;  // nothing is packed on this processor
}

}  // namespace

TEST_CASE_TEMPLATE("a packed factor multiplies, transposed or rows of it",
                   Scalar, float, double) {
  const double little = std::is_same_v<Scalar, float> ? 2e-5 : 1e-13;
  // Around the rows of a tile, and around one register and several.
  for (const std::size_t M : {1u, 5u, 6u, 7u, 8u, 9u, 12u, 16u, 17u, 40u})
    for (const std::size_t K : {0u, 1u, 2u, 8u, 9u, 33u})
      for (const std::size_t B :
           {0u,  1u,  3u,  4u,  5u,  7u,  8u,  9u,  15u, 16u, 17u,
            24u, 31u, 32u, 33u, 40u, 47u, 48u, 64u, 65u, 80u}) {
        CAPTURE(M);
        CAPTURE(K);
        CAPTURE(B);
        const auto A = drawn<Scalar>(M, K, 1), v = drawn<Scalar>(K, B, 2),
                   z = drawn<Scalar>(M, B, 3);
        const auto right = expected(z, A, v);
        const auto far = [&](const Matrix<Scalar>& found) {
          double most = 0;
          for (std::size_t k = 0; k < found.size(); ++k)
            most =
                std::max<double>(most, std::abs(found.flat(k) - right.flat(k)));
          return most;
        };
        CHECK(far(product(A, z, v)) < little);
        const Matrix<Scalar> A_t = xt::transpose(A);
        CHECK(far(product(transposed(A_t), z, v)) < little);

        // As rows in the middle of a larger matrix.
        Matrix<Scalar> more = drawn<Scalar>(M + 5, K, 4),
                       more_t = drawn<Scalar>(K + 5, M, 5);
        auto some = xt::view(more, xt::range(2, M + 2), xt::all());
        auto some_t = xt::view(more_t, xt::range(2, K + 2), xt::all());
        some = A;
        some_t = A_t;
        CHECK(far(product(some, z, v)) < little);
        CHECK(far(product(transposed(some_t), z, v)) < little);
      }
}

TEST_CASE_TEMPLATE("what is worth packing depends on all sizes", Scalar, float,
                   double) {
  const std::size_t w = width<Scalar>();
  if (w == 0) return;
  CHECK(packed<Scalar>(8, 8, 512 / w, w));
  CHECK_FALSE(packed<Scalar>(8, 8, 512 / w - 1, w));  // few products
  CHECK_FALSE(packed<Scalar>(7, 8, T, w));
  CHECK_FALSE(packed<Scalar>(8, 7, T, w));
  CHECK_FALSE(packed<Scalar>(8, 8, T, w - 1));      // not one register is full
  CHECK_FALSE(packed<Scalar>(8, 8, T, w + 1));      // nor the second of two
  CHECK_FALSE(packed<Scalar>(8, 8, T, 3 * w / 2));  // by half
  CHECK(packed<Scalar>(8, 8, T, 2 * w - 1));
  CHECK_FALSE(packed<std::complex<double>>(8, 8, T, w));
}

TEST_CASE_TEMPLATE("a column is the same beside any others", Scalar, float,
                   double) {
  const std::size_t w = width<Scalar>(), M = 21, K = 50;
  const auto A = drawn<Scalar>(M, K, 1), v = drawn<Scalar>(K, 6 * w, 2),
             z = drawn<Scalar>(M, 6 * w, 3);
  const auto all = product(A, z, v);
  for (std::size_t B = w; B < 6 * w; ++B) {
    if (!packed<Scalar>(M, K, T, B)) continue;
    CAPTURE(B);
    CHECK(product(A, columns(z, 0, B), columns(v, 0, B)) == columns(all, 0, B));
    const auto at_the_end =
        product(A, columns(z, 6 * w - B, 6 * w), columns(v, 6 * w - B, 6 * w));
    CHECK(at_the_end == columns(all, 6 * w - B, 6 * w));
  }
}

TEST_CASE_TEMPLATE("NaN and infinity stay in their row or their column", Scalar,
                   float, double) {
  using Limits = std::numeric_limits<Scalar>;
  const std::size_t M = 13, K = 9;
  for (const std::size_t B : {16u, 31u, 40u})
    for (const Scalar wild : {Limits::quiet_NaN(), Limits::infinity()})
      for (const std::size_t row : {0u, 7u, 12u})
        for (const std::size_t column : {0u, 15u, unsigned(B - 1)}) {
          CAPTURE(B);
          CAPTURE(row);
          CAPTURE(column);
          auto A = drawn<Scalar>(M, K, 1), v = drawn<Scalar>(K, B, 2),
               z = drawn<Scalar>(M, B, 3);
          const auto finite = [&] {
            const auto found = product(A, z, v);
            Matrix<bool> is({M, B});
            for (std::size_t k = 0; k < is.size(); ++k)
              is.flat(k) = std::isfinite(found.flat(k));
            return is;
          };
          const auto all_but = [&](auto&& wild_part) {
            Matrix<bool> is = xt::ones<bool>({M, B});
            wild_part(is);
            return is;
          };
          A(row, 4) = wild;
          CHECK(finite() ==
                all_but([&](auto& is) { xt::view(is, row) = false; }));
          A(row, 4) = 1;
          v(4, column) = wild;
          CHECK(finite() == all_but([&](auto& is) {
                  xt::view(is, xt::all(), column) = false;
                }));
          v(4, column) = 1;
          z(row, column) = wild;
          CHECK(finite() ==
                all_but([&](auto& is) { is(row, column) = false; }));
        }
}

TEST_CASE("a factor that is packed anew has nothing of the old one") {
  Factor<float> factor;
  for (const std::size_t M : {9u, 40u, 16u}) {
    const auto A = drawn<float>(M, M, 1), v = drawn<float>(M, 32, 2);
    Matrix<float> z = drawn<float>(M, 32, 3);
    const auto right = product(A, z, v);
    factor.pack(A, T, 32);
    factor.add_product(z, v);
    CHECK(z == right);
  }
}

namespace {

// What a pass forward and back makes of samples: the last h, the gradient of x,
// and those of the parameters, one after the other.
template <class Layer>
struct Pass {
  lstm::Matrix<double> h;
  lstm::Sequence<double> dx;
  std::vector<double> gradients;

  Pass(Layer layer, const lstm::Sequence<double>& x,
       const lstm::Sequence<double>& dh) {
    typename Layer::Trace trace;
    typename Layer::Flow flow;
    layer.forward(x, {}, trace);
    layer.backward(x, trace, dh, flow, {}, {});
    h = layer.last_state(x, {}).h;
    CHECK(h == lstm::at(trace.h, trace.steps()));
    dx = flow.dx;
    for (const auto* p : layer.parameters())
      gradients.insert(gradients.end(), p->gradient.begin(), p->gradient.end());
  }
};

// Samples side by side, in so many columns that weights are packed, and one by
// one, where they never are.
template <class Layer>
void check_pass(Layer layer) {
  const std::size_t B = 16, D = layer.inputs(), H = layer.hidden();
  lstm::Random random(1);
  layer.initialize(lstm::Recipe::keras, random);
  lstm::Sequence<double> x({T / B, D, B}), dh({T / B, H, B});
  fill_normal(x, random);
  fill_normal(dh, random);
  const Pass<Layer> all(layer, x, dh);
  std::vector<double> sums(all.gradients.size());
  const double little = 1e-11;
  for (std::size_t b = 0; b < B; ++b) {
    CAPTURE(b);
    const auto sample = [&](const auto& steps) {
      return lstm::Sequence<double>(
          xt::view(steps, xt::all(), xt::all(), xt::range(b, b + 1)));
    };
    const Pass<Layer> one(layer, sample(x), sample(dh));
    CHECK(xt::amax(xt::abs(one.h - columns(all.h, b, b + 1)))() < little);
    CHECK(xt::amax(xt::abs(one.dx - sample(all.dx)))() < little);
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += one.gradients[k];
  }
  for (std::size_t k = 0; k < sums.size(); ++k)
    CHECK(all.gradients[k] == doctest::Approx(sums[k]).epsilon(1e-9));
}

}  // namespace

TEST_CASE("layers compute the same with packed weights and without") {
  check_pass(lstm::Lstm<double>(9, 10));
  check_pass(lstm::Rnn<double>(9, 10));
  for (const auto reset :
       {lstm::Reset::after_product, lstm::Reset::before_product})
    check_pass(lstm::Gru<double>(9, 10, reset));
}

BAD_INPUT("a factor refuses steps that do not fit") {
  for (const std::size_t products : {1u, 512u}) {  // packed or not
    Factor<float> factor;
    factor.pack(drawn<float>(8, 9, 1), products, 16);
    Matrix<float> z = drawn<float>(8, 16, 2), v = drawn<float>(9, 16, 3);
    CHECK_NOTHROW(factor.add_product(z, v));
    const Matrix<float> short_v = drawn<float>(9, 15, 3);
    CHECK_THROWS_WITH_AS(factor.add_product(z, short_v),
                         "right factor has shape [9, 15], expected [9, 16]",
                         lstm::ShapeError);
    Matrix<float> low = drawn<float>(7, 16, 2);
    CHECK_THROWS_WITH_AS(factor.add_product(low, v),
                         "product has shape [7, 16], expected [8, 16]",
                         lstm::ShapeError);
  }
}
