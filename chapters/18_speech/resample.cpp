#include "resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace speech {
namespace {

constexpr double zeros = 32;  // of the sine on each side

// The low-pass at all places between two samples at which it is asked for.
struct Kernels {
  int rate = 0;
  std::size_t up = 0, down = 0;             // their quotient is 8000/rate
  std::size_t half = 0;                     // weights on each side
  std::vector<std::vector<float>> weights;  // of each place

  Kernels() = default;
  explicit Kernels(int of_rate);
};

// h(t) without its scale.
double low_pass(double t, double c) {
  using std::numbers::pi;
  if (std::abs(c * t) >= zeros) return 0;
  const double sinc = t == 0 ? 1 : std::sin(pi * c * t) / (pi * c * t);
  return sinc * (1 + std::cos(pi * c * t / zeros)) / 2;
}

std::vector<float> weights_at(double place, std::size_t half, double c) {
  std::vector<double> h;
  for (std::size_t k = 0; k < 2 * half; ++k)
    h.push_back(low_pass(
        place + static_cast<double>(half) - 1 - static_cast<double>(k), c));
  const double sum = std::accumulate(h.begin(), h.end(), 0.0);
  std::vector<float> weights;
  for (const double one : h) weights.push_back(static_cast<float>(one / sum));
  return weights;
}

Kernels::Kernels(int of_rate) : rate(of_rate) {
  const int common = std::gcd(rate, sample_rate);
  up = static_cast<std::size_t>(sample_rate / common);
  down = static_cast<std::size_t>(rate / common);
  const double c = static_cast<double>(up) / static_cast<double>(down);
  half = static_cast<std::size_t>(std::ceil(zeros / c));
  for (std::size_t k = 0; k < up; ++k)
    weights.push_back(
        weights_at(static_cast<double>(k) / static_cast<double>(up), half, c));
}

// They are kept for the next sound, which mostly has the same rate.
const Kernels& kernels_for(int rate) {
  thread_local Kernels last;
  if (last.rate != rate) last = Kernels(rate);
  return last;
}

}  // namespace

std::vector<float> resampled(const std::vector<float>& samples, int rate) {
  if (rate == sample_rate) return samples;
  const auto& kernels = kernels_for(rate);
  std::vector<float> x(samples.size() + 2 * kernels.half);  // silence around
  std::copy(samples.begin(), samples.end(),
            x.begin() + static_cast<std::ptrdiff_t>(kernels.half - 1));
  std::vector<float> y;
  for (std::size_t n = 0; n * kernels.down < samples.size() * kernels.up; ++n) {
    const auto place = n * kernels.down;
    const auto& h = kernels.weights[place % kernels.up];
    const auto first =
        x.begin() + static_cast<std::ptrdiff_t>(place / kernels.up);
    y.push_back(std::transform_reduce(h.begin(), h.end(), first, 0.f));
  }
  return y;
}

}  // namespace speech
