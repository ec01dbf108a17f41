#pragma once
#include "lstm/numbers/random.hpp"
#include "pairs.hpp"

namespace translation {

// The words of a number from 0 to 99,999. Both throw std::invalid_argument for
// others.

/// As "two thousand and seventy one".
Words english(int n);

/// As "deux mille soixante et onze": what hyphens join are words, and their
/// places are those of the spelling before 1990.
Words french(int n);

/// English and French numbers below 10,000, of which none comes twice: 2,000 to
/// learn from, 300 to choose on and 1,000 for the test, which the seed draws.
/// Those beyond are 200 of five digits.
Task numbers(const lstm::Seed& seed);

}  // namespace translation
