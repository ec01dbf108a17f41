#include "strings.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "augment.hpp"
#include "study/in_order.hpp"

namespace speech {

void gather(const Utterances& from, lstm::Samples samples, Utterances& batch) {
  batch.all.resize(samples.size());
  for (std::size_t b = 0; b < samples.size(); ++b)
    batch.all[b] = from.all.at(samples[b]);
}

std::uint64_t fingerprint(const Utterances& said) {
  auto print = lstm::fingerprint("");
  for (const auto& one : said.all)
    print =
        lstm::fingerprint_of(one.labels, lstm::fingerprint_of(one.x, print));
  return print;
}

std::vector<SaidString> said_strings(const std::vector<Digits>& spoken) {
  std::map<std::string, std::size_t> voices;
  std::vector<SaidString> all;
  for (const auto& one : spoken)
    all.push_back({one.clip.samples, one.digits,
                   voices.emplace(one.voice, voices.size()).first->second});
  return all;
}

std::vector<std::vector<const Spoken*>> digits_of_voices(
    const std::vector<Spoken>& words) {
  std::map<std::string, std::vector<const Spoken*>> by_voice;
  for (const auto& one : words)
    if (one.word < 10) by_voice[one.voice].push_back(&one);
  std::vector<std::vector<const Spoken*>> all;
  for (auto& entry : by_voice) {
    auto& said = entry.second;
    const auto has = [&](std::size_t digit) {
      return std::ranges::count(said, digit, &Spoken::word) > 0;
    };
    bool complete = true;
    for (std::size_t digit = 0; digit < 10; ++digit) complete &= has(digit);
    if (complete) all.push_back(std::move(said));
  }
  return all;
}

namespace {

// What is loud of a word, at a size of 1.
std::vector<float> cut_out(const std::vector<float>& word) {
  constexpr std::ptrdiff_t before = 200, behind = 400;
  float most = 0;
  for (const float x : word) most = std::max(most, std::abs(x));
  const auto loud = [&](float x) { return std::abs(x) > 0.04f * most; };
  const auto size = std::ssize(word);
  const auto first = std::ranges::find_if(word, loud) - word.begin();
  const auto last =
      size - (std::find_if(word.rbegin(), word.rend(), loud) - word.rbegin());
  std::vector<float> result(
      word.begin() + std::max(std::ptrdiff_t{0}, first - before),
      word.begin() + std::min(size, last + behind));
  if (most > 0)
    for (float& x : result) x /= most;
  return result;
}

// What was drawn of the clips in which a voice says a digit.
const std::vector<float>& clip_of(const std::vector<const Spoken*>& voice,
                                  std::size_t digit, lstm::Random& random) {
  std::vector<const Spoken*> clips;
  for (const auto* one : voice)
    if (one->word == digit) clips.push_back(one);
  return clips[random.below(clips.size())]->clip.samples;
}

lstm::Matrix<float> as_matrix(const Rows& rows) {
  if (rows.empty()) return lstm::Matrix<float>({std::size_t{0}, feature_size});
  lstm::Matrix<float> x({rows.size(), rows[0].size()});
  for (std::size_t t = 0; t < rows.size(); ++t)
    for (std::size_t k = 0; k < rows[t].size(); ++k)
      x(t, k) = static_cast<float>(rows[t][k]);
  return x;
}

// The utterances of strings, `each` of which makes the features of one.
template <class Make>
Readable read_all(const std::vector<SaidString>& strings, lstm::Team& team,
                  const Make& each) {
  auto features = study::in_order(team, strings.size(), each);
  Readable result;
  for (std::size_t n = 0; n < strings.size(); ++n)
    for (auto& x : features[n]) {
      const auto labels = labels_of(strings[n].digits);
      if (x.shape(0) < std::max<std::size_t>(1, lstm::shortest_steps(labels))) {
        ++result.left_out;
        continue;
      }
      result.said.all.push_back({std::move(x), labels});
      result.voices.push_back(strings[n].voice);
    }
  return result;
}

}  // namespace

lstm::Labelling labels_of(const std::vector<std::size_t>& digits) {
  lstm::Labelling labels;
  for (const auto digit : digits) labels.push_back(static_cast<int>(digit) + 1);
  return labels;
}

std::vector<float> put_together(const std::vector<std::vector<float>>& words,
                                lstm::Random& random) {
  std::vector<float> all;
  for (const auto& word : words) {
    const auto cut = cut_out(word);
    all.insert(all.end(), cut.begin(), cut.end());
    const double gap = random.uniform(0, 0.15) * sample_rate;
    all.resize(all.size() + static_cast<std::size_t>(gap));
  }
  return all;
}

std::vector<SaidString> strings_put_together(
    const std::vector<std::vector<const Spoken*>>& voices, std::size_t count,
    const lstm::Seed& seed, lstm::Team& team) {
  if (voices.empty()) return {};
  return study::in_order(team, count, [&](std::size_t n) {
    auto random = seed.part("together", n).stream("digits");
    SaidString string{{}, {}, random.below(voices.size())};
    string.digits.resize(1 + random.below(5));
    std::vector<std::vector<float>> words;
    for (auto& digit : string.digits) {
      digit = random.below(10);
      words.push_back(clip_of(voices[string.voice], digit, random));
    }
    string.samples = put_together(words, random);
    return string;
  });
}

Readable readable(const std::vector<SaidString>& strings, lstm::Team& team) {
  return read_all(strings, team, [&](std::size_t n) {
    return std::vector{as_matrix(inputs_of(strings[n].samples))};
  });
}

Readable varied(const std::vector<SaidString>& strings, std::size_t variations,
                const lstm::Seed& seed, lstm::Team& team) {
  return read_all(strings, team, [&](std::size_t n) {
    auto random = seed.part("string", n).stream("variations");
    std::vector<lstm::Matrix<float>> all;
    for (std::size_t k = 0; k < variations; ++k)
      all.push_back(
          as_matrix(stacked(varied_features(strings[n].samples, random))));
    return all;
  });
}

Readable joined(Readable one, const Readable& other) {
  one.said.all.insert(one.said.all.end(), other.said.all.begin(),
                      other.said.all.end());
  one.voices.insert(one.voices.end(), other.voices.begin(), other.voices.end());
  one.left_out += other.left_out;
  return one;
}

Utterances shorter_than(const Utterances& said, std::size_t labels) {
  Utterances some;
  for (const auto& one : said.all)
    if (one.labels.size() <= labels) some.all.push_back(one);
  return some;
}

}  // namespace speech
