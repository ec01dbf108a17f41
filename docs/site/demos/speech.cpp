#include <optional>

#include "18_speech/mfcc.hpp"
#include "18_speech/resample.hpp"
#include "18_speech/word_train.hpp"
#include "demonstrations.hpp"
#include "trained.hpp"

namespace demos {
namespace {

constexpr std::size_t lowest_rate = 8000, highest_rate = 192'000;
constexpr std::size_t longest = 10;  // seconds

struct Listener {
  Words words;
  speech::WordNetwork<float> network;
};

Listener listener(const Values& settings) {
  auto words = lines(text(settings, "words", 100'000));
  speech::WordNetwork<float> network(count(settings, "H", 1, 4096),
                                     words.size());
  set_weights(network.parameters(), settings);
  return {std::move(words), std::move(network)};
}

// At 8000 samples a second.
std::vector<float> sound(const Values& settings) {
  const auto rate = count(settings, "rate", lowest_rate, highest_rate);
  const auto samples = list(settings, "samples", longest * rate);
  return speech::resampled({samples.begin(), samples.end()},
                           static_cast<int>(rate));
}

std::vector<double> in_a_row(const speech::Rows& rows) {
  std::vector<double> all;
  for (const auto& row : rows) all.insert(all.end(), row.begin(), row.end());
  return all;
}

// #region answer
Values answer(const Listener& listener, const std::vector<float>& samples) {
  const auto features = speech::features_of(samples);
  const auto p =
      predict(listener.network, {{speech::track_of(features.rows)}, {0}});
  return {{"words", bytes(listener.words)},
          {"samples", {samples.begin(), samples.end()}},
          {"logarithms", in_a_row(features.logarithms)},
          {"kept",
           {static_cast<double>(features.kept.begin),
            static_cast<double>(features.kept.end)}},
          {"rows", in_a_row(features.rows)},
          {"p", {p.begin(), p.end()}}};
}
// #endregion

}  // namespace

Demonstration speech() {
  auto trained = std::make_shared<std::optional<Listener>>();
  return [trained](const Values& settings) {
    if (!*trained) trained->emplace(listener(settings));
    return answer(**trained, sound(settings));
  };
}

}  // namespace demos
