// One number for a whole text: the mean of a unit's outputs over its words.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;   // one for each text
using Outputs = std::vector<Numbers>;  // of a unit: h[t][b] at word t of text b
using Lengths = std::vector<std::size_t>;  // words of each text, 1 or more

#ifdef SOLUTION
// #region solution
// What stands behind the end is never read: 0 times NaN would still be NaN.
static Numbers mean(const Outputs& h, const Lengths& lengths) {
  Numbers v(lengths.size());
  for (std::size_t b = 0; b < lengths.size(); ++b) {
    for (std::size_t t = 0; t < lengths[b]; ++t) v[b] += h[t][b];
    v[b] /= double(lengths[b]);
  }
  return v;
}

// Each word went in by one share of its own text's length.
static Outputs backward(const Numbers& dv, std::size_t T,
                        const Lengths& lengths) {
  Outputs dh(T, Numbers(lengths.size()));
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < lengths[b]; ++t)
      dh[t][b] = dv[b] / double(lengths[b]);
  return dh;
}
// #endregion
#else
// #region task
// The mean over all steps, and its way back from dv to dh. Yours: over each
// text's own words alone, whatever stands behind its end.
static Numbers mean(const Outputs& h, const Lengths& lengths) {
  Numbers v(lengths.size());
  for (const auto& step : h)
    for (std::size_t b = 0; b < v.size(); ++b)
      v[b] += step[b] / double(h.size());
  return v;
}

static Outputs backward(const Numbers& dv, std::size_t T, const Lengths&) {
  Outputs dh(T, dv);
  for (auto& step : dh)
    for (double& d : step) d /= double(T);
  return dh;
}
// #endregion
#endif

// Texts of one, three and two words.
static const Lengths lengths = {1, 3, 2};
static const Outputs h = {{5, 1, -1}, {NAN, 2, 2}, {NAN, 6, NAN}};

TEST_CASE("The mean is that of a text's own words") {
  CHECK(mean(h, lengths) == Numbers{5, 3, 0.5});
  CHECK(backward({6, 6, 6}, 3, lengths) ==
        Outputs{{6, 2, 3}, {0, 2, 3}, {0, 2, 0}});
}

// A loss that is not the same for all texts: half the sum of their squares.
static double loss(const Outputs& outputs) {
  double sum = 0;
  for (const double v : mean(outputs, lengths)) sum += v * v / 2;
  return sum;
}

TEST_CASE("The way back agrees with central differences") {
  const double step = 1e-5;
  const Outputs dh = backward(mean(h, lengths), 3, lengths);
  for (std::size_t t = 0; t < 3; ++t)
    for (std::size_t b = 0; b < 3; ++b) {
      Outputs more = h, less = h;
      more[t][b] += step;
      less[t][b] -= step;
      CAPTURE(t);
      CAPTURE(b);
      CHECK(std::abs(dh[t][b] - (loss(more) - loss(less)) / (2 * step)) < 1e-8);
    }
}
