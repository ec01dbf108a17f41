#pragma once
#include <concepts>

#include "lstm/layers/loss.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace lstm {

/// Samples that can be counted, and picked out by their numbers.
template <class B>
concept BatchOfSamples = std::default_initializable<B> &&
    requires(const B& data, Samples samples, B& batch) {
  { data.size() } -> std::convertible_to<std::size_t>;
  gather(data, samples, batch);
};

/// `pass` computes the loss of a batch, as a sum, and adds the gradients of the
/// sum to those of the parameters. A model that draws in training, for dropout,
/// takes a Random besides.
template <class M>
concept PassDraws = requires(M& model, const typename M::Batch& batch,
                             Random& random) {
  { model.pass(batch, random) } -> std::same_as<Summed<typename M::Scalar>>;
};
template <class M>
concept PassDrawsNothing = requires(M& model, const typename M::Batch& batch) {
  { model.pass(batch) } -> std::same_as<Summed<typename M::Scalar>>;
};

// #region model
/// Anything with parameters and a pass can be trained. `loss` is the loss
/// as at test time, without dropout and without gradients. Copies of a model
/// share nothing.
template <class M>
concept Model = requires(M& model, const typename M::Batch& batch) {
  requires std::copy_constructible<M>;
  requires BatchOfSamples<typename M::Batch>;
  requires PassDraws<M> || PassDrawsNothing<M>;
  { model.parameters() } -> std::same_as<Parameters<typename M::Scalar>>;
  { model.loss(batch) } -> std::same_as<Summed<typename M::Scalar>>;
};
// #endregion

/// One pass of either kind.
template <Model M>
Summed<typename M::Scalar> pass(M& model, const typename M::Batch& batch,
                                Random& random) {
  const FlushSubnormals<typename M::Scalar> flush;
  if constexpr (PassDraws<M>)
    return model.pass(batch, random);
  else
    return model.pass(batch);
}

/// From gradients of a sum to those of the mean; where nothing was counted they
/// are zeros, and stay so.
template <class Scalar>
void divide_gradients(const Parameters<Scalar>& parameters, double count) {
  if (count == 0) return;
  for (auto* p : parameters) p->gradient /= static_cast<Scalar>(count);
}

// #region loss_and_gradients
/// The mean loss of a batch. Leaves its gradients in the parameters.
template <Model M>
auto loss_and_gradients(M& model, const typename M::Batch& batch,
                        Random& random) {
  const auto parameters = model.parameters();
  expect_gradients(parameters);
  zero_gradients(parameters);
  const auto loss = pass(model, batch, random);
  divide_gradients(parameters, loss.count);
  return loss.mean();
}
// #endregion

/// The same at every call, for a model that draws as well.
template <Model M>
auto loss_and_gradients(M& model, const typename M::Batch& batch) {
  auto random = Seed(0).stream("masks");
  return loss_and_gradients(model, batch, random);
}

}  // namespace lstm
