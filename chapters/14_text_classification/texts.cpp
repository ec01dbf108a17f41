#include "texts.hpp"

#include <algorithm>

namespace text_classification {

Vocabulary vocabulary_of(const Examples& examples, std::size_t least) {
  study::WordCounts counts;
  for (const auto& example : examples)
    for (const auto& word : example.words) ++counts[word];
  return Vocabulary(counts, least);
}

// A batch has as many steps as its longest text.
void gather(const Texts& all, lstm::Samples samples, Texts& batch) {
  lstm::gather_columns(all.lengths, samples, batch.lengths);
  lstm::gather_columns(all.classes, samples, batch.classes);
  const std::size_t T =
      *std::max_element(batch.lengths.begin(), batch.lengths.end());
  batch.words.resize({T, samples.size()});
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t b = 0; b < samples.size(); ++b)
      batch.words(t, b) = all.words(t, samples[b]);
}

std::uint64_t fingerprint(const Texts& texts) {
  const auto print = lstm::fingerprint_of(texts.words);
  return lstm::fingerprint_of(texts.classes,
                              lstm::fingerprint_of(texts.lengths, print));
}

Texts texts_of(const Examples& examples, const Vocabulary& vocabulary) {
  std::size_t T = 1;
  for (const auto& example : examples) T = std::max(T, example.words.size());
  const std::size_t N = examples.size();
  Texts texts{lstm::Labels({T, N}, lstm::no_label), lstm::Lengths(N, 1),
              lstm::Labels({std::size_t{1}, N})};
  for (std::size_t n = 0; n < N; ++n) {
    const auto& [words, label, group] = examples[n];
    texts.words(0, n) = Vocabulary::unknown;
    for (std::size_t t = 0; t < words.size(); ++t)
      texts.words(t, n) = vocabulary.number(words[t]);
    texts.lengths[n] = std::max<std::size_t>(words.size(), 1);
    texts.classes(0, n) = label;
  }
  return texts;
}

Examples shuffled(Examples examples, lstm::Random random) {
  for (auto& [words, label, group] : examples) {
    auto order = lstm::numbers_below(words.size());
    random.shuffle(order);
    std::vector<std::string> mixed;
    for (const auto k : order) mixed.push_back(words[k]);
    words = std::move(mixed);
  }
  return examples;
}

}  // namespace text_classification
