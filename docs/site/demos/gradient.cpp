#include <cmath>

#include "06_bptt/reach.hpp"
#include "06_bptt/starts.hpp"
#include "demonstrations.hpp"

using lstm::Lstm, lstm::Recipe, lstm::Rnn;

namespace demos {

Values gradient(const Values& settings) {
  constexpr std::size_t H = 64;
  const auto seed = lstm::Seed(1).part("untrained");
  const auto T = count(settings, "T", 2, 200);
  const auto bias = number(settings, "bias", -10, 10);
  const auto recipe =
      count(settings, "uniform", 0, 1) ? Recipe::pytorch : Recipe::keras;
  const auto plain = bptt::fresh_reach<Rnn<double>>(
      T, H, seed,
      [&](auto& net, auto& random) { net.initialize(recipe, random); });
  const auto lstm =
      bptt::fresh_reach<Lstm<double>>(T, H, seed, [&](auto& net, auto& random) {
        net.initialize(recipe, random);
        bptt::set_forget_bias(net, bias);
      });

  Values values{
      {"lstm", lstm.norms}, {"plain", plain.norms}, {"f", {lstm.mean_forget}}};
  for (std::size_t k = 0; k < T; ++k)
    values["f_alone"].push_back(
        std::pow(lstm.mean_forget, static_cast<double>(k)));
  return values;
}

}  // namespace demos
