#include "strings_rival.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/in_order.hpp"

namespace speech {
namespace {

std::vector<bool> loud(const std::vector<float>& samples, double decibels) {
  std::vector<double> energy;
  for (const auto& frame : frames_of(scaled(samples)))
    energy.push_back(
        std::inner_product(frame.begin(), frame.end(), frame.begin(), 0.0));
  const double least = std::ranges::max(energy) * std::pow(10, -decibels / 10);
  std::vector<bool> all;
  for (const double one : energy) all.push_back(one >= least);
  return all;
}

Kept wider(const Kept& word, const std::vector<float>& samples,
           std::size_t margin) {
  const auto frames = (samples.size() - frame_size) / frame_step + 1;
  return {word.begin - std::min(word.begin, margin),
          std::min(word.end + margin, frames)};
}

// The features of a word as those of a clip of its own.
Track track_of(const std::vector<float>& samples, const Kept& word) {
  const auto begin = samples.begin() + std::ptrdiff_t(word.begin * frame_step);
  const std::vector<float> own(
      begin, begin + std::ptrdiff_t((word.end - word.begin - 1) * frame_step +
                                    frame_size));
  std::vector<float> numbers;
  for (const auto& row : features_of(own).rows)
    for (const double x : row) numbers.push_back(static_cast<float>(x));
  return std::make_shared<const std::vector<float>>(std::move(numbers));
}

}  // namespace

std::vector<Kept> cut_words(const std::vector<float>& samples,
                            const Cutting& cutting) {
  const auto is_loud = loud(samples, cutting.decibels);
  std::vector<Kept> words;
  for (std::size_t t = 0; t < is_loud.size(); ++t) {
    if (!is_loud[t]) continue;
    if (!words.empty() && t - words.back().end < cutting.pause)
      words.back().end = t + 1;
    else
      words.push_back({t, t + 1});
  }
  const auto shortest = std::max<std::size_t>(3, cutting.shortest);
  std::erase_if(words, [&](const Kept& word) {
    return word.end - word.begin < shortest;
  });
  return words;
}

std::vector<lstm::Labelling> hear_by_templates(
    const std::vector<SaidString>& strings, const Templates& digits,
    const Cutting& cutting, lstm::Team& team) {
  return study::in_order(team, strings.size(), [&](std::size_t n) {
    lstm::Labelling labels;
    const auto& samples = strings[n].samples;
    for (const auto& word : cut_words(samples, cutting)) {
      const auto track =
          track_of(samples, wider(word, samples, cutting.margin));
      labels.push_back(digits.nearest(track, 1).at(0) + 1);
    }
    return labels;
  });
}

Templates digit_templates(const std::vector<Spoken>& words, std::size_t each,
                          const lstm::Seed& seed, lstm::Team& team) {
  std::vector<Spoken> digits;
  std::ranges::copy_if(words, std::back_inserter(digits),
                       [](const Spoken& one) { return one.word < 10; });
  return Templates(heard(digits, team), 10, each, seed);
}

}  // namespace speech
