#include "recall.hpp"

#include <fmt/core.h>

#include <numeric>
#include <stdexcept>

namespace relatives {

using study::Examples;

Recall::Recall(std::size_t keys, std::size_t values, std::size_t pairs)
    : keys_(keys), values_(values), pairs_(pairs) {
  if (pairs < 1 || pairs > keys || values < 2)
    throw std::invalid_argument(
        fmt::format("{} pairs of {} keys and {} values, expected at least one "
                    "pair, a key for each, and two values",
                    pairs, keys, values));
}

Examples<float> Recall::of_pairs(std::size_t pairs, std::size_t B,
                                 lstm::Random& random) const {
  auto all = study::empty_examples(pairs + 1, inputs(), B);
  std::vector<std::size_t> keys(keys_);
  std::iota(keys.begin(), keys.end(), std::size_t{0});
  for (std::size_t b = 0; b < B; ++b) {
    random.shuffle(keys);
    const auto asked = random.below(pairs);
    for (std::size_t t = 0; t < pairs; ++t) {
      const auto value = random.below(values_);
      all.x(t, keys[t], b) = all.x(t, keys_ + value, b) = 1;
      if (t == asked) study::expect_class(all, pairs, b, value);
    }
    all.x(pairs, keys[asked], b) = 1;
  }
  return all;
}

Examples<float> Recall::draw(std::size_t B, lstm::Random& random) const {
  return of_pairs(1 + random.below(pairs_), B, random);
}

Examples<float> Recall::unseen(std::size_t B, lstm::Random& random) const {
  return of_pairs(pairs_, B, random);
}

}  // namespace relatives
