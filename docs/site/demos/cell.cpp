#include "lstm/layers/cell.hpp"

#include <stdexcept>

#include "05_full_cell/latch.hpp"
#include "demonstrations.hpp"
#include "lstm/layers/lstm.hpp"

namespace demos {
namespace {

// Chapter 5's latch, or a cell as a network begins, which nobody has taught.
lstm::Cell<double> chosen(const Values& settings) {
  if (settings.count("sharpness"))
    return full_cell::latch(number(settings, "sharpness", 0, 1000));
  auto weights =
      lstm::Seed(count(settings, "seed", 0, 1'000'000)).stream("weights");
  lstm::Lstm<double> layer(3, 1);
  layer.initialize(lstm::Recipe::keras, weights);
  return taken_apart(layer);
}

// What the reader has set, as chapter 5's `commands`: [T, 3, 1].
lstm::Sequence<double> sequence(const Values& settings) {
  const auto value = list(settings, "value", 1000);
  lstm::Sequence<double> x(
      std::array{value.size(), std::size_t{3}, std::size_t{1}});
  std::size_t row = 0;
  for (const char* name : {"value", "write", "show"}) {
    const auto numbers = list(settings, name, 1000);
    if (numbers.size() != value.size())
      throw std::invalid_argument("value, write and show differ in length");
    for (std::size_t t = 0; t < numbers.size(); ++t) x(t, row, 0) = numbers[t];
    ++row;
  }
  return x;
}

}  // namespace

Values cell(const Values& settings) {
  const auto start = lstm::State<double>::zeros(1, 1);
  Values values{{"c", {0}}, {"h", {0}}};
  for (const auto& s : run(chosen(settings), sequence(settings), start)) {
    const double i = s.i(0, 0), f = s.f(0, 0), g = s.g(0, 0);
    values["i"].push_back(i);
    values["f"].push_back(f);
    values["g"].push_back(g);
    values["o"].push_back(s.o(0, 0));
    values["kept"].push_back(f * s.before.c(0, 0));
    values["written"].push_back(i * g);
    values["tanh_c"].push_back(s.tanh_c(0, 0));
    values["c"].push_back(s.after.c(0, 0));
    values["h"].push_back(s.after.h(0, 0));
  }
  return values;
}

}  // namespace demos
