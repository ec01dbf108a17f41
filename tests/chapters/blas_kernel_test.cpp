#include "support/blas_kernel.hpp"

#include <doctest/doctest.h>

using support::better_kernel, support::CpuFeatures;

TEST_CASE("the slow kernel is left for the best one that the processor runs") {
  const CpuFeatures old{}, avx2{.avx2 = true},
      avx512{.avx2 = true, .avx512 = true};
  CHECK(better_kernel("Prescott", false, avx512) == "SkylakeX");
  CHECK(better_kernel("Prescott", false, avx2) == "Haswell");
  CHECK(better_kernel("Prescott", false, old).empty());
}

TEST_CASE("a kernel that is fast, or was chosen, is left alone") {
  const CpuFeatures avx512{.avx2 = true, .avx512 = true};
  for (const auto kernel : {"Haswell", "SkylakeX", "Zen", "Cooperlake"})
    CHECK(better_kernel(kernel, false, avx512).empty());
  CHECK(better_kernel("Prescott", true, avx512).empty());
}
