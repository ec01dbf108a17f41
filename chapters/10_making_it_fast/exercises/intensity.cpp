// How many operations the product U h does for each byte that it touches.
#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <vector>

#ifdef SOLUTION
// #region solution
// Each of the 4H B numbers of Z takes H products and H sums. U and h are read
// once, Z is read and written; a float has 4 bytes.
static double operations_per_byte(double H, double B) {
  const double operations = 4 * H * B * 2 * H;
  const double numbers = 4 * H * H + H * B + 2 * 4 * H * B;
  return operations / (4 * numbers);
}
// #endregion
#else
// #region task
// Of Z += U h with U [4H, H], h [H, B] and Z [4H, B] in floats.
static double operations_per_byte(double H, double B) {
  return 0 * H * B;  // yours
}
// #endregion
#endif

namespace {

// Z += U h as three loops, which count what they do and where they have been.
double counted(std::size_t H, std::size_t B) {
  std::set<std::vector<std::size_t>> U, h, Z;
  std::size_t operations = 0;
  for (std::size_t row = 0; row < 4 * H; ++row)
    for (std::size_t b = 0; b < B; ++b)
      for (std::size_t k = 0; k < H; ++k) {
        U.insert({row, k});
        h.insert({k, b});
        Z.insert({row, b});
        operations += 2;  // a multiplication and an addition
      }
  const std::size_t bytes = 4 * (U.size() + h.size() + 2 * Z.size());
  return static_cast<double>(operations) / static_cast<double>(bytes);
}

}  // namespace

TEST_CASE("The formula says what the loops count") {
  for (const std::size_t H : {1u, 3u, 8u})
    for (const std::size_t B : {1u, 2u, 8u}) {
      CAPTURE(H);
      CAPTURE(B);
      CHECK(
          operations_per_byte(static_cast<double>(H), static_cast<double>(B)) ==
          doctest::Approx(counted(H, B)));
    }
}

TEST_CASE("With 64 units and 8 samples it is a little more than 3") {
  CHECK(operations_per_byte(64, 8) == doctest::Approx(3.12).epsilon(0.002));
}
