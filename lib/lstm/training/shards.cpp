#include "lstm/training/shards.hpp"

#include <fmt/format.h>

namespace lstm {

void detail::expect_shards(std::size_t count, std::size_t asked) {
  if (count > most_shards(asked))
    throw WeightsError(
        fmt::format("the checkpoint has {} shards, expected {} at most", count,
                    most_shards(asked)));
}

}  // namespace lstm
