#pragma once
#include "lstm/training/dataset.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/regressor.hpp"

namespace making_it_fast {

/// A model on its own way through training steps, all of them on one batch.
class Training {
 public:
  Training(const lstm::Regressor<float>& model,
           const lstm::Dataset<float>& batch, std::size_t threads)
      : batch_(batch), model_(model), team_(threads) {}
  virtual ~Training() = default;

  /// Loss, gradients, and Adam's step.
  void step();
  const lstm::Regressor<float>& model() const { return model_; }

 protected:
  virtual void gradients();
  const lstm::Dataset<float>& batch_;
  lstm::Regressor<float> model_;
  lstm::Team team_;

 private:
  lstm::Adam<float> adam_;
};

/// Training with a number of shards that the library would not choose.
class CutOtherwise : public Training {
 public:
  CutOtherwise(const lstm::Regressor<float>& model,
               const lstm::Dataset<float>& batch, std::size_t threads,
               std::size_t shards)
      : Training(model, batch, threads),
        shards_(shards, lstm::Shard<float>(model.lstm, model.dense)) {}

 protected:
  void gradients() override;

 private:
  std::vector<lstm::Shard<float>> shards_;
};

/// The largest relative error among the gradients of two models. Throws
/// std::runtime_error where it is more than rounding explains.
double expect_close(const std::string& name, lstm::Regressor<float> model,
                    lstm::Regressor<float> first);

/// Throws std::runtime_error unless all parameters are equal to the last bit.
void expect_same_bits(lstm::Regressor<float> one, lstm::Regressor<float> more);

}  // namespace making_it_fast
