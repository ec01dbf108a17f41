#pragma once
#include "kinds.hpp"
#include "study/text.hpp"

namespace relatives {

/// Which letter comes next in a text of chapter 13? It is learned and asked in
/// pieces of T letters, each of which begins with an empty memory.
class Novels : public study::Task {
 public:
  /// Throws std::invalid_argument unless each part of the text has more than
  /// T >= 2 letters.
  explicit Novels(const study::Texts& texts, std::size_t T = 100);
  std::size_t inputs() const override { return symbols_; }
  std::size_t outputs() const override { return symbols_; }

  /// B pieces from anywhere in the training text; each letter has its answer.
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;

  /// The bits a letter of validation or test, in pieces of which only the
  /// second half is asked for, so that each answer has T/2 letters or more
  /// before it. Each letter but the first T/2, and what is left of less than
  /// T/2 at the end, is asked for once.
  double validation_bits(Network& network) const;
  double test_bits(Network& network) const;

 private:
  using Letters = std::vector<int>;
  Novels(const study::Texts& texts, const study::Alphabet& alphabet,
         std::size_t T);
  study::Examples<float> pieces(const Letters& text,
                                const std::vector<std::size_t>& starts,
                                std::size_t unasked) const;
  double bits(Network& network, const Letters& text) const;

  std::size_t T_, symbols_;
  study::Numbers numbers_;
};

}  // namespace relatives
