#include "string_network.hpp"

#include <algorithm>

#include "lstm/layers/cross_entropy.hpp"

namespace speech {

lstm::Labels spread_evenly(const Utterances& said) {
  std::size_t T = 0;
  for (const auto& one : said.all) T = std::max(T, one.x.shape(0));
  lstm::Labels labels({T, said.size()}, lstm::no_label);
  for (std::size_t b = 0; b < said.size(); ++b) {
    const auto& one = said.all[b];
    const std::size_t steps = one.x.shape(0), N = one.labels.size();
    for (std::size_t t = 0; t < steps; ++t) {
      const auto n = t * N / steps;
      const bool last = N == 0 || (t + 1) * N / steps > n;
      const bool alone = t == 0 || (t - 1) * N / steps < n;
      labels(t, b) = last && !alone ? lstm::blank
                     : N == 0       ? lstm::blank
                                    : one.labels[n];
    }
  }
  return labels;
}

template <class S>
void StringNetwork<S>::initialize(lstm::Random& random) {
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
}

// Each utterance is a column; what stands behind its end is 0.
template <class S>
void StringNetwork<S>::lay_out(const Utterances& said) {
  const auto D = layer.inputs(), B = said.size();
  lengths_.clear();
  for (const auto& one : said.all) {
    lstm::expect_shape("the features of a string", one.x,
                       std::array{one.x.shape(0), D});
    lengths_.push_back(one.x.shape(0));
  }
  lstm::set_zeros(x_, {*std::ranges::max_element(lengths_), D, B});
  for (std::size_t b = 0; b < B; ++b)
    for (std::size_t t = 0; t < lengths_[b]; ++t)
      for (std::size_t k = 0; k < D; ++k)
        x_(t, k, b) = static_cast<S>(said.all[b].x(t, k));
}

template <class S>
void StringNetwork<S>::disturb(lstm::Random& random) {
  if (form.noise > 0)
    for (std::size_t b = 0; b < lengths_.size(); ++b)
      for (std::size_t t = 0; t < lengths_[b]; ++t)
        for (std::size_t k = 0; k < layer.inputs(); ++k)
          x_(t, k, b) += static_cast<S>(form.noise * random.normal());
  lstm::draw_mask(mask_, {x_.shape(0), layer.outputs(), lengths_.size()},
                  form.dropout, false, random);
}

template <class S>
void StringNetwork<S>::read() {
  layer.forward({x_, lengths_}, {}, trace_);
  h_ = trace_.h;
  lstm::apply_mask(mask_, h_);
  dense.forward({h_, lengths_}, z_);
}

template <class S>
lstm::Summed<S> StringNetwork<S>::judge(const Utterances& said) {
  if (form.learns == Learns::uniformly)
    return lstm::cross_entropy(z_, spread_evenly(said), dz_);
  std::vector<lstm::Labelling> labels;
  for (const auto& one : said.all) labels.push_back(one.labels);
  return lstm::ctc_loss({z_, lengths_}, labels, dz_, ctc_);
}

template <class S>
lstm::Summed<S> StringNetwork<S>::pass(const Utterances& said,
                                       lstm::Random& random) {
  lay_out(said);
  disturb(random);
  read();
  const auto sum = judge(said);
  dense.backward({h_, lengths_}, dz_, dh_);
  lstm::apply_mask(mask_, dh_);
  flow_.wants_dx = false;
  layer.backward({x_, lengths_}, trace_, dh_, flow_);
  return sum;
}

template <class S>
lstm::Summed<S> StringNetwork<S>::loss(const Utterances& said) {
  mask_ = {};
  lay_out(said);
  read();
  return judge(said);
}

template <class S>
lstm::Steps<double> StringNetwork<S>::predict(const Utterances& said) {
  mask_ = {};
  lay_out(said);
  read();
  lstm::log_softmax(lstm::Steps<S>(z_, lengths_), log_y_);
  return {log_y_, lengths_};
}

template class StringNetwork<float>;
template class StringNetwork<double>;

}  // namespace speech
