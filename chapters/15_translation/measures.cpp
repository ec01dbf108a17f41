#include "measures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <stdexcept>

namespace translation {
namespace {

// In the order of their letters, each as often as it comes.
std::vector<Words> ngrams_of(const Words& words, std::size_t n) {
  std::vector<Words> ngrams;
  for (auto end = n; end <= words.size(); ++end) {
    const auto last = words.begin() + static_cast<std::ptrdiff_t>(end);
    ngrams.emplace_back(last - static_cast<std::ptrdiff_t>(n), last);
  }
  std::ranges::sort(ngrams);
  return ngrams;
}

// The intersection of sorted lists takes each pair of equals once.
std::size_t matches(const Words& h, const Words& r, std::size_t n) {
  std::vector<Words> both;
  std::ranges::set_intersection(ngrams_of(h, n), ngrams_of(r, n),
                                std::back_inserter(both));
  return both.size();
}

double share(std::size_t part, std::size_t all) {
  return static_cast<double>(part) / static_cast<double>(all);
}

void check_number(const std::vector<Words>& translations, const Pairs& pairs) {
  if (pairs.empty() || translations.size() != pairs.size())
    throw std::invalid_argument(
        fmt::format("{} translations of {} pairs, expected one for each, and "
                    "one at least",
                    translations.size(), pairs.size()));
}

}  // namespace

bool exact(const Words& h, const Words& r) {
  return h == r;
}

double bag_f1(const Words& h, const Words& r) {
  if (h.empty() && r.empty()) return 1;
  return share(2 * matches(h, r, 1), h.size() + r.size());
}

BleuCounts& BleuCounts::operator+=(const BleuCounts& other) {
  for (std::size_t k = 0; k < ngrams.size(); ++k) {
    ngrams[k] += other.ngrams[k];
    matches[k] += other.matches[k];
  }
  translated += other.translated;
  reference += other.reference;
  return *this;
}

BleuCounts bleu_counts(const Words& h, const Words& r) {
  BleuCounts counts;
  for (std::size_t n = 1; n <= counts.ngrams.size(); ++n) {
    counts.ngrams[n - 1] = h.size() < n ? 0 : h.size() - n + 1;
    counts.matches[n - 1] = matches(h, r, n);
  }
  counts.translated = h.size();
  counts.reference = r.size();
  return counts;
}

double bleu(const BleuCounts& counts) {
  const auto N = counts.ngrams.size();
  double logs = 0;
  for (std::size_t k = 0; k < N; ++k) {
    if (counts.matches[k] == 0) return 0;
    logs += std::log(share(counts.matches[k], counts.ngrams[k]));
  }
  const double penalty =
      std::min(0.0, 1 - share(counts.reference, counts.translated));
  return 100 * std::exp(penalty + logs / static_cast<double>(N));
}

Score score(const std::vector<Words>& translations, const Pairs& pairs) {
  check_number(translations, pairs);
  Score score{0, 0, 0};
  BleuCounts counts;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto& h = translations[k];
    const auto& r = pairs[k].target;
    score.exact += exact(h, r);
    score.f1 += bag_f1(h, r);
    counts += bleu_counts(h, r);
  }
  const auto all = static_cast<double>(pairs.size());
  return {score.exact / all, score.f1 / all, bleu(counts)};
}

std::vector<OfLength> exact_by_length(const std::vector<Words>& translations,
                                      const Pairs& pairs) {
  check_number(translations, pairs);
  struct Count {
    std::size_t pairs = 0, exact = 0;
  };
  std::map<std::size_t, Count> counts;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    auto& count = counts[pairs[k].source.size()];
    ++count.pairs;
    count.exact += exact(translations[k], pairs[k].target);
  }
  std::vector<OfLength> lengths;
  for (const auto& [length, count] : counts)
    lengths.push_back({length, count.pairs, share(count.exact, count.pairs)});
  return lengths;
}

}  // namespace translation
