#pragma once
#include <map>
#include <string>
#include <string_view>

#include "lstm/weights/npz.hpp"

namespace lstm {

// #region checkpoint
/// What tells one run from another: its options, its data.
using Facts = std::map<std::string, std::string>;

/// A run on its way: which one it is, and all that the rest of it depends on.
struct Checkpoint {
  Facts run;
  Arrays state;
};
// #endregion

// #region file
/// An .npz archive that has the facts in its comment, a line for each, and
/// behind them a checksum of all bytes before it. The same checkpoint gives the
/// same bytes. Throws std::invalid_argument where a fact has more than a line,
/// there is no array, or the comment takes more than 65 535 bytes.
std::string write_checkpoint(const Checkpoint& checkpoint);

/// Throws WeightsError where bytes are not a whole checkpoint, or where it
/// takes more than `limit` bytes when it is unpacked.
Checkpoint read_checkpoint(std::string_view bytes,
                           std::size_t limit = 4'000'000'000);
// #endregion

/// Throws WeightsError, and names what differs, unless both are the same.
void expect_same_run(const Facts& there, const Facts& here);

}  // namespace lstm
