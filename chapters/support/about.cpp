#include "support/about.hpp"

#include <fmt/format.h>

#include <thread>

#include "lstm/numbers/xtensor.hpp"
#include "support/blas_kernel.hpp"

namespace support {

static std::string compiler() {
#if defined(__clang__)
  auto name = fmt::format("clang {}.{}.{}", __clang_major__, __clang_minor__,
                          __clang_patchlevel__);
#else
  auto name = fmt::format("gcc {}.{}.{}", __GNUC__, __GNUC_MINOR__,
                          __GNUC_PATCHLEVEL__);
#endif
#ifndef __OPTIMIZE__
  name += " without optimisation";
#endif
  return name;
}

static std::string version(int major, int minor, int patch) {
  return fmt::format("{}.{}.{}", major, minor, patch);
}

std::string made_of() {
  using Registers = xsimd::batch<float>;
  return fmt::format(
      "version " LSTM_VERSION
      ", {}\n"
      "for " LSTM_ARCH
      " processors: {}, registers of {} floats; {} threads\n"
      "xtensor {}, xtensor-blas {}, xsimd {}, {}\n",
      compiler(), xsimd::default_arch::name(), Registers::size,
      std::thread::hardware_concurrency(),
      version(XTENSOR_VERSION_MAJOR, XTENSOR_VERSION_MINOR,
              XTENSOR_VERSION_PATCH),
      version(XTENSOR_BLAS_VERSION_MAJOR, XTENSOR_BLAS_VERSION_MINOR,
              XTENSOR_BLAS_VERSION_PATCH),
      version(XSIMD_VERSION_MAJOR, XSIMD_VERSION_MINOR, XSIMD_VERSION_PATCH),
      openblas());
}

}  // namespace support
