#include "lstm/layers/embedding.hpp"

#include <complex>

namespace lstm {

template <class Scalar>
Embedding<Scalar>::Embedding(std::size_t words, std::size_t width,
                             const std::string& name)
    : W(name + ".W", words, width) {
  if (words == 0 || width == 0)
    throw ShapeError(fmt::format(
        "an embedding needs words and a width, got {} and {}", words, width));
}

template <class Scalar>
void Embedding<Scalar>::initialize(Recipe recipe, Random& random) {
  if (recipe == Recipe::keras)
    fill_uniform(W.value, 0.05, random);
  else
    for (auto& w : W.value) w = static_cast<Scalar>(random.normal());
}

// #region forward
template <class Scalar>
void Embedding<Scalar>::forward(const Labels& words,
                                Sequence<Scalar>& x) const {
  expect_labels("words", words, this->words());
  const std::size_t T = words.shape(0), E = width(), B = words.shape(1);
  set_zeros(x, {T, E, B});
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t b = 0; b < B; ++b)
      if (const int word = words(t, b); word != no_label)
        for (std::size_t e = 0; e < E; ++e)
          x(t, e, b) = W.value(static_cast<std::size_t>(word), e);
}
// #endregion

// #region backward
template <class Scalar>
void Embedding<Scalar>::backward(const Labels& words,
                                 const Sequence<Scalar>& dx) {
  const std::size_t T = words.shape(0), E = width(), B = words.shape(1);
  expect_labels("words", words, this->words());
  expect_shape("dx", dx, std::array{T, E, B});
  expect_gradients(std::array{&W});
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t b = 0; b < B; ++b)
      if (const int word = words(t, b); word != no_label)
        for (std::size_t e = 0; e < E; ++e)
          W.gradient(static_cast<std::size_t>(word), e) += dx(t, e, b);
}
// #endregion

template class Embedding<float>;
template class Embedding<double>;
template class Embedding<std::complex<double>>;

}  // namespace lstm
