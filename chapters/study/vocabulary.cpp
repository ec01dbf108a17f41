#include "study/vocabulary.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace study {

Vocabulary::Vocabulary(const WordCounts& counts, std::size_t least) {
  for (const auto& [word, count] : counts)
    if (count >= least) words_.push_back(word);
}

Vocabulary::Vocabulary(std::vector<std::string> words)
    : words_(std::move(words)) {
  if (std::adjacent_find(words_.begin(), words_.end(), std::greater_equal()) !=
      words_.end())
    throw std::invalid_argument("the words are not sorted, or one comes twice");
}

int Vocabulary::number(const std::string& word) const {
  const auto place = std::lower_bound(words_.begin(), words_.end(), word);
  if (place == words_.end() || *place != word) return unknown;
  return static_cast<int>(place - words_.begin()) + 1;
}

}  // namespace study
