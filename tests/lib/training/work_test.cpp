// Counts the operations that a training step gives to BLAS: its product is
// replaced by one that counts and hands on.
#include <dlfcn.h>
#include <doctest/doctest.h>

#include <atomic>

#include "data.hpp"
#include "lstm/layers/packed.hpp"
#include "lstm/training/model.hpp"
#include "lstm/training/regressor.hpp"

namespace {
std::atomic<std::size_t> operations = 0;
}

extern "C" void cblas_sgemm(CBLAS_ORDER order, CBLAS_TRANSPOSE a_transposed,
                            CBLAS_TRANSPOSE b_transposed, CBLAS_INT n,
                            CBLAS_INT m, CBLAS_INT terms, float alpha,
                            const float* a, CBLAS_INT a_stride, const float* b,
                            CBLAS_INT b_stride, float beta, float* z,
                            CBLAS_INT z_stride) {
  static const auto product =
      reinterpret_cast<decltype(&cblas_sgemm)>(dlsym(RTLD_NEXT, "cblas_sgemm"));
  operations += 2 * static_cast<std::size_t>(n) * static_cast<std::size_t>(m) *
                static_cast<std::size_t>(terms);
  product(order, a_transposed, b_transposed, n, m, terms, alpha, a, a_stride, b,
          b_stride, beta, z, z_stride);
}

namespace {

struct Size {
  std::size_t T, D, H, B;
};

std::size_t counted(Size s) {
  lstm::Random random(1);
  lstm::Regressor<float> model(s.D, s.H, 1);
  model.initialize(lstm::Recipe::keras, random);
  const auto data = drawn_data<float>(s.T, s.D, 1, s.B);
  const std::size_t before = operations;
  loss_and_gradients(model, data);
  return operations - before;
}

// U and W have one product on the way there; U has two on the way back, W one,
// since nobody asks for dx. The dense layer has one and two.
std::size_t formula(Size s) {
  const std::size_t of_U = 2 * 4 * s.H * s.H, of_W = 2 * 4 * s.H * s.D;
  return (3 * of_U + 2 * of_W) * s.B * s.T + 3 * 2 * s.H * s.B;
}

// Those that the library does by itself, since their left factor is packed.
std::size_t packed(Size s) {
  const auto in_product = [&](std::size_t M, std::size_t K) {
    const lstm::Matrix<float> matrix({M, K});
    lstm::Factor<float> factor;
    factor.pack(matrix, s.T, s.B);
    return factor.packed() ? 2 * M * K * s.B * s.T : 0;
  };
  return in_product(4 * s.H, s.H) + in_product(s.H, 4 * s.H) +
         in_product(4 * s.H, s.D);
}

// Little enough that nothing is packed.
constexpr Size small[] = {
    {10, 8, 64, 32}, {7, 5, 24, 2}, {3, 6, 16, 100}, {3, 5, 8, 15}};

}  // namespace

TEST_CASE("a training step does the products of the formula and no others") {
  for (const Size s : small) {
    CAPTURE(s.T);
    CAPTURE(s.B);
    CHECK(counted(s) == formula(s));
    CHECK(packed(s) == 0);
  }
}

TEST_CASE("where factors are packed BLAS does the rest of the formula") {
  for (const Size s : {Size{50, 8, 64, 32}, Size{13, 6, 16, 128}}) {
    CAPTURE(s.T);
    CAPTURE(s.B);
    CHECK(counted(s) == formula(s) - packed(s));
  }
}

TEST_CASE("few inputs need no product on the way there") {
  for (const Size s : {Size{15, 1, 64, 32}, Size{5, 4, 8, 3}})
    CHECK(counted(s) == formula(s) - 2 * 4 * s.H * s.D * s.B * s.T);
}

TEST_CASE("a single column needs BLAS on the way back only") {
  const Size s{50, 8, 64, 1};
  CHECK(counted(s) == formula(s) - 2 * 4 * s.H * (s.H + s.D) * s.T - 2 * s.H);
}
