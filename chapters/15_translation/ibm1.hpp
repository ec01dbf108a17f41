#pragma once
#include <optional>

#include "sentences.hpp"

namespace translation {

/// IBM model 1 (Brown et al. 1993): each word f of a translation is taken for
/// drawn by one of the source's words, all of which are as likely to draw it:
/// p(f | e) = t(f | e). Where the model has a NULL word, that stands in each
/// source, for what no word of it means.
class Ibm1 {
 public:
  /// All f are equally likely for each e until the first step.
  Ibm1(const Pairs& training, bool null_word);

  /// One step of expectation and maximisation: each f of the training is shared
  /// out among the words of its source by what t says so far, and t(f | e) is
  /// then f's part in all that e was given.
  void step();

  /// t(f | e); of NULL where there is no e. 0 where f and e stand in no pair.
  double probability(const std::string& f,
                     const std::optional<std::string>& e) const;

  /// For each word of the source the likeliest f, the first of equals in the
  /// order of letters; none where that is less likely than `least`. A word that
  /// the training lacks stays as it is.
  Words translate(const Words& source, double least) const;

  /// For each word of the target the place of the likeliest of the source's
  /// words, the first of equals; nothing where NULL is as likely.
  std::vector<std::optional<std::size_t>> align(const Pair& pair) const;

 private:
  struct Entry {
    int e, f;
    double t;
  };
  using Place = std::size_t;  // of an entry in the table

  std::vector<int> numbers_of(const Words& source) const;
  Place place_of(int e, int f) const;
  double probability(int e, int f) const;
  const Entry* likeliest(int e) const;
  void list(const Pairs& training);

  bool null_word_;
  Languages words_;
  std::vector<Entry> table_;                // by e, then by f
  std::vector<std::vector<Place>> tokens_;  // what may have drawn each of them
};

/// How a model is trained, and from which probability on it translates a word.
struct Ibm1Setting {
  bool null_word;
  std::size_t steps;
  double least;
};
Ibm1 train_ibm1(const Pairs& training, const Ibm1Setting& setting);

/// The setting whose translations of the validation's pairs have the best mean
/// F1, the first of equals: with the NULL word and without, after 1 to 15
/// steps, and with a least probability of 0 to 0.5.
Ibm1Setting choose_ibm1(const Task& task);

}  // namespace translation
