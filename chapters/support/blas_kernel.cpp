#include "support/blas_kernel.hpp"

#include <cblas.h>
#include <fmt/format.h>

#include <cstdlib>
#include <sstream>

namespace support {

CpuFeatures cpu_features() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return {.avx2 = __builtin_cpu_supports("avx2") != 0 &&
                  __builtin_cpu_supports("fma") != 0,
          .avx512 = __builtin_cpu_supports("avx512f") != 0 &&
                    __builtin_cpu_supports("avx512cd") != 0 &&
                    __builtin_cpu_supports("avx512bw") != 0 &&
                    __builtin_cpu_supports("avx512dq") != 0 &&
                    __builtin_cpu_supports("avx512vl") != 0};
#else
  return {};
#endif
}

// #region better
std::string_view better_kernel(std::string_view current, bool chosen,
                               CpuFeatures cpu) {
  if (chosen || current != "Prescott") return {};
  if (cpu.avx512) return "SkylakeX";
  if (cpu.avx2) return "Haswell";
  return {};
}
// #endregion

// #region use
// How OpenBLAS ends and begins its choice of a kernel; missing where it was
// built for one kind of processor.
extern "C" [[gnu::weak]] void gotoblas_dynamic_quit();
extern "C" [[gnu::weak]] void gotoblas_dynamic_init();

void use_fast_kernel() {
  constexpr auto variable = "OPENBLAS_CORETYPE";
  const bool chosen = std::getenv(variable) != nullptr;
  const std::string kernel(
      better_kernel(openblas_get_corename(), chosen, cpu_features()));
  if (!kernel.empty() && gotoblas_dynamic_quit && gotoblas_dynamic_init) {
    setenv(variable, kernel.c_str(), 1);
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
  }
  use_product_threads(1);
}
// #endregion

std::string openblas() {
  std::istringstream words(openblas_get_config());
  std::string name, version;
  words >> name >> version;  // OpenBLAS 0.3.21 and how it was built
  return fmt::format("{} {} ({})", name, version, openblas_get_corename());
}

void use_product_threads(std::size_t threads) {
  openblas_set_num_threads(static_cast<int>(threads));
}

}  // namespace support
