#include "templates.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "lstm/numbers/lanes.hpp"
#include "mfcc.hpp"
#include "softmax.hpp"

namespace speech {
namespace {

constexpr std::size_t width = 2 * cepstrum_size;
constexpr std::size_t room = 16;  // numbers of the widest register
constexpr float nowhere = std::numeric_limits<float>::infinity();

// The distances of a frame to those in [begin, end) of b. There is room behind
// for as many as fill a register.
void distances(const float* frame, const Turned& b, std::size_t begin,
               std::size_t end, std::vector<float>& d) {
  using std::sqrt;
  const auto count = (end - begin + room - 1) / room * room;
  d.resize(count);
  lstm::for_each_lane<float>(
      count, [&]<class Pack>(const lstm::Lane<float, Pack>& lane) {
        const float* column = b.columns.data() + begin;
        Pack sum(0);
        for (std::size_t k = 0; k < width; ++k, column += b.frames + room) {
          const Pack apart = Pack(frame[k]) - lane.load(column);
          sum += apart * apart;
        }
        lane.store(d.data(), sqrt(sum));
      });
}

void expect_frames(std::size_t n, std::size_t m) {
  if (n == 0 || m == 0)
    throw std::invalid_argument("a track without a frame was to be warped");
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

Turned::Turned(const Track& track)
    : frames(frames_in(track)), columns(width * (frames + room)) {
  for (std::size_t t = 0; t < frames; ++t)
    for (std::size_t k = 0; k < width; ++k)
      columns[k * (frames + room) + t] = (*track)[t * width + k];
}

// #region warping
double warped_distance(const Track& a, const Turned& b, double band,
                       double most) {
  const auto n = frames_in(a), m = b.frames;
  expect_frames(n, m);
  const auto bound = static_cast<float>(most * static_cast<double>(n + m));
  // Column j stands at j + 1; the first is where no path is.
  std::vector<float> before(m + 1, nowhere), row(m + 1, nowhere), d;
  for (std::size_t i = 0; i < n; ++i) {
    const auto [begin, end] = band_at(i, n, m, band);
    distances(a->data() + i * width, b, begin, end, d);
    std::ranges::fill(row, nowhere);
    float best = nowhere, least = nowhere;
    for (std::size_t j = begin; j < end; ++j) {
      const float one = d[j - begin];
      const float from_before =
          std::min(before[j + 1] + one, before[j] + 2 * one);
      best = i + j == 0 ? 2 * one : std::min(from_before, best + one);
      row[j + 1] = best;
      least = std::min(least, best);
    }
    if (least > bound) return std::numeric_limits<double>::infinity();
    std::swap(before, row);
  }
  return double{before[m]} / static_cast<double>(n + m);
}
// #endregion

double warped_distance(const Track& a, const Track& b, double band,
                       double most) {
  return warped_distance(a, Turned(b), band, most);
}

Templates::Templates(const Heard& heard, std::size_t K, std::size_t each,
                     const lstm::Seed& seed) {
  std::vector<std::vector<std::size_t>> of_word(K);
  for (std::size_t n = 0; n < heard.size(); ++n)
    of_word.at(static_cast<std::size_t>(heard.words[n])).push_back(n);
  auto random = seed.stream("templates");
  for (auto& clips : of_word) {
    random.shuffle(clips);
    for (std::size_t rank = 0; rank < std::min(clips.size(), each); ++rank) {
      const auto& track = heard.tracks[clips[rank]];
      all_.push_back({Turned(track), segment_means(track),
                      heard.words[clips[rank]], rank});
    }
  }
  std::ranges::stable_sort(all_, {}, &Template::rank);
}

// Those of [begin, end) from the one on whose segments are most alike, so that
// most of the others are given up early.
std::vector<const Templates::Template*> Templates::likely_first(
    std::size_t begin, std::size_t end, const Track& track) const {
  const auto means = segment_means(track);
  std::vector<std::pair<float, const Template*>> order;
  for (std::size_t n = begin; n < end; ++n) {
    float apart = 0;
    for (std::size_t k = 0; k < means.size(); ++k)
      apart += std::abs(all_[n].means[k] - means[k]);
    order.emplace_back(apart, &all_[n]);
  }
  std::ranges::stable_sort(order, {},
                           &std::pair<float, const Template*>::first);
  std::vector<const Template*> ordered;
  for (const auto& one : order) ordered.push_back(one.second);
  return ordered;
}

std::vector<std::vector<int>> Templates::nearest(
    const Track& track, std::size_t count,
    const std::vector<std::size_t>& each) const {
  std::vector<std::pair<double, int>> found;  // distances and words
  std::vector<std::vector<int>> all;
  std::size_t begin = 0;
  for (const auto ranks : each) {
    const auto end = static_cast<std::size_t>(
        std::ranges::lower_bound(all_, ranks, {}, &Template::rank) -
        all_.begin());
    for (const auto* one : likely_first(begin, end, track)) {
      const bool full = found.size() == count;
      const double most =
          full ? found.back().first : std::numeric_limits<double>::infinity();
      const std::pair near = {warped_distance(track, one->turned, 0.1, most),
                              one->word};
      if (full && near >= found.back()) continue;
      if (full) found.pop_back();
      found.insert(std::ranges::upper_bound(found, near), near);
    }
    begin = end;
    all.emplace_back();
    for (const auto& one : found) all.back().push_back(one.second);
  }
  return all;
}

std::vector<int> Templates::nearest(const Track& track,
                                    std::size_t count) const {
  return nearest(track, count, {all_.size()}).front();
}

int voted(const std::vector<int>& nearest, std::size_t k) {
  std::map<int, std::size_t> votes;
  for (std::size_t n = 0; n < std::min(k, nearest.size()); ++n)
    ++votes[nearest[n]];
  return *std::ranges::max_element(nearest, {},
                                   [&](int word) { return votes[word]; });
}

}  // namespace speech
