#include "sentences.hpp"

#include <algorithm>

namespace translation {

Languages languages_of(const Pairs& pairs, std::size_t least) {
  study::WordCounts source, target;
  for (const auto& pair : pairs) {
    for (const auto& word : pair.source) ++source[word];
    for (const auto& word : pair.target) ++target[word];
  }
  return {study::Vocabulary(source, least), study::Vocabulary(target, least)};
}

// The steps up to the last one where any of the samples has a word.
static std::size_t steps(const lstm::Labels& words, lstm::Samples samples) {
  std::size_t T = words.shape(0);
  const auto empty = [&](std::size_t n) {
    return words(T - 1, n) == lstm::no_label;
  };
  while (T > 1 && std::all_of(samples.begin(), samples.end(), empty)) --T;
  return T;
}

static void gather(const lstm::Labels& all, lstm::Samples samples,
                   std::size_t T, lstm::Labels& batch) {
  batch.resize({T, samples.size()});
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t b = 0; b < samples.size(); ++b)
      batch(t, b) = all(t, samples[b]);
}

// A batch has as many steps as its longest sentence, on either side.
void gather(const Sentences& all, lstm::Samples samples, Sentences& batch) {
  lstm::gather_columns(all.lengths, samples, batch.lengths);
  gather(all.read, samples, steps(all.read, samples), batch.read);
  const std::size_t T = steps(all.next, samples);
  gather(all.said, samples, T, batch.said);
  gather(all.next, samples, T, batch.next);
}

std::uint64_t fingerprint(const Sentences& sentences) {
  auto print = lstm::fingerprint_of(sentences.read);
  print = lstm::fingerprint_of(sentences.lengths, print);
  print = lstm::fingerprint_of(sentences.said, print);
  return lstm::fingerprint_of(sentences.next, print);
}

static std::size_t longest(const Pairs& pairs, Words Pair::*side) {
  std::size_t T = 0;
  for (const auto& pair : pairs) T = std::max(T, (pair.*side).size());
  return T;
}

// #region sentences
Sentences sentences_of(const Pairs& pairs, const Languages& languages,
                       bool reversed) {
  const std::size_t N = pairs.size();
  const std::size_t T = std::max<std::size_t>(longest(pairs, &Pair::source), 1);
  const std::size_t T_said = longest(pairs, &Pair::target) + 1;
  Sentences all{lstm::Labels({T, N}, lstm::no_label), lstm::Lengths(N, 1),
                lstm::Labels({T_said, N}, lstm::no_label),
                lstm::Labels({T_said, N}, lstm::no_label)};
  for (std::size_t n = 0; n < N; ++n) {
    const auto& [source, target, group] = pairs[n];
    all.read(0, n) = study::Vocabulary::unknown;
    for (std::size_t t = 0; t < source.size(); ++t)
      all.read(reversed ? source.size() - 1 - t : t, n) =
          languages.source.number(source[t]);
    all.lengths[n] = std::max<std::size_t>(source.size(), 1);
    all.said(0, n) = all.next(target.size(), n) = languages.edge();
    for (std::size_t t = 0; t < target.size(); ++t)
      all.next(t, n) = all.said(t + 1, n) = languages.target.number(target[t]);
  }
  return all;
}
// #endregion

}  // namespace translation
