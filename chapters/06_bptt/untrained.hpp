#pragma once
#include <cstdint>

#include "medians.hpp"

namespace bptt {

// #region untrained
/// Which network, and how far its gradient reaches before any training.
struct Untrained {
  std::string name, short_name;
  Reach reach;
};
// #endregion

// #region networks
/// Networks of H units on T random values: plain ones and LSTMs, from several
/// starts.
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 std::uint64_t seed);

/// Sets all biases of the forget gate.
void set_forget_bias(lstm::Lstm<double>& layer, double bias);
// #endregion

// #region fresh
/// How far the gradient of the loss Σ h of the end reaches back over T normal
/// draws in networks of H units, after initialize(network, random).
template <class Network, class Initialize>
Reach fresh_reach(std::size_t T, std::size_t H, std::uint64_t seed,
                  const Initialize& initialize) {
  return median_reach(seed, [&](lstm::Random& random) {
    Network network(1, H);
    initialize(network, random);
    lstm::Sequence<double> x(std::array{T, std::size_t{1}, std::size_t{8}});
    for (double& element : x) element = random.normal();
    return reach_of(network, x, xt::ones<double>({H, std::size_t{8}}));
  });
}
// #endregion

}  // namespace bptt
