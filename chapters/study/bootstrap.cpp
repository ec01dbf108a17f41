#include "study/bootstrap.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace study {

namespace {

struct Block {
  double sum, size;
};

}  // namespace

// How many blocks `n` examples make, the last of which may be shorter.
static std::size_t count_blocks(std::size_t n, std::size_t size) {
  if (size == 0 || n <= size)
    throw std::invalid_argument(fmt::format(
        "blocks of {} of a series of {}, expected two or more", size, n));
  return (n + size - 1) / size;
}

static std::vector<Block> cut(std::span<const double> series,
                              std::size_t size) {
  std::vector<Block> blocks(count_blocks(series.size(), size), {0, 0});
  for (std::size_t i = 0; i < series.size(); ++i) {
    blocks[i / size].sum += series[i];
    ++blocks[i / size].size;
  }
  return blocks;
}

double mean(std::span<const double> series) {
  return std::accumulate(series.begin(), series.end(), 0.0) /
         static_cast<double>(series.size());
}

// The middle 95 % of 1000 numbers, each of which `statistic` makes of as many
// drawn blocks as there are.
template <class Statistic>
static Interval middle(std::size_t blocks, lstm::Random& random,
                       Statistic statistic) {
  std::array<double, 1000> numbers;
  std::vector<std::size_t> drawn(blocks);
  for (double& number : numbers) {
    for (auto& block : drawn) block = random.below(blocks);
    number = statistic(drawn);
  }
  std::sort(numbers.begin(), numbers.end());
  return {numbers[25], numbers[974]};
}

static Interval interval(const std::vector<Block>& blocks,
                         lstm::Random& random) {
  return middle(blocks.size(), random, [&](std::span<const std::size_t> drawn) {
    Block all{0, 0};
    for (const auto block : drawn) {
      all.sum += blocks[block].sum;
      all.size += blocks[block].size;
    }
    return all.sum / all.size;
  });
}

Interval bootstrap_mean(std::span<const double> series, std::size_t block,
                        lstm::Random random) {
  return interval(cut(series, block), random);
}

Interval bootstrap_mean(std::span<const double> series,
                        std::span<const std::uint64_t> groups,
                        lstm::Random random) {
  if (groups.size() != series.size())
    throw std::invalid_argument(fmt::format("{} groups of a series of {}",
                                            groups.size(), series.size()));
  std::vector<Block> blocks;
  std::map<std::uint64_t, std::size_t> block_of;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const auto [place, is_new] = block_of.emplace(groups[i], blocks.size());
    if (is_new || groups[i] == 0) {
      place->second = blocks.size();
      blocks.push_back({0, 0});
    }
    blocks[place->second].sum += series[i];
    ++blocks[place->second].size;
  }
  if (blocks.size() < 2)
    throw std::invalid_argument(
        fmt::format("{} groups, expected two or more", blocks.size()));
  return interval(blocks, random);
}

Interval bootstrap_blocks(
    std::size_t n, std::size_t block, lstm::Random random,
    const std::function<double(std::span<const std::size_t>)>& statistic) {
  std::vector<std::size_t> examples;
  return middle(
      count_blocks(n, block), random, [&](std::span<const std::size_t> drawn) {
        examples.clear();
        for (const auto b : drawn)
          for (auto i = b * block; i < std::min(n, (b + 1) * block); ++i)
            examples.push_back(i);
        return statistic(examples);
      });
}

}  // namespace study
