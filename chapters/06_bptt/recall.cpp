#include "recall.hpp"

namespace bptt {

using lstm::Dataset;

Dataset<double> recall(std::size_t T, std::size_t B, lstm::Random& random) {
  Dataset<double> data{xt::zeros<double>({T, std::size_t{2}, B}),
                       xt::zeros<double>({std::size_t{1}, B})};
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t n = 0; n < B; ++n) data.x(t, 0, n) = random.uniform(-1, 1);
  for (std::size_t n = 0; n < B; ++n) {
    data.x(0, 1, n) = 1;
    data.y(0, n) = data.x(0, 0, n);
  }
  return data;
}

}  // namespace bptt
