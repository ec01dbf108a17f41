#include "token_errors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

namespace speech {

using lstm::Labelling;

namespace {

struct Count {
  std::size_t errors = 0, labels = 0;

  Count& operator+=(const Count& other) {
    errors += other.errors;
    labels += other.labels;
    return *this;
  }
  double rate() const {
    return static_cast<double>(errors) / static_cast<double>(labels);
  }
};

void expect_pairs(std::span<const Labelling> heard,
                  std::span<const Labelling> said,
                  std::span<const std::size_t> voices) {
  if (heard.size() != said.size())
    throw std::invalid_argument(
        fmt::format("{} strings were heard, expected the {} that were said",
                    heard.size(), said.size()));
  if (!voices.empty() && voices.size() != said.size())
    throw std::invalid_argument(fmt::format(
        "there are voices of {} strings of {}", voices.size(), said.size()));
  for (std::size_t n = 0; n < said.size(); ++n)
    if (said[n].empty())
      throw std::invalid_argument(
          fmt::format("string {} says nothing, expected one label or more", n));
}

}  // namespace

std::size_t edit_distance(const Labelling& a, const Labelling& b) {
  // How far the first labels of a are from the first j of b.
  std::vector<std::size_t> distance(b.size() + 1);
  std::iota(distance.begin(), distance.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = distance[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = distance[j + 1];
      distance[j + 1] = std::min({replaced, diagonal + 1, distance[j] + 1});
    }
  }
  return distance.back();
}

TokenErrors token_errors(std::span<const Labelling> heard,
                         std::span<const Labelling> said, lstm::Random random,
                         std::span<const std::size_t> voices) {
  expect_pairs(heard, said, voices);
  Count all;
  std::size_t exact = 0;
  std::map<std::size_t, Count> of_voice;
  for (std::size_t n = 0; n < said.size(); ++n) {
    const Count one{edit_distance(heard[n], said[n]), said[n].size()};
    all += one;
    exact += one.errors == 0;
    of_voice[voices.empty() ? n : voices[n]] += one;
  }
  std::vector<Count> counts;
  for (const auto& voice : of_voice) counts.push_back(voice.second);
  const auto rate = [&](std::span<const std::size_t> drawn) {
    Count sum;
    for (const auto voice : drawn) sum += counts[voice];
    return sum.rate();
  };
  const auto interval = study::bootstrap_blocks(counts.size(), 1, random, rate);
  return {all.rate(), interval,
          static_cast<double>(exact) / static_cast<double>(said.size())};
}

}  // namespace speech
