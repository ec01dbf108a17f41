#include "lstm/training/cutting.hpp"

#include <algorithm>

namespace lstm {

// #region cutting
static constexpr std::size_t least = 16, most = 4;

std::size_t shard_count(std::size_t B) {
  return std::clamp<std::size_t>(B / least, 1, most);
}

std::size_t shard_count(std::size_t B, std::size_t asked) {
  return asked == 0 ? shard_count(B) : std::clamp<std::size_t>(asked, 1, B);
}

Columns shard_columns(std::size_t k, std::size_t n, std::size_t B) {
  return {k * B / n, (k + 1) * B / n};
}
// #endregion

std::size_t detail::most_shards(std::size_t asked) {
  return asked == 0 ? most : asked;
}

}  // namespace lstm
