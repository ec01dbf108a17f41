#pragma once
#include "examples.hpp"

namespace text_classification {

// What Debian's packages are, in a line each, and which of twelve sections of
// the archive they stand in. All throw study::MissingData, and study::DataError
// where the file is not what .ci/data writes.

/// The summaries without the name of their package; of longer ones the first 20
/// words, and none of less than 3. Packages of one source, whose summaries are
/// alike, stand in the same part: 75 % to learn from, 10 % to choose on and 15
/// % for the test.
Task package_summaries();

/// The same summaries with the name of their package, split by package: those
/// of one source stand on both sides.
Task mixed_packages();

/// The archive that they are from and its day, such as "Debian 12.15 (bookworm)
/// of Sat, 11 Jul 2026 10:16:37 UTC". The next release has other packages.
std::string packages_archive();

}  // namespace text_classification
