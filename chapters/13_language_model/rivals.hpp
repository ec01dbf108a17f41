#pragma once
#include <optional>

#include "ngram.hpp"
#include "study/text.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace language_model {

/// What counts of n letters lose, in nats, by both ways to smooth them.
struct Order {
  double witten_bell, kneser_ney;  // on the test text
  double validation;               // Kneser-Ney, on the text to choose on
  std::size_t counts;
};

/// The models that the network is set beside.
struct Rivals {
  std::vector<Order> orders;  // 1 to 8
  std::optional<double> xz;   // nats, where the program xz is there
  std::size_t best;           // the order with the least loss on validation
  NGram model;                // Kneser-Ney of that order
  NGram four, five;           // those of orders 4 and 5
};

Rivals count_letters(const study::Alphabet& alphabet,
                     const study::Numbers& numbers, std::size_t threads,
                     support::RunFile& file);

}  // namespace language_model
