// Whether products and registers are what they should be. Run while the project
// is configured: `speed_check BYTES`, with the size of register that LSTM_ARCH
// promises, or 0 for the largest that this processor has. Prints what it found,
// or what is wrong and what to do about it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "lstm/numbers/xtensor.hpp"

// OpenBLAS's functions under names that xtensor-blas does not declare. A BLAS
// that is not OpenBLAS lacks the second, and is not linked.
extern "C" {
void product_of_openblas(int order, int a_transposed, int b_transposed, int n,
                         int m, int terms, float alpha, const float* a,
                         int a_stride, const float* b, int b_stride, float beta,
                         float* z, int z_stride) __asm__("cblas_sgemm");
const char* configuration() __asm__("openblas_get_config");
const char* kernel() __asm__("openblas_get_corename");
void use_threads(int count) __asm__("openblas_set_num_threads");
}

static std::size_t largest_register() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"))
    return 64;
  if (__builtin_cpu_supports("avx2")) return 32;
#endif
  return 16;
}

template <class Work>
static double seconds(const Work& work) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// How much of the speed of OpenBLAS's product is left of it in xtensor's hands:
// the best of many by turns, so that other work on the machine does not count.
static double share_of_speed() {
  constexpr int n = 256, row_major = 101, as_it_is = 111;
  const xt::xtensor<float, 2> a = xt::ones<float>({n, n}), b = a;
  xt::xtensor<float, 2> z = xt::zeros<float>({n, n});
  use_threads(1);
  double own = 1, through_xtensor = 1;
  for (int turn = 0; turn < 100; ++turn) {
    own = std::min(own, seconds([&] {
                     product_of_openblas(row_major, as_it_is, as_it_is, n, n, n,
                                         1, a.data(), n, b.data(), n, 1,
                                         z.data(), n);
                   }));
    through_xtensor = std::min(
        through_xtensor,
        seconds([&] { xt::blas::gemm(a, b, z, false, false, 1.0f, 1.0f); }));
  }
  return own / through_xtensor;
}

int main(int argc, char** argv) {
  auto promised = static_cast<std::size_t>(argc > 1 ? std::atoi(argv[1]) : 0);
  if (promised == 0) promised = largest_register();
#ifdef XTENSOR_USE_XSIMD
  constexpr auto bytes = sizeof(xsimd::batch<float>);
#else
  constexpr auto bytes = sizeof(float);
#endif
  if (bytes < promised) {
    std::printf(
        "the library would compute in registers of %zu bytes where there are "
        "some of %zu. Leave -march to LSTM_ARCH, and xtensor's use of xsimd "
        "switched on",
        bytes, promised);
    return 1;
  }
  const double share = share_of_speed();
  if (share < 0.5) {
    std::printf(
        "matrix products reach %.0f %% of OpenBLAS's speed: xtensor-blas "
        "computes them by itself. lstm/numbers/xtensor.hpp has to include "
        "xtensor-blas/xblas_config.hpp before its other headers",
        100 * share);
    return 1;
  }
  const char* name = configuration();
  std::printf("%.*s (%s), products at %.0f %% of its speed; registers of %zu",
              static_cast<int>(std::strcspn(name + 9, " ")) + 9, name, kernel(),
              100 * share, bytes);
  return 0;
}
