#include "lstm/training/text.hpp"

namespace lstm {

void gather(const Text& text, Samples samples, Text& batch) {
  expect_shape("next", text.next, text.words.shape());
  gather_columns(text.words, samples, batch.words);
  gather_columns(text.next, samples, batch.next);
}

// #region in_streams
Text in_streams(std::span<const int> words, std::size_t T, std::size_t B) {
  const std::size_t pairs = words.size() < 2 ? 0 : words.size() - 1;
  const std::size_t pieces = T == 0 || B == 0 ? 0 : pairs / B / T;
  if (pieces == 0)
    throw std::invalid_argument(fmt::format(
        "{} words, expected {} streams of {} or more, and a word behind them",
        words.size(), B, T));
  const std::size_t stream = pairs / B;
  Text text{Labels({T, pieces * B}), Labels({T, pieces * B})};
  for (std::size_t k = 0; k < pieces; ++k)
    for (std::size_t b = 0; b < B; ++b)
      for (std::size_t t = 0; t < T; ++t) {
        const std::size_t place = b * stream + k * T + t;
        text.words(t, k * B + b) = words[place];
        text.next(t, k * B + b) = words[place + 1];
      }
  return text;
}
// #endregion

}  // namespace lstm
