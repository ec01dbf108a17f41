#include "translator.hpp"

#include <algorithm>

namespace translation {

template <class Look>
Translator<Look>::Translator(std::size_t V, std::size_t K, const Form& form_)
    : from(V, form_.width, "from"),
      to(K, form_.width, "to"),
      encoder(form_.width, form_.hidden, "encoder"),
      decoder(form_.width, form_.hidden, "decoder"),
      look(form_.hidden, form_.hidden),
      combine(form_.hidden + look.outputs(), form_.hidden, "combine"),
      dense(form_.hidden, K),
      form(form_) {}

template <class Look>
void Translator<Look>::initialize(lstm::Random& random) {
  lstm::initialize(lstm::Recipe::keras, random, from, to, encoder, decoder,
                   look, combine, dense);
}

template <class Look>
void Translator<Look>::draw_masks(const Sentences& batch,
                                  lstm::Random& random) {
  const std::size_t T = batch.read.shape(0), T_said = batch.said.shape(0);
  const std::size_t B = batch.size();
  const lstm::DropoutOptions words = {.input = form.dropout, .fixed = false};
  encoder.draw(words, T, B, random, read_masks_);
  decoder.draw(words, T_said, B, random, said_masks_);
  lstm::draw_mask(m_mask_, {T_said, form.hidden, B}, form.dropout, false,
                  random);
}

template <class Look>
void Translator<Look>::drop_masks() {
  read_masks_ = said_masks_ = {};
  m_mask_ = {};
}

// The rows of both below one another, step by step.
template <class S>
static void join(const lstm::Steps<S>& upper, const lstm::Steps<S>& lower,
                 lstm::Sequence<S>& both) {
  const std::size_t T = upper.shape(0), B = upper.shape(2);
  const std::size_t above = upper.shape(1) * B, below = lower.shape(1) * B;
  both.resize({T, upper.shape(1) + lower.shape(1), B});
  auto to = both.begin();
  for (std::size_t t = 0; t < T; ++t) {
    to = std::copy_n(upper.storage().data() + t * above, above, to);
    to = std::copy_n(lower.storage().data() + t * below, below, to);
  }
}

// The way back: the first rows, and the others.
template <class S>
static void part(const lstm::Sequence<S>& both, std::size_t rows,
                 lstm::Sequence<S>& upper, lstm::Sequence<S>& lower) {
  const std::size_t T = both.shape(0), B = both.shape(2);
  upper.resize({T, rows, B});
  lower.resize({T, both.shape(1) - rows, B});
  const std::size_t above = rows * B, below = lower.shape(1) * B;
  auto from = both.begin();
  for (std::size_t t = 0; t < T; ++t) {
    std::copy_n(from, above, upper.data() + t * above);
    from += static_cast<std::ptrdiff_t>(above);
    std::copy_n(from, below, lower.data() + t * below);
    from += static_cast<std::ptrdiff_t>(below);
  }
}

// #region forward
template <class Look>
const lstm::Trace<typename Look::Scalar>& Translator<Look>::encode(
    const lstm::Labels& words, const lstm::Lengths& lengths) {
  from.forward(words, x_);
  encoder.forward({x_, lengths}, {}, reading_, read_masks_);
  return reading_;
}

template <class Look>
const lstm::Sequence<typename Look::Scalar>& Translator<Look>::decode(
    const lstm::Labels& said, const lstm::State<Scalar>& start,
    const lstm::Steps<Scalar>& h) {
  to.forward(said, y_);
  decoder.forward(y_, start, saying_, said_masks_);
  look.forward(saying_.outputs(), h, looking_);
  join<Scalar>(saying_.outputs(), looking_.context, joined_);
  combine.forward(joined_, m_);
  xt::noalias(m_) = xt::tanh(m_);
  xt::noalias(dropped_) = m_;
  lstm::apply_mask(m_mask_, dropped_);
  dense.forward(dropped_, z_);
  return z_;
}
// #endregion

template <class Look>
void Translator<Look>::back(const Sentences& batch,
                            const lstm::Steps<Scalar>& h) {
  dense.backward(dropped_, dz_, dm_);
  lstm::apply_mask(m_mask_, dm_);
  xt::noalias(dm_) *= Scalar(1) - m_ * m_;
  combine.backward(joined_, dm_, djoined_);
  part(djoined_, decoder.hidden(), dh_, dcontext_);
  look.backward(saying_.outputs(), h, looking_, dcontext_, to_looked_);
  dh_ += to_looked_.dq;
  decoder.backward(y_, saying_, dh_, to_said_, {}, said_masks_);
  to.backward(batch.said, to_said_.dx);
  encoder.backward({x_, batch.lengths}, reading_, to_looked_.dh, to_read_,
                   {to_said_.dh, to_said_.dc}, read_masks_);
  from.backward(batch.read, to_read_.dx);
}

template <class Look>
lstm::Summed<typename Look::Scalar> Translator<Look>::pass(
    const Sentences& batch, lstm::Random& random) {
  draw_masks(batch, random);
  const auto& trace = encode(batch.read, batch.lengths);
  const auto h = trace.outputs().with(batch.lengths);
  decode(batch.said, trace.last(), h);
  const auto sum = lstm::cross_entropy(z_, batch.next, dz_);
  back(batch, h);
  return sum;
}

template <class Look>
lstm::Summed<typename Look::Scalar> Translator<Look>::loss(
    const Sentences& batch) {
  drop_masks();
  const auto& trace = encode(batch.read, batch.lengths);
  decode(batch.said, trace.last(), trace.outputs().with(batch.lengths));
  return lstm::cross_entropy(z_, batch.next, dz_);
}

template <class Look>
const lstm::Trace<typename Look::Scalar>& Translator<Look>::read(
    const lstm::Labels& words, const lstm::Lengths& lengths) {
  drop_masks();
  return encode(words, lengths);
}

template <class Look>
const lstm::Sequence<typename Look::Scalar>& Translator<Look>::say(
    const lstm::Labels& said, const lstm::State<Scalar>& start,
    const lstm::Steps<Scalar>& h) {
  drop_masks();
  return decode(said, start, h);
}

template class Translator<NoAttention<float>>;
template class Translator<NoAttention<double>>;
template class Translator<lstm::Attention<lstm::DotScore<float>>>;
template class Translator<lstm::Attention<lstm::DotScore<double>>>;
template class Translator<lstm::Attention<lstm::AdditiveScore<float>>>;
template class Translator<lstm::Attention<lstm::AdditiveScore<double>>>;

}  // namespace translation
