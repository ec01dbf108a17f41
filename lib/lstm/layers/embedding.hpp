#pragma once
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/labels.hpp"
#include "lstm/layers/parameters.hpp"

namespace lstm {

// #region embedding
/// A table with a vector for each word (Bengio et al. 2003), row v of W [V, E].
/// To look word v up is to multiply Wᵀ by a vector of zeros but for a 1 at v.
template <class Scalar>
class Embedding {
 public:
  Parameter<Scalar> W;

  /// All vectors are zeros until `initialize`; `name` stands before that of W.
  /// Throws ShapeError without words or width.
  Embedding(std::size_t words, std::size_t width,
            const std::string& name = "embedding");
  std::size_t words() const { return W.value.shape(0); }
  std::size_t width() const { return W.value.shape(1); }
  Parameters<Scalar> parameters() { return {&W}; }

  /// Keras: uniform in ±0.05. PyTorch: normal, of standard deviation 1.
  void initialize(Recipe recipe, Random& random);

  /// The vectors x [T, E, B] of the words [T, B]; zeros where there is none.
  /// Throws std::invalid_argument for a word that the table does not have.
  void forward(const Labels& words, Sequence<Scalar>& x) const;

  /// Adds dx [T, E, B] to the gradients of the vectors that were looked up.
  void backward(const Labels& words, const Sequence<Scalar>& dx);
};
// #endregion

}  // namespace lstm
