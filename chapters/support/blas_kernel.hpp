#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace support {

/// What decides which of OpenBLAS's kernels a processor can run.
struct CpuFeatures {
  bool avx2 = false;    // AVX2 and FMA
  bool avx512 = false;  // AVX-512 F, CD, BW, DQ and VL
};
CpuFeatures cpu_features();

/// The kernel to ask OpenBLAS for instead of `current`; empty to leave it.
/// OpenBLAS knows processors by name. On one that is newer than itself it falls
/// back to "Prescott", a kernel of 2004 that is about four times slower.
/// A kernel that the user chose is never changed.
std::string_view better_kernel(std::string_view current, bool chosen,
                               CpuFeatures cpu);

/// Has matrix products computed on one thread, by a fast kernel. OpenBLAS
/// chooses its kernel before `main` starts; where it chose the slow one it is
/// made to choose again, with OPENBLAS_CORETYPE set. To be called before the
/// first product.
void use_fast_kernel();

/// OpenBLAS's version and, in brackets, the kernel that it uses.
std::string openblas();

/// How many threads of its own OpenBLAS may use for a matrix product.
void use_product_threads(std::size_t threads);

}  // namespace support
