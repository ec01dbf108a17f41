#include "study/bootstrap.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
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

Interval bootstrap_mean(std::span<const double> series, std::size_t block,
                        lstm::Random random) {
  const auto blocks = cut(series, block);
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

}  // namespace study
