#include "starts.hpp"

#include "lstm/layers/initializers.hpp"

namespace bptt {

void set_forget_bias(lstm::Lstm<double>& layer, double bias) {
  const std::size_t H = layer.hidden();
  for (std::size_t row = H; row < 2 * H; ++row) layer.b.value(row, 0) = bias;
}

void draw_orthogonal_gates(lstm::Lstm<double>& layer, lstm::Random& random) {
  const std::size_t H = layer.hidden();
  lstm::Matrix<double> block = xt::zeros<double>({H, H});
  for (std::size_t gate = 0; gate < lstm::gate_count; ++gate) {
    lstm::fill_orthogonal(block, random);
    auto rows = xt::range(gate * H, (gate + 1) * H);
    xt::view(layer.U.value, rows, xt::all()) = block;
  }
}

}  // namespace bptt
