#pragma once
#include <map>
#include <string>
#include <vector>

namespace study {

/// How many times each word stands in some texts.
using WordCounts = std::map<std::string, std::size_t>;

/// The words that a network knows, numbered from 1; 0 stands for all others.
class Vocabulary {
 public:
  static constexpr int unknown = 0;

  /// The words that are counted at least so many times, in the order of their
  /// letters.
  Vocabulary(const WordCounts& counts, std::size_t least);
  /// These words, which must be sorted and differ. Throws
  /// std::invalid_argument.
  explicit Vocabulary(std::vector<std::string> words);

  std::size_t size() const { return words_.size() + 1; }
  const std::vector<std::string>& words() const { return words_; }
  int number(const std::string& word) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace study
