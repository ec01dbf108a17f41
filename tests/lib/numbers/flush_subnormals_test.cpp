#include "lstm/numbers/flush_subnormals.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "lstm/numbers/product.hpp"

using lstm::FlushSubnormals;

namespace {

// What the processor makes of it at this moment.
template <class Scalar>
Scalar half(Scalar number) {
  const volatile Scalar asked = number;
  const volatile Scalar answer = asked / 2;
  return answer;
}

constexpr float least = std::numeric_limits<float>::min();  // with all digits
constexpr double least_double = std::numeric_limits<double>::min();

}  // namespace

#ifdef __x86_64__
TEST_CASE("floats below the least one with all digits are 0 for a while") {
  REQUIRE(half(least) > 0);
  {
    const FlushSubnormals<float> flush;
    CHECK(half(least) == 0);
    CHECK(half(2 * least) == least);
  }
  CHECK(half(least) > 0);
}

TEST_CASE("subnormal numbers that are read are 0, too") {
  const volatile float tiny = least / 2;
  const volatile float many = 1e20f;
  REQUIRE(tiny * many > 0);
  const FlushSubnormals<float> flush;
  CHECK(tiny * many == 0);
}

TEST_CASE("the least number comes back after an exception") {
  const auto fail = [] {
    const FlushSubnormals<float> flush;
    throw std::runtime_error("on the way");
  };
  CHECK_THROWS_AS(fail(), std::runtime_error);
  CHECK(half(least) > 0);
}

TEST_CASE("what the caller has set stays, and so do the other bits") {
  constexpr unsigned results = 1u << 15, inexact = 1u << 5;
  const unsigned before = _mm_getcsr();
  _mm_setcsr((before | results) & ~inexact);
  {
    const FlushSubnormals<float> flush;
    const FlushSubnormals<float> again;
    CHECK(half(1.0f / 3) > 0);
    const volatile float three = 3;
    CHECK(1 / three > 0);  // not exact, and the processor notes it
  }
  CHECK(lstm::detail::get_flush_bits() == results);
  CHECK((_mm_getcsr() & inexact) != 0);
  _mm_setcsr(before);
}

TEST_CASE("the products of OpenBLAS are flushed as well") {
  for (const std::size_t n : {1u, 3u, 64u}) {
    CAPTURE(n);
    const lstm::Matrix<float> a = xt::ones<float>({n, n}) * 1e-20f;
    lstm::Matrix<float> product = xt::zeros<float>({n, n});
    lstm::add_product(product, lstm::transposed(a), a);
    REQUIRE(product(0, 0) > 0);
    product.fill(0);
    const FlushSubnormals<float> flush;
    lstm::add_product(product, lstm::transposed(a), a);
    CHECK(product == lstm::Matrix<float>(xt::zeros<float>({n, n})));
  }
}
#endif

TEST_CASE("with doubles nothing is flushed, not even a float") {
  const FlushSubnormals<double> flush;
  CHECK(half(least_double) > 0);
  CHECK(half(least) > 0);
}
