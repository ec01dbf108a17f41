#include "plain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "mfcc.hpp"
#include "support/program.hpp"

namespace speech {

using std::cos, std::sin, std::numbers::pi;

// #region plain
static double mel(double hertz) {
  return 2595 * std::log10(1 + hertz / 700);
}

// How much of a frequency filter m hears: 1 at its peak, 0 where the peaks
// beside it are. In mel they are all equally far apart.
static double heard(int m, double hertz) {
  const auto peak = [](int k) {
    const double all = mel(3800) - mel(80);
    return 700 * (std::pow(10, (mel(80) + k * all / 25) / 2595) - 1);
  };
  const double up = (hertz - peak(m - 1)) / (peak(m) - peak(m - 1));
  const double down = (peak(m + 1) - hertz) / (peak(m + 1) - peak(m));
  return std::max(0.0, std::min(up, down));
}

std::vector<double> plain_cepstra(std::vector<double> x) {
  for (std::size_t n = 199; n > 0; --n) x[n] -= 0.97 * x[n - 1];
  std::vector<double> energy(25), cepstra(13);
  for (int k = 0; k <= 128; ++k) {
    double re = 0, im = 0;  // of the Fourier transform at k 8000/256 Hz
    for (int n = 0; n < 200; ++n) {
      const double window = 0.54 - 0.46 * cos(2 * pi * n / 199);
      re += window * x[std::size_t(n)] * cos(2 * pi * k * n / 256);
      im -= window * x[std::size_t(n)] * sin(2 * pi * k * n / 256);
    }
    for (int m = 1; m <= 24; ++m)
      energy[std::size_t(m)] +=
          heard(m, k * 8000 / 256.0) * (re * re + im * im);
  }
  for (int c = 0; c < 13; ++c)
    for (int m = 1; m <= 24; ++m)
      cepstra[std::size_t(c)] += std::sqrt((c == 0 ? 1 : 2) / 24.0) *
                                 cos(pi * c * (m - 0.5) / 24) *
                                 std::log(energy[std::size_t(m)] + 1e-5);
  return cepstra;
}
// #endregion

namespace {

// A buzz of the throat that two hollows of the mouth resound to.
struct Vowel {
  std::string name;
  double first, second;  // Hz
};

std::vector<double> sung(const Vowel& vowel, double pitch) {
  std::vector<double> x(200);
  for (int k = 1; k * pitch < 4000; ++k) {
    const auto resounds = [&](double hertz) {
      const double away = (k * pitch - hertz) / 150;
      return 1 / (1 + away * away);
    };
    const double size = (resounds(vowel.first) + resounds(vowel.second)) / 8;
    for (std::size_t n = 0; n < x.size(); ++n)
      x[n] += size * sin(2 * pi * k * pitch * static_cast<double>(n) / 8000);
  }
  return x;
}

// The first of them says how loud it is.
double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t c = 1; c < a.size(); ++c) sum += std::pow(a[c] - b[c], 2);
  return std::sqrt(sum);
}

double largest_difference(const std::vector<double>& x,
                          const std::vector<double>& cepstra) {
  const Rows frame = windowed({emphasized(x)});
  const auto own = cepstra_of(
      logarithms(mel_energies(power_spectrum(frame), mel_filters())))[0];
  double most = 0;
  for (std::size_t c = 0; c < own.size(); ++c)
    most = std::max(most, std::abs(own[c] - cepstra[c]));
  return most;
}

}  // namespace

void hear_plainly() {
  const Vowel vowels[] = {{"a", 750, 1250}, {"i", 300, 2300}};
  std::vector<std::vector<double>> all;
  std::vector<std::string> names;
  double most = 0;
  fmt::print("A plain program: cepstra c1 to c5 of vowels\n");
  for (const auto& vowel : vowels)
    for (const double pitch : {110, 160}) {
      const auto x = sung(vowel, pitch);
      all.push_back(plain_cepstra(x));
      names.push_back(fmt::format("{} at {} Hz", vowel.name, pitch));
      fmt::print("{:12}", names.back());
      for (std::size_t c = 1; c <= 5; ++c)
        fmt::print(" {:6.2f}", all.back()[c]);
      fmt::print("\n");
      most = std::max(most, largest_difference(x, all.back()));
    }
  fmt::print("The chapter's own functions {} the same to 1e-9\n",
             most < 1e-9 ? "say" : "do not say");
  for (const std::size_t k : {1u, 2u, 3u})
    fmt::print("From {} to {}: {:.2f}\n", names[0], names[k],
               distance(all[0], all[k]));
  fmt::print("\n");
  support::flush_report();
}

}  // namespace speech
