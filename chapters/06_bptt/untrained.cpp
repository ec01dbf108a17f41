#include "untrained.hpp"

#include <fmt/core.h>

#include "starts.hpp"
#include "study/gate_study.hpp"

namespace bptt {

using lstm::Lstm, lstm::Random, lstm::Recipe, lstm::Rnn;

std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 const lstm::Seed& seed) {
  const auto by = [](Recipe recipe) {
    return [=](auto& net, Random& random) { net.initialize(recipe, random); };
  };
  std::vector<Untrained> all = {
      {"plain uniform", "plain",
       fresh_reach<Rnn<double>>(T, H, seed, by(Recipe::pytorch))},
      {"plain orthogonal", "orthogonal",
       fresh_reach<Rnn<double>>(T, H, seed, by(Recipe::keras))},
      {"LSTM uniform", "LSTM",
       fresh_reach<Lstm<double>>(T, H, seed, by(Recipe::pytorch))}};

  // An LSTM as Keras begins it, and then changed.
  const auto add = [&](std::string name, std::string short_name, auto change) {
    all.push_back(
        {std::move(name), std::move(short_name),
         fresh_reach<Lstm<double>>(T, H, seed, [=](auto& net, Random& random) {
           net.initialize(Recipe::keras, random);
           change(net, random);
         })});
  };
  for (const double bias : {0, 1, 3, 5})
    add(fmt::format("LSTM forget bias {}", bias), fmt::format("bias {}", bias),
        [=](auto& net, Random&) { set_forget_bias(net, bias); });
  add("LSTM bias 1, orthogonal", "", draw_orthogonal_gates);
  const auto fix_f = [](auto& net, Random& random) {
    net.initialize(Recipe::keras, random);
    study::fix_gate(net, lstm::Gate::forget);
  };
  all.push_back(
      {"LSTM f = 1", "", fresh_reach<Lstm<double>>(T, H, seed, fix_f)});
  all.push_back({"LSTM f = 1, cut at h", "",
                 fresh_reach<Lstm<double>>(T, H, seed, fix_f, reach_along_c)});
  return all;
}

}  // namespace bptt
