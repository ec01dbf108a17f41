#include "tracks.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "lstm/numbers/fingerprint.hpp"

namespace speech {

constexpr std::size_t width = 2 * cepstrum_size;

Track track_of(const Rows& rows) {
  std::vector<float> numbers;
  for (const auto& row : rows)
    for (const double x : row) numbers.push_back(static_cast<float>(x));
  return std::make_shared<const std::vector<float>>(std::move(numbers));
}

std::size_t frames_in(const Track& track) {
  return track->size() / width;
}

void gather(const Heard& all, lstm::Samples samples, Heard& batch) {
  batch = {};
  for (const auto sample : samples) {
    batch.tracks.push_back(all.tracks.at(sample));
    batch.words.push_back(all.words.at(sample));
  }
}

std::uint64_t fingerprint(const Heard& heard) {
  auto print = lstm::fingerprint_of(heard.words);
  for (const auto& track : heard.tracks)
    print = lstm::fingerprint_of(*track, print);
  return print;
}

static Track shuffled(const Track& track, lstm::Random& random) {
  auto order = lstm::numbers_below(frames_in(track));
  random.shuffle(order);
  std::vector<float> numbers;
  for (const auto t : order) {
    const auto row = track->begin() + static_cast<std::ptrdiff_t>(width * t);
    numbers.insert(numbers.end(), row, row + width);
  }
  return std::make_shared<const std::vector<float>>(std::move(numbers));
}

Heard shuffled(const Heard& heard, lstm::Random random) {
  auto all = heard;
  for (auto& track : all.tracks) track = shuffled(track, random);
  return all;
}

double accuracy(const std::vector<int>& said, const Heard& heard) {
  if (said.size() != heard.size() || said.empty())
    throw std::invalid_argument(
        fmt::format("{} words were said of {} clips, expected as many, one or "
                    "more",
                    said.size(), heard.size()));
  std::size_t right = 0;
  for (std::size_t n = 0; n < said.size(); ++n)
    right += said[n] == heard.words[n];
  return static_cast<double>(right) / static_cast<double>(said.size());
}

}  // namespace speech
