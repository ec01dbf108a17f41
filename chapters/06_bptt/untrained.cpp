#include "untrained.hpp"

#include <fmt/core.h>

namespace bptt {

using lstm::Lstm, lstm::Recipe, lstm::Rnn;

void set_forget_bias(Lstm<double>& layer, double bias) {
  const std::size_t H = layer.hidden();
  for (std::size_t row = H; row < 2 * H; ++row) layer.b.value(row, 0) = bias;
}

std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 const lstm::Seed& seed) {
  const auto by = [](Recipe recipe) {
    return [=](auto& net, auto& random) { net.initialize(recipe, random); };
  };
  std::vector<Untrained> all = {
      {"plain uniform", "plain",
       fresh_reach<Rnn<double>>(T, H, seed, by(Recipe::pytorch))},
      {"plain orthogonal", "orthogonal",
       fresh_reach<Rnn<double>>(T, H, seed, by(Recipe::keras))},
      {"LSTM uniform", "LSTM",
       fresh_reach<Lstm<double>>(T, H, seed, by(Recipe::pytorch))}};

  for (const double bias : {0, 1, 3, 5})
    all.push_back({fmt::format("LSTM forget bias {}", bias),
                   fmt::format("bias {}", bias),
                   fresh_reach<Lstm<double>>(
                       T, H, seed, [=](auto& net, lstm::Random& random) {
                         net.initialize(Recipe::keras, random);
                         set_forget_bias(net, bias);
                       })});
  return all;
}

}  // namespace bptt
