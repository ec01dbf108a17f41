#pragma once
#include "lstm/numbers/random.hpp"
#include "noise.hpp"
#include "plain.hpp"

namespace overfitting {

/// The windows of a set, in plain numbers.
Windows plain(const lstm::Dataset<float>& data);

/// Trains the plain rule on 20 windows, without and with each remedy, and
/// prints the medians over the draws.
void report_plain(std::size_t draws, const lstm::Seed& seed);

}  // namespace overfitting
