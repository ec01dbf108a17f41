#pragma once
#include <limits>

#include "lstm/layers/parameters.hpp"

namespace lstm {

// #region best_epoch
/// Remembers the parameters of the epoch with the lowest validation loss.
template <class Scalar>
class BestEpoch {
 public:
  /// Copies the parameters where the loss is the lowest so far.
  void consider(std::size_t epoch, double loss,
                const Parameters<Scalar>& parameters) {
    if (!(loss < loss_)) return;
    number_ = epoch;
    loss_ = loss;
    values_.clear();
    for (const auto* p : parameters) values_.push_back(p->value);
  }
  // #endregion

  // #region restore
  /// Puts the remembered values back.
  void restore(const Parameters<Scalar>& parameters) const {
    for (std::size_t k = 0; k < values_.size(); ++k)
      parameters[k]->value = values_[k];
  }

  std::size_t number() const { return number_; }  // 0 before the first

 private:
  std::size_t number_ = 0;
  double loss_ = std::numeric_limits<double>::infinity();
  std::vector<Matrix<Scalar>> values_;
};
// #endregion

}  // namespace lstm
