#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"

namespace speech {

/// Numbers of the classes at each step, a row for each.
using Table = std::vector<std::vector<double>>;

/// A string's labels with blanks, which are class 0, around them.
std::vector<int> with_blanks(const std::vector<int>& labels);

/// How likely it is to have come, by each step, to each place of a string with
/// its blanks, given the probabilities y of the classes: the sum over all ways
/// to get there.
Table forward(const Table& y, const std::vector<int>& places);

/// How likely labels are: the sum over all ways to say them.
double probability(const Table& y, const std::vector<int>& labels);

/// The same by trying all ways to say anything.
double probability_by_trying(const Table& y, const std::vector<int>& labels);

/// For each step and place, how likely it is, of all ways to say the labels,
/// that one passes through there.
Table passages(const Table& y, const std::vector<int>& labels);

/// The probabilities of each row of logits.
Table softmax(const Table& z);

/// One step of gradient descent on -log p: z -= rate (y - share).
void descend(Table& z, const std::vector<int>& labels, double rate);

/// Prints both ways to reckon a probability, and has a table of logits learn a
/// string of two labels.
void learn_plain_ctc(lstm::Random random);

}  // namespace speech
