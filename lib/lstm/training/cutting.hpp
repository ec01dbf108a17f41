#pragma once
#include <cstddef>

namespace lstm {

/// Some of a batch's samples: `first` to `last` - 1.
struct Columns {
  std::size_t first, last;
  std::size_t count() const { return last - first; }
};

/// How many shards a batch of B samples is cut into: at most 4, of 16 samples
/// or more. It depends on nothing else, so that the order of all sums, and
/// with it the last digits, is the same with any number of threads.
std::size_t shard_count(std::size_t B);

/// The same if `asked` is 0; otherwise as many as asked for, but not more than
/// there are samples.
std::size_t shard_count(std::size_t B, std::size_t asked);

/// The samples of shard k of n; shards differ by one sample at most.
Columns shard_columns(std::size_t k, std::size_t n, std::size_t B);

namespace detail {

/// The most that a batch of any size is cut into.
std::size_t most_shards(std::size_t asked);

}  // namespace detail

}  // namespace lstm
