#pragma once
#include "examples.hpp"

namespace text_classification {

// What WordNet (Miller 1995) says that nouns mean, and which of ten of its
// topics they belong to. Both throw study::MissingData, and study::DataError
// where the file is not WordNet's.

/// The glosses without their examples; of longer ones the first 30 words, and
/// none of less than 3. Those of nouns with one parent, which are alike ("a
/// cheese from ..."), stand in the same part: 80 % to learn from, 10 % to
/// choose on and 10 % for the test, of which at most 2500, 300 and 300 of each
/// topic are drawn.
Task glosses();

/// The same glosses, split one by one.
Task mixed_glosses();

}  // namespace text_classification
