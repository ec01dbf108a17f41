#pragma once
#include "lstm/training/dataset.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/training/shards.hpp"

namespace making_it_fast {

/// A model on its own way through training steps, all of them on one batch.
class Training {
 public:
  /// In as many shards as the library chooses, or in so many.
  Training(const lstm::Regressor<float>& model,
           const lstm::Dataset<float>& batch, const lstm::Seed& seed,
           std::size_t threads)
      : Training(model, batch, seed, threads, lstm::shard_count(batch.size())) {
  }
  Training(const lstm::Regressor<float>& model,
           const lstm::Dataset<float>& batch, const lstm::Seed& seed,
           std::size_t threads, std::size_t shards);

  /// Loss, gradients, and Adam's step.
  void step();
  const lstm::Regressor<float>& model() const { return model_; }

 private:
  const lstm::Dataset<float>& batch_;
  std::vector<std::size_t> samples_;
  std::size_t count_;
  lstm::Regressor<float> model_;
  lstm::Parameters<float> parameters_;
  lstm::Team team_;
  lstm::Shards<lstm::Regressor<float>> shards_;
  lstm::Adam<float> adam_;
};

/// The largest relative error among the gradients of two models. Throws
/// std::runtime_error where it is more than rounding explains.
double expect_close(const std::string& name, lstm::Regressor<float> model,
                    lstm::Regressor<float> first);

/// Throws std::runtime_error unless all parameters are equal to the last bit.
void expect_same_bits(lstm::Regressor<float> one, lstm::Regressor<float> more);

}  // namespace making_it_fast
