#pragma once
#include <span>

#include "lstm/layers/labels.hpp"
#include "lstm/training/dataset.hpp"

namespace lstm {

// #region text
/// Words to read [T, N], and the word that follows each of them [T, N].
struct Text {
  Labels words, next;

  std::size_t size() const { return words.shape(1); }
  auto parts() { return std::tie(words, next); }
};
void gather(const Text& text, Samples samples, Text& batch);
// #endregion

// #region in_streams
/// Cuts words into B streams of equal length that are read side by side, T
/// words at a time: sample k B + b is piece k of stream b. In batches of B, in
/// this order (without shuffling), each batch goes on where the one before it
/// has ended: a model that carries its state from batch to batch reads all of a
/// stream, while the gradient is cut after T steps (truncated backpropagation
/// through time, Williams and Peng 1990). What fills no piece is left out.
/// Throws std::invalid_argument where there is not one piece for each stream.
Text in_streams(std::span<const int> words, std::size_t T, std::size_t B);
// #endregion

}  // namespace lstm
