#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "lstm/weights/checkpoint.hpp"

namespace lstm {

// #region group
/// What each rank gets, or what came from each: sizes[r] bytes for rank r,
/// behind those for the ranks before it.
struct Parcels {
  std::vector<std::size_t> sizes;
  std::vector<std::byte> bytes;
};

/// The ranks that train one model together: programs on one machine or on
/// several, each with all of the data. They call the same functions in the same
/// order, and a call returns where all have come. So whoever leaves that order,
/// as by an exception of its own, must end the others.
class Group {
 public:
  virtual ~Group() = default;
  virtual std::size_t rank() const = 0;  // from 0
  virtual std::size_t size() const = 0;

  /// Sends to each rank what `out` holds for it, and fills `in`. The sizes of
  /// both are set, and there is room for all bytes. May throw what hinders it.
  virtual void exchange(const Parcels& out, Parcels& in) = 0;
};
// #endregion

/// Thrown by all ranks alike where they do not train the same.
struct RanksDiffer : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Throws RanksDiffer where what one rank names of its run is not what rank 0
/// does: another value, or a name that one of them has alone.
void expect_same_ranks(Group& group, const Facts& mine);

/// What each rank says; all hear the same.
std::vector<std::string> say_to_all(Group& group, const std::string& said);
std::vector<Arrays> say_to_all(Group& group, const Arrays& said);

namespace detail {

/// What a rank wants to happen after a batch.
struct Wishes {
  bool stop, write;
};

/// What any rank wants.
Wishes of_any(Group* group, const Wishes& mine);

/// A number that tells one state of a run from another.
std::uint64_t fingerprint_of_state(const Arrays& state);

}  // namespace detail

}  // namespace lstm
