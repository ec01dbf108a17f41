#include "mfcc.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <kissfft.hh>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <string>

#include "resample.hpp"

namespace speech {

using std::numbers::pi;

static double number(std::size_t k) {
  return static_cast<double>(k);
}

static double product(const std::vector<double>& a,
                      const std::vector<double>& b) {
  return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0);
}

// Each row times each of the others: [T, others].
static Rows products(const Rows& rows, const Rows& others) {
  Rows result;
  result.reserve(rows.size());
  for (const auto& row : rows) {
    auto& one = result.emplace_back();
    one.reserve(others.size());
    for (const auto& other : others) one.push_back(product(other, row));
  }
  return result;
}

std::vector<double> scaled(std::span<const float> samples) {
  double peak = 1e-9;
  for (const double x : samples) peak = std::max(peak, std::abs(x));
  std::vector<double> result(samples.begin(), samples.end());
  for (double& x : result) x /= peak;
  return result;
}

std::vector<double> emphasized(const std::vector<double>& samples) {
  auto result = samples;
  for (std::size_t t = 1; t < samples.size(); ++t)
    result[t] -= 0.97 * samples[t - 1];
  return result;
}

Rows frames_of(const std::vector<double>& samples) {
  if (samples.size() < frame_size + 2 * frame_step)
    throw std::invalid_argument(std::to_string(samples.size()) +
                                " samples are less than three frames");
  Rows frames;
  frames.reserve((samples.size() - frame_size) / frame_step + 1);
  for (std::size_t begin = 0; begin + frame_size <= samples.size();
       begin += frame_step) {
    const auto first = samples.begin() + static_cast<std::ptrdiff_t>(begin);
    frames.emplace_back(first, first + frame_size);
  }
  return frames;
}

std::vector<double> hamming_window() {
  std::vector<double> window;
  for (std::size_t n = 0; n < frame_size; ++n)
    window.push_back(0.54 -
                     0.46 * std::cos(2 * pi * number(n) / (frame_size - 1)));
  return window;
}

Rows windowed(const Rows& frames) {
  static const auto window = hamming_window();
  auto result = frames;
  for (auto& frame : result)
    for (std::size_t n = 0; n < frame_size; ++n) frame[n] *= window[n];
  return result;
}

Rows power_spectrum(const Rows& frames) {
  static const kissfft<double> transform(spectrum_size, false);
  std::vector<std::complex<double>> x(spectrum_size), X(spectrum_size);
  Rows power;
  power.reserve(frames.size());
  for (const auto& frame : frames) {
    std::copy(frame.begin(), frame.end(), x.begin());  // zeros stay behind it
    transform.transform(x.data(), X.data());
    auto& row = power.emplace_back(spectrum_size / 2 + 1);
    for (std::size_t k = 0; k < row.size(); ++k) row[k] = std::norm(X[k]);
  }
  return power;
}

double to_mel(double hertz) {
  return 2595 * std::log10(1 + hertz / 700);
}
double to_hertz(double mel) {
  return 700 * (std::pow(10, mel / 2595) - 1);
}

// Where a frequency goes: up to the knee times the warp, from there on straight
// to the end, which stays.
static double warped(double hertz, double warp) {
  const double knee = 0.875 * highest_hertz / std::max(warp, 1.0);
  if (hertz <= knee) return warp * hertz;
  return highest_hertz - (highest_hertz - hertz) *
                             (highest_hertz - warp * knee) /
                             (highest_hertz - knee);
}

// The ends and peaks of the triangles, two more than there are of them.
static std::vector<double> corners(double warp) {
  const double first = to_mel(lowest_hertz), last = to_mel(highest_hertz);
  std::vector<double> hertz;
  for (std::size_t k = 0; k < filter_count + 2; ++k) {
    const double part = number(k) / (filter_count + 1);
    hertz.push_back(warped(to_hertz(first + part * (last - first)), warp));
  }
  return hertz;
}

Rows mel_filters(double warp) {
  const auto f = corners(warp);
  Rows filters;
  for (std::size_t m = 1; m <= filter_count; ++m) {
    auto& filter = filters.emplace_back();
    for (std::size_t k = 0; k <= spectrum_size / 2; ++k) {
      const double hertz = number(k) * sample_rate / spectrum_size;
      const double up = (hertz - f[m - 1]) / (f[m] - f[m - 1]);
      const double down = (f[m + 1] - hertz) / (f[m + 1] - f[m]);
      filter.push_back(std::max(0.0, std::min(up, down)));
    }
  }
  return filters;
}

Rows mel_energies(const Rows& power, const Rows& filters) {
  return products(power, filters);
}

Rows logarithms(const Rows& energies) {
  auto result = energies;
  for (auto& row : result)
    for (double& e : row) e = std::log(e + 1e-5);
  return result;
}

Rows cosines() {
  Rows result;
  for (std::size_t k = 0; k < cepstrum_size; ++k) {
    const double scale = std::sqrt((k == 0 ? 1.0 : 2.0) / filter_count);
    auto& row = result.emplace_back();
    for (std::size_t m = 0; m < filter_count; ++m)
      row.push_back(
          scale * std::cos(pi * number(k) * (number(m) + 0.5) / filter_count));
  }
  return result;
}

Rows cepstra_of(const Rows& logarithms) {
  static const auto rows = cosines();
  return products(logarithms, rows);
}

Kept loud_frames(const Rows& power) {
  std::vector<double> energies;
  for (const auto& row : power)
    energies.push_back(std::accumulate(row.begin(), row.end(), 0.0));
  const double least =
      1e-3 * *std::max_element(energies.begin(), energies.end());  // -30 dB
  const auto loud = [&](double energy) { return energy >= least; };
  const auto first = std::find_if(energies.begin(), energies.end(), loud);
  const auto last = std::find_if(energies.rbegin(), energies.rend(), loud);
  const auto begin = static_cast<std::size_t>(first - energies.begin());
  const auto end = static_cast<std::size_t>(energies.rend() - last);
  return {begin - std::min<std::size_t>(begin, 3),
          std::min(end + 3, energies.size())};
}

Rows normalized(const Rows& cepstra) {
  const double count = number(cepstra.size());
  auto result = cepstra;
  for (std::size_t k = 0; k < cepstra.front().size(); ++k) {
    double sum = 0, squares = 0;
    for (const auto& row : cepstra) sum += row[k];
    const double mean = sum / count;
    for (const auto& row : cepstra)
      squares += (row[k] - mean) * (row[k] - mean);
    const double deviation = std::sqrt(squares / count) + 1e-3;
    for (auto& row : result) row[k] = (row[k] - mean) / deviation;
  }
  return result;
}

Rows differences(const Rows& cepstra) {
  auto result = cepstra;
  const auto last = cepstra.size() - 1;
  for (std::size_t t = 0; t <= last; ++t)
    for (std::size_t k = 0; k < cepstra[t].size(); ++k)
      result[t][k] = (cepstra[std::min(t + 1, last)][k] -
                      cepstra[t - std::min<std::size_t>(t, 1)][k]) /
                     2;
  return result;
}

// Each row with the other's row behind it.
static Rows joined(Rows rows, const Rows& others) {
  for (std::size_t t = 0; t < rows.size(); ++t)
    rows[t].insert(rows[t].end(), others[t].begin(), others[t].end());
  return rows;
}

// #region features
Features features_of(std::span<const float> samples, const Rows& filters) {
  Features f;
  f.samples = emphasized(scaled(samples));
  f.frames = windowed(frames_of(f.samples));
  f.power = power_spectrum(f.frames);
  f.energies = mel_energies(f.power, filters);
  f.logarithms = logarithms(f.energies);
  f.cepstra = cepstra_of(f.logarithms);
  f.kept = loud_frames(f.power);
  const auto c = f.cepstra.begin();
  const Rows kept(c + static_cast<std::ptrdiff_t>(f.kept.begin),
                  c + static_cast<std::ptrdiff_t>(f.kept.end));
  const auto of_clip = normalized(kept);
  f.rows = joined(of_clip, differences(of_clip));
  return f;
}
// #endregion

Rows stacked(const Rows& rows) {
  Rows result;
  for (std::size_t t = 0; t + 1 < rows.size(); t += 2) {
    auto& row = result.emplace_back(rows[t]);
    row.insert(row.end(), rows[t + 1].begin(), rows[t + 1].end());
  }
  return result;
}

Rows inputs_of(std::span<const float> samples) {
  return stacked(features_of(samples).rows);
}

}  // namespace speech
