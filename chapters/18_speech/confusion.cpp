#include "confusion.hpp"

#include <algorithm>

namespace speech {

lstm::Matrix<double> confusion(const std::vector<std::vector<int>>& said,
                               const Heard& heard, std::size_t K) {
  lstm::Matrix<double> counts = xt::zeros<double>({K, K});
  for (const auto& words : said)
    for (std::size_t n = 0; n < heard.size(); ++n)
      ++counts.at(static_cast<std::size_t>(heard.words[n]),
                  static_cast<std::size_t>(words.at(n)));
  return counts;
}

std::vector<Confused> most_confused(const lstm::Matrix<double>& confusion,
                                    std::size_t count) {
  std::vector<Confused> all;
  for (std::size_t k = 0; k < confusion.shape(0); ++k)
    for (std::size_t j = 0; j < confusion.shape(1); ++j)
      if (j != k && confusion(k, j) > 0) all.push_back({k, j, confusion(k, j)});
  std::ranges::stable_sort(all, std::ranges::greater(), &Confused::times);
  all.resize(std::min(all.size(), count));
  return all;
}

}  // namespace speech
