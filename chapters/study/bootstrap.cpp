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

static std::vector<Block> cut(std::span<const double> series,
                              std::size_t size) {
  if (size == 0 || series.size() <= size)
    throw std::invalid_argument(
        fmt::format("blocks of {} of a series of {}, expected two or more",
                    size, series.size()));
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < series.size(); i += size) {
    const auto part = series.subspan(i, std::min(size, series.size() - i));
    blocks.push_back({std::accumulate(part.begin(), part.end(), 0.0),
                      static_cast<double>(part.size())});
  }
  return blocks;
}

double mean(std::span<const double> series) {
  return std::accumulate(series.begin(), series.end(), 0.0) /
         static_cast<double>(series.size());
}

static Interval interval(const std::vector<Block>& blocks,
                         lstm::Random& random) {
  std::array<double, 1000> means;
  for (double& mean : means) {
    Block drawn{0, 0};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto& one = blocks[random.below(blocks.size())];
      drawn.sum += one.sum;
      drawn.size += one.size;
    }
    mean = drawn.sum / drawn.size;
  }
  std::ranges::sort(means);
  return {means[25], means[974]};
}

Interval bootstrap_mean(std::span<const double> series, std::size_t block,
                        lstm::Random random) {
  return interval(cut(series, block), random);
}

Interval bootstrap_blocks(
    std::size_t n, std::size_t block, lstm::Random random,
    const std::function<double(std::span<const std::size_t>)>& statistic) {
  if (block == 0 || n <= block)
    throw std::invalid_argument(fmt::format(
        "blocks of {} of a series of {}, expected two or more", block, n));
  const auto blocks = (n + block - 1) / block;
  std::array<double, 1000> values;
  std::vector<std::size_t> drawn;
  for (double& value : values) {
    drawn.clear();
    for (std::size_t k = 0; k < blocks; ++k) {
      const auto begin = block * random.below(blocks);
      for (auto t = begin; t < std::min(begin + block, n); ++t)
        drawn.push_back(t);
    }
    value = statistic(drawn);
  }
  std::ranges::sort(values);
  return {values[25], values[974]};
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

}  // namespace study
