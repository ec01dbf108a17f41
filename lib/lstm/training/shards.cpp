#include "lstm/training/shards.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lstm {

// #region cutting
static constexpr std::size_t least = 16, most = 4;

std::size_t shard_count(std::size_t B) {
  return std::clamp<std::size_t>(B / least, 1, most);
}

Columns shard_columns(std::size_t k, std::size_t n, std::size_t B) {
  return {k * B / n, (k + 1) * B / n};
}
// #endregion

void detail::expect_shards(std::size_t count) {
  if (count > most)
    throw WeightsError(fmt::format(
        "the checkpoint has {} shards, expected {} at most", count, most));
}

}  // namespace lstm
