#pragma once
#include <span>
#include <vector>

#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/numbers/random.hpp"

namespace language_model {

// A language model with nothing hidden: one text, the readable cell, and plain
// gradient descent.

/// An LSTM cell that reads letters, and a logit for each letter that may
/// follow.
struct Reader {
  lstm::Cell<double> cell;
  lstm::Dense<double> dense;

  /// For an alphabet of V letters, with H units. All weights are drawn.
  Reader(std::size_t V, std::size_t H, lstm::Random random);
  lstm::Parameters<double> parameters();

  /// The loss of each letter after the first, summed, in nats; adds its
  /// gradients to those of the parameters. Throws std::out_of_range for a
  /// letter that is not below V.
  double pass(std::span<const int> letters);
};

/// Learns a text by heart: prints how the loss of a letter falls.
void learn(Reader& reader, std::span<const int> letters, double rate);

/// The letters that follow the first, each the likeliest.
std::vector<int> recite(const Reader& reader, int first, std::size_t count);

}  // namespace language_model
