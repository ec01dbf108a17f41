// A loop in lanes: equal to the loop number by number, and faster.
#include "lstm/numbers/lanes.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

// The new memory c = f c + i tanh(z), number by number.
static void write_each(const float* f, const float* i, const float* z, float* c,
                       std::size_t n) {
  for (std::size_t k = 0; k < n; ++k)
    c[k] = f[k] * c[k] + i[k] * std::tanh(z[k]);
}

#ifdef SOLUTION
// #region solution
// A register of each array is loaded and computed with, and one is stored.
static void write_lanes(const float* f, const float* i, const float* z,
                        float* c, std::size_t n) {
  lstm::for_each_lane<float>(n, [=](auto lane) {
    using std::tanh;
    const auto kept = lane.load(f) * lane.load(c);
    lane.store(c, kept + lane.load(i) * tanh(lane.load(z)));
  });
}
// #endregion
#else
// #region task
static void write_lanes(const float* f, const float* i, const float* z,
                        float* c, std::size_t n) {
  lstm::for_each_lane<float>(n, [=](auto lane) {
    const std::size_t k = lane.index;  // yours: the first number of the lane,
    c[k] = f[k] * c[k] + i[k] * std::tanh(z[k]);  // but it is to be all of them
  });
}
// #endregion
#endif

namespace {

struct Numbers {
  std::vector<float> f, i, z, c;

  explicit Numbers(std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
      const float x = static_cast<float>(k);
      f.push_back(0.5f + 0.5f * std::sin(x));
      i.push_back(0.5f + 0.5f * std::cos(3 * x));
      z.push_back(2 * std::sin(5 * x));
      c.push_back(std::cos(7 * x));
    }
  }
};

double seconds(const auto& run) {
  const auto start = std::chrono::steady_clock::now();
  for (int k = 0; k < 200; ++k) run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

}  // namespace

TEST_CASE("The lanes compute what the loop computes, whatever is left over") {
  for (std::size_t n = 0; n <= 100; ++n) {
    Numbers lanes(n + 1), each(n + 1);
    write_lanes(lanes.f.data(), lanes.i.data(), lanes.z.data(), lanes.c.data(),
                n);
    write_each(each.f.data(), each.i.data(), each.z.data(), each.c.data(), n);
    CAPTURE(n);
    float apart = 0;
    for (std::size_t k = 0; k <= n; ++k)
      apart = std::max(apart, std::abs(lanes.c[k] - each.c[k]));
    CHECK(apart <= 1e-6f);
    CHECK(lanes.c[n] == each.c[n]);  // the number behind the end
  }
}

// The time is printed, and not checked: machines differ.
TEST_CASE("The lanes are timed") {
  Numbers p(64 * 32);
  const auto time = [&](auto write) {
    return seconds([&] {
      write(p.f.data(), p.i.data(), p.z.data(), p.c.data(), p.c.size());
    });
  };
  const double each = time(write_each), lanes = time(write_lanes);
  fmt::print("in lanes {:.1f} times as fast as number by number\n",
             each / lanes);
}
