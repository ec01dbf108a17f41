#include "lstm/training/shards.hpp"

#include <algorithm>

namespace lstm {

// #region cutting
std::size_t shard_count(std::size_t B) {
  constexpr std::size_t least = 16, most = 4;
  return std::clamp<std::size_t>(B / least, 1, most);
}

Columns shard_columns(std::size_t k, std::size_t n, std::size_t B) {
  return {k * B / n, (k + 1) * B / n};
}
// #endregion

}  // namespace lstm
