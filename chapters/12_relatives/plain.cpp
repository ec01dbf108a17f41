#include "plain.hpp"

#include <fmt/core.h>

#include <cmath>
#include <vector>

namespace relatives {

static double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// #region plain
// One unit of each kind reads bits. It holds a number below 0 while the number
// of ones is even and one above 0 while it is odd; a one has to turn it over.
// Each gate is nearly 0 or 1: open where the bit is a one.
void count_by_hand() {
  const std::vector<int> bits = {1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
  double c = -1, h = std::tanh(c);  // LSTM: four blocks, two states
  double gru = -1, mgu = -1, linear = -1;
  bool odd = false;
  fmt::print("one unit each, by hand\n{:>3} {:>5}{:>8}{:>8}{:>8}{:>8}\n", "bit",
             "ones", "LSTM", "GRU", "MGU", "linear");
  for (const int x : bits) {
    const double open = sigmoid(20 * x - 10), shut = sigmoid(10 - 20 * x);

    const double i = open, f = shut, g = std::tanh(-3 * h), o = 1;
    c = f * c + i * g;
    h = o * std::tanh(c);

    const double r = 1, z = shut, n = std::tanh(-3 * (r * gru));
    gru = (1 - z) * n + z * gru;

    const double only = open, candidate = std::tanh(-3 * (only * mgu));
    mgu = (1 - only) * mgu + only * candidate;

    const double gate = open, blind = 1;  // the candidate sees x, and not h
    linear = (1 - gate) * linear + gate * blind;

    odd = odd != (x == 1);
    fmt::print("{:3} {:>5}{:8.2f}{:8.2f}{:8.2f}{:8.2f}\n", x,
               odd ? "odd" : "even", h, gru, mgu, linear);
  }
  fmt::print("\n");
}
// #endregion

}  // namespace relatives
