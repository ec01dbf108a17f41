#include "06_untrained.hpp"

#include <fmt/core.h>

#include "06_medians.hpp"

using lstm::Lstm, lstm::Recipe, lstm::Rnn, lstm::Sequence;

// #region forget_bias
void set_forget_bias(Lstm<double>& layer, double bias) {
  const std::size_t H = layer.hidden();
  for (std::size_t row = H; row < 2 * H; ++row) layer.b.value(row, 0) = bias;
}
// #endregion

// #region fresh
// The reach of a fresh network on normal draws, for the loss Σ h of the end.
template <class Network, class Initialize>
static Untrained fresh(const std::string& name, const std::string& short_name,
                       std::size_t T, std::size_t H, std::uint64_t seed,
                       Initialize initialize) {
  return {name, short_name, median_reach(seed, [&](lstm::Random& random) {
            Network network(1, H);
            initialize(network, random);
            Sequence<double> x = xt::zeros<double>({T, std::size_t{1}, 8ul});
            for (double& element : x) element = random.normal();
            return reach_of(network, x, xt::ones<double>({H, 8ul}));
          })};
}
// #endregion

// #region starts
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 std::uint64_t seed) {
  const auto by = [](Recipe recipe) {
    return [=](auto& net, auto& random) { net.initialize(recipe, random); };
  };
  std::vector<Untrained> all = {
      fresh<Rnn<double>>("plain uniform", "plain", T, H, seed,
                         by(Recipe::pytorch)),
      fresh<Rnn<double>>("plain orthogonal", "orthogonal", T, H, seed,
                         by(Recipe::keras)),
      fresh<Lstm<double>>("LSTM uniform", "LSTM", T, H, seed,
                          by(Recipe::pytorch))};
  // #endregion
  // #region forget_biases
  for (const double bias : {0, 1, 3, 5})
    all.push_back(fresh<Lstm<double>>(
        fmt::format("LSTM forget bias {}", bias), fmt::format("bias {}", bias),
        T, H, seed, [=](Lstm<double>& net, lstm::Random& random) {
          net.initialize(Recipe::keras, random);
          set_forget_bias(net, bias);
        }));
  return all;
}
// #endregion
