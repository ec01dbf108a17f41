#include "rain_network.hpp"

#include <cmath>

#include "lstm/layers/cross_entropy.hpp"

namespace weather {

template <class S>
void RainNetwork<S>::initialize(lstm::Random& random) {
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
}

template <class S>
lstm::Summed<S> RainNetwork<S>::pass(const lstm::Dataset<S>& batch,
                                     lstm::Random& random) {
  const lstm::Steps<S> x(batch.x);
  const std::size_t T = x.shape(0), H = layer.hidden(), B = x.shape(2);
  lstm::draw_mask(mask_, {1, H, B}, dropout, true, random);
  layer.forward(x, {}, trace_);
  h_ = lstm::at(trace_.h, T);
  if (mask_.size() > 0) h_ *= lstm::at(mask_, 0);
  dense.forward(h_, z_);
  const auto loss = lstm::binary_cross_entropy(z_, batch.y, dz_);

  dense.backward(h_, dz_, d_last_.h);
  if (mask_.size() > 0) d_last_.h *= lstm::at(mask_, 0);
  flow_.wants_dx = false;
  layer.backward(x, trace_, {}, flow_, d_last_);
  return loss;
}

template <class S>
lstm::Summed<S> RainNetwork<S>::loss(const lstm::Dataset<S>& batch) const {
  lstm::Matrix<S> dz;
  return lstm::binary_cross_entropy(
      dense.forward(layer.last_state(batch.x, {}).h), batch.y, dz);
}

template <class S>
std::vector<double> RainNetwork<S>::predict(const lstm::Sequence<S>& x) const {
  std::vector<double> p;
  for (const S z : dense.forward(layer.last_state(x, {}).h))
    p.push_back(1 / (1 + std::exp(-static_cast<double>(z))));
  return p;
}

template class RainNetwork<float>;
template class RainNetwork<double>;

}  // namespace weather
