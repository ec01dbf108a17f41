#include "templates.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "mfcc.hpp"

namespace speech {
namespace {

constexpr std::size_t width = 2 * cepstrum_size;
constexpr float nowhere = std::numeric_limits<float>::infinity();

// Feature by feature, so that the loop over the frames does several at a time.
std::vector<float> turned(const Track& track) {
  const auto n = frames_in(track);
  std::vector<float> columns(track->size());
  for (std::size_t t = 0; t < n; ++t)
    for (std::size_t k = 0; k < width; ++k)
      columns[k * n + t] = (*track)[t * width + k];
  return columns;
}

// The distances of a frame to those in [begin, end) of n that were turned.
void distances(const float* frame, const std::vector<float>& columns,
               std::size_t n, std::size_t begin, std::size_t end,
               std::vector<float>& sums) {
  sums.assign(end - begin, 0);
  for (std::size_t k = 0; k < width; ++k) {
    const float* column = columns.data() + k * n + begin;
    for (std::size_t j = 0; j < sums.size(); ++j) {
      const float apart = frame[k] - column[j];
      sums[j] += apart * apart;
    }
  }
  for (float& sum : sums) sum = std::sqrt(sum);
}

// Where a path may be when it has come to frame i of n: columns [begin, end) of
// m.
std::pair<std::size_t, std::size_t> band_at(std::size_t i, std::size_t n,
                                            std::size_t m, double band) {
  const auto middle =
      static_cast<double>(i) * static_cast<double>(m) / static_cast<double>(n);
  // It must be wide enough for the columns of one row to touch the next's.
  const double half =
      std::max(band * static_cast<double>(std::max(n, m)),
               static_cast<double>(m) / static_cast<double>(n) + 1);
  const auto end = static_cast<std::size_t>(middle + half) + 1;
  return {static_cast<std::size_t>(std::max(0.0, middle - half)),
          std::min(m, end)};
}

}  // namespace

double warped_distance(const Track& a, const Track& b, double band,
                       double most) {
  const auto n = frames_in(a), m = frames_in(b);
  if (n == 0 || m == 0)
    throw std::invalid_argument("a track without a frame was to be warped");
  const auto bound = static_cast<float>(most * static_cast<double>(n + m));
  const auto columns = turned(b);
  // Column j stands at j + 1; the first is where no path is.
  std::vector<float> before(m + 1, nowhere), row(m + 1, nowhere), d;
  // #region warping
  for (std::size_t i = 0; i < n; ++i) {
    const auto [begin, end] = band_at(i, n, m, band);
    distances(a->data() + i * width, columns, m, begin, end, d);
    std::ranges::fill(row, nowhere);
    float least = nowhere;
    for (std::size_t j = begin; j < end; ++j) {
      const float one = d[j - begin];
      float& best = row[j + 1];
      best = i + j == 0 ? 2 * one
                        : std::min({before[j + 1] + one, row[j] + one,
                                    before[j] + 2 * one});
      least = std::min(least, best);
    }
    if (least > bound) return std::numeric_limits<double>::infinity();
    std::swap(before, row);
  }
  // #endregion
  return double{before[m]} / static_cast<double>(n + m);
}

Templates::Templates(const Heard& heard, std::size_t K, std::size_t each,
                     const lstm::Seed& seed) {
  std::vector<std::vector<std::size_t>> of_word(K);
  for (std::size_t n = 0; n < heard.size(); ++n)
    of_word.at(static_cast<std::size_t>(heard.words[n])).push_back(n);
  std::vector<std::size_t> chosen;
  auto random = seed.stream("templates");
  for (auto& clips : of_word) {
    random.shuffle(clips);
    clips.resize(std::min(clips.size(), each));
    chosen.insert(chosen.end(), clips.begin(), clips.end());
  }
  gather(heard, chosen, templates_);
}

std::vector<int> Templates::nearest(const Track& track,
                                    std::size_t count) const {
  using Found = std::pair<double, int>;
  std::vector<Found> found;
  for (std::size_t n = 0; n < templates_.size(); ++n) {
    const double most = found.size() < count
                            ? std::numeric_limits<double>::infinity()
                            : found.back().first;
    const double d = warped_distance(track, templates_.tracks[n], 0.1, most);
    if (!(d < most)) continue;
    const Found one = {d, templates_.words[n]};
    if (found.size() == count) found.pop_back();
    found.insert(std::ranges::upper_bound(found, one), one);
  }
  std::vector<int> words;
  for (const auto& one : found) words.push_back(one.second);
  return words;
}

int voted(const std::vector<int>& nearest, std::size_t k) {
  std::map<int, std::size_t> votes;
  for (std::size_t n = 0; n < std::min(k, nearest.size()); ++n)
    ++votes[nearest[n]];
  return *std::ranges::max_element(nearest, {},
                                   [&](int word) { return votes[word]; });
}

}  // namespace speech
