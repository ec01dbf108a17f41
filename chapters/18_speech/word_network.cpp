#include "word_network.hpp"

#include <algorithm>

namespace speech {

template <class S>
void mean_over_steps(const lstm::Steps<S>& h, lstm::Sequence<S>& v) {
  const std::size_t n = h.shape(1), B = h.shape(2);
  lstm::set_zeros(v, {1, n, B});
  for (std::size_t t = 0; t < h.shape(0); ++t)
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t b = 0; b < B; ++b)
        if (t < h.steps_of(b))
          v(0, k, b) += h(t, k, b) / static_cast<S>(h.steps_of(b));
}

template <class S>
void mean_over_steps_backward(const lstm::Steps<S>& h,
                              const lstm::Sequence<S>& dv,
                              lstm::Sequence<S>& dh) {
  lstm::set_zeros(dh, h.shape());
  for (std::size_t t = 0; t < h.shape(0); ++t)
    for (std::size_t k = 0; k < h.shape(1); ++k)
      for (std::size_t b = 0; b < h.shape(2); ++b)
        if (t < h.steps_of(b))
          dh(t, k, b) = dv(0, k, b) / static_cast<S>(h.steps_of(b));
}

namespace {

constexpr std::size_t width = 2 * cepstrum_size;

// How a clip of n frames is heard: which frame stands at each place.
struct Course {
  std::size_t frames;
  double factor;

  std::size_t operator()(std::size_t place, std::size_t n) const {
    const auto t =
        static_cast<std::size_t>(static_cast<double>(place) / factor);
    return std::min(t, n - 1);
  }
};

// As `stretched` has it, but two frames at least, which are a step.
Course course(std::size_t n, double factor) {
  const auto frames = static_cast<std::size_t>(factor * static_cast<double>(n));
  return {std::max<std::size_t>(2, frames), factor};
}

// Fills x [T, 52, B] with clips at these speeds, two frames a step.
template <class S>
void lay_out(const Heard& heard, const std::vector<double>& factors,
             lstm::Sequence<S>& x, lstm::Lengths& lengths) {
  const auto B = heard.size();
  std::vector<Course> courses;
  lengths.clear();
  for (std::size_t b = 0; b < B; ++b) {
    courses.push_back(course(frames_in(heard.tracks[b]), factors[b]));
    lengths.push_back(courses.back().frames / 2);
  }
  lstm::set_zeros(
      x, {*std::max_element(lengths.begin(), lengths.end()), 2 * width, B});
  for (std::size_t b = 0; b < B; ++b) {
    const auto& track = heard.tracks[b];
    const auto n = frames_in(track);
    for (std::size_t place = 0; place < 2 * lengths[b]; ++place) {
      const auto* row = track->data() + width * courses[b](place, n);
      for (std::size_t k = 0; k < width; ++k)
        x(place / 2, place % 2 * width + k, b) = row[k];
    }
  }
}

template <class S>
void add_noise(lstm::Sequence<S>& x, const lstm::Lengths& lengths,
               double deviation, lstm::Random& random) {
  if (deviation == 0) return;
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = 0; t < lengths[b]; ++t)
      for (std::size_t k = 0; k < x.shape(1); ++k)
        x(t, k, b) += static_cast<S>(deviation * random.normal());
}

}  // namespace

template <class S>
void WordNetwork<S>::initialize(lstm::Random& random) {
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
}

template <class S>
const lstm::Sequence<S>& WordNetwork<S>::read() {
  layer.forward({x_, lengths_}, {}, trace_);
  mean_over_steps(trace_.outputs().with(lengths_), v_);
  lstm::apply_mask(mask_, v_);
  dense.forward(v_, z_);
  return z_;
}

template <class S>
lstm::Summed<S> WordNetwork<S>::cross_entropy(const Heard& heard) {
  lstm::Labels words({std::size_t{1}, heard.size()});
  std::copy(heard.words.begin(), heard.words.end(), words.begin());
  return lstm::cross_entropy(z_, words, dz_);
}

template <class S>
lstm::Summed<S> WordNetwork<S>::pass(const Heard& heard, lstm::Random& random) {
  const auto& how = disturbance;
  std::vector<double> factors;
  for (std::size_t b = 0; b < heard.size(); ++b)
    factors.push_back(random.uniform(how.slowest, how.fastest));
  lay_out(heard, factors, x_, lengths_);
  add_noise(x_, lengths_, how.noise, random);
  lstm::draw_mask(mask_, {1, layer.outputs(), heard.size()}, how.dropout, true,
                  random);
  read();
  const auto sum = cross_entropy(heard);
  dense.backward(v_, dz_, dv_);
  lstm::apply_mask(mask_, dv_);
  mean_over_steps_backward(trace_.outputs().with(lengths_), dv_, dh_);
  flow_.wants_dx = false;
  layer.backward({x_, lengths_}, trace_, dh_, flow_);
  return sum;
}

template <class S>
const lstm::Sequence<S>& WordNetwork<S>::answer(const Heard& heard) {
  lay_out(heard, std::vector<double>(heard.size(), 1), x_, lengths_);
  mask_ = {};
  return read();
}

template <class S>
lstm::Summed<S> WordNetwork<S>::loss(const Heard& heard) {
  answer(heard);
  return cross_entropy(heard);
}

template class WordNetwork<float>;
template class WordNetwork<double>;
template void mean_over_steps(const lstm::Steps<float>&,
                              lstm::Sequence<float>&);
template void mean_over_steps(const lstm::Steps<double>&,
                              lstm::Sequence<double>&);
template void mean_over_steps_backward(const lstm::Steps<float>&,
                                       const lstm::Sequence<float>&,
                                       lstm::Sequence<float>&);
template void mean_over_steps_backward(const lstm::Steps<double>&,
                                       const lstm::Sequence<double>&,
                                       lstm::Sequence<double>&);

}  // namespace speech
