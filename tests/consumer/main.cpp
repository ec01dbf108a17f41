#include <fmt/core.h>

#include "lstm/regressor.hpp"

int main() {
  lstm::Random random(1);
  lstm::Regressor<float> model(2, 3, 1);
  model.initialize(lstm::Recipe::keras, random);
  const lstm::Sequence<float> x = xt::ones<float>({4, 2, 1});
  fmt::print("{:.3f}\n", model.predict(x)(0, 0));
}
