#pragma once
#include <array>

#include "pairs.hpp"

namespace translation {

/// Whether a translation h is the reference r, word for word.
bool exact(const Words& h, const Words& r);

/// How many words h and r share, whatever their order: 2 |h ∩ r| / (|h| + |r|)
/// of bags, which hold a word as often as it comes. 1 where both are empty.
double bag_f1(const Words& h, const Words& r);

/// What BLEU counts: the n-grams of translations, of n = 1 to 4 words; those
/// among them that the reference has too, none more often than it is there; and
/// all words of both. The counts of a corpus are the sum of its sentences'.
struct BleuCounts {
  std::array<std::size_t, 4> ngrams{}, matches{};
  std::size_t translated = 0, reference = 0;

  BleuCounts& operator+=(const BleuCounts& other);
};
BleuCounts bleu_counts(const Words& h, const Words& r);

/// BLEU (Papineni et al. 2002) with one reference for each sentence, from 0 to
/// 100: the geometric mean of the four shares of n-grams that match, times
/// e^(1 - r/c) where the translations' c words are fewer than the references' r
/// (the brevity penalty). 0 where no n-gram of some n matches.
double bleu(const BleuCounts& counts);

/// The measures of a list of translations: the share that is exact, the mean of
/// the sentences' F1, and BLEU.
struct Score {
  double exact, f1, bleu;
};

/// Of the translations of the pairs' sources. Throws std::invalid_argument
/// unless there are as many, and one at least; so does the next.
Score score(const std::vector<Words>& translations, const Pairs& pairs);

/// The pairs whose source has so many words, and the share of them that is
/// translated exactly; in growing order.
struct OfLength {
  std::size_t length, pairs;
  double exact;
};
std::vector<OfLength> exact_by_length(const std::vector<Words>& translations,
                                      const Pairs& pairs);

}  // namespace translation
