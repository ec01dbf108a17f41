#include <fmt/core.h>

#include <lstm/lstm.hpp>
#include <numeric>

// The first number that Keras's own test of its LSTM expects: 0.6288687.
int main() {
  lstm::Regressor<double> model(4, 3, 1);
  for (auto* parameter : model.parameters()) parameter->value.fill(0.);
  model.layer.W.value.fill(0.01);
  model.layer.U.value.fill(0.02);
  model.layer.b.value.fill(0.03);
  model.layer.b.value(3, 0) = model.layer.b.value(4, 0) =
      model.layer.b.value(5, 0) = 1;
  model.dense.W.value(0, 0) = 1;
  lstm::Sequence<double> x = xt::zeros<double>({6, 4, 1});
  std::iota(x.begin(), x.end(), 0.);

  lstm::Regressor<double> copy(4, 3, 1);
  lstm::load_weights(
      lstm::save_weights(model.parameters(), lstm::Layout::pytorch),
      copy.parameters(), lstm::Layout::pytorch);
  fmt::print("{:.7f}\n", copy.predict(x)(0, 0));
}
