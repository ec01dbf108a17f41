#include "starts.hpp"

#include <fmt/core.h>

#include <cmath>
#include <stdexcept>

namespace long_memory {

using lstm::Gate;

// The rows of a gate in W, U or b.
static auto rows(const lstm::Parameter<float>& stack, Gate gate) {
  const auto H = stack.value.shape(0) / lstm::gate_count;
  const auto first = static_cast<std::size_t>(gate) * H;
  return xt::range(first, first + H);
}

void set_bias(lstm::Parameter<float>& b, Gate gate, float bias) {
  xt::view(b.value, rows(b, gate), xt::all()) = bias;
}

// #region hold_open
void hold_open(lstm::Lstm<float>& layer, Gate gate) {
  for (auto* p : {&layer.W, &layer.U})
    xt::view(p->value, rows(*p, gate), xt::all()) = 0;
  set_bias(layer.b, gate, 40);
}
// #endregion

// #region start_chrono
float chrono_bias(std::size_t T, lstm::Random& random) {
  if (T <= 2)
    throw std::invalid_argument(
        fmt::format("a memory of {} steps, expected 3 at least", T));
  return static_cast<float>(
      std::log(random.uniform(1, static_cast<double>(T) - 1)));
}

void start_chrono(lstm::Parameter<float>& b, std::size_t T,
                  lstm::Random& random) {
  const auto H = b.value.shape(0) / lstm::gate_count;
  for (std::size_t j = 0; j < H; ++j) {
    b.value(H + j, 0) = chrono_bias(T, random);
    b.value(j, 0) = -b.value(H + j, 0);
  }
}
// #endregion

}  // namespace long_memory
