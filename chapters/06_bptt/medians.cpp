#include "medians.hpp"

#include <algorithm>

namespace bptt {

// #region median
double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}
// #endregion

// #region of_seeds
Reach median_reach(const std::vector<Reach>& of_seeds) {
  const auto over = [&](auto number) {
    std::vector<double> values;
    for (const auto& reach : of_seeds) values.push_back(number(reach));
    return median(values);
  };
  Reach result;
  for (std::size_t k = 0; k < of_seeds[0].norms.size(); ++k)
    result.norms.push_back(over([&](const Reach& r) { return r.norms[k]; }));
  result.mean_forget = over([](const Reach& r) { return r.mean_forget; });
  return result;
}
// #endregion

// #region of_fresh
Reach median_reach(std::uint64_t seed,
                   const std::function<Reach(lstm::Random&)>& reach) {
  std::vector<Reach> of_seeds;
  for (std::size_t k = 0; k < seeds; ++k) {
    lstm::Random random(seed + k);
    of_seeds.push_back(reach(random));
  }
  return median_reach(of_seeds);
}
// #endregion

}  // namespace bptt
