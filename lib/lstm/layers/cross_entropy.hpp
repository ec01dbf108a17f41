#pragma once
#include <vector>

#include "lstm/layers/labels.hpp"
#include "lstm/layers/loss.hpp"

namespace lstm {

/// What each class counts, 0 or more; empty: 1 each.
using ClassWeights = std::vector<double>;

// #region softmax
/// Turns logits z [K, B] into probabilities, eᶻ over the sum of the eᶻ of all
/// K classes (Bridle 1990). Finite logits of any size do, and -∞ for a class
/// that is forbidden; not all of a sample may be.
template <class Scalar>
void softmax(const Matrix<Scalar>& z, Matrix<Scalar>& p);
template <class Scalar>
Matrix<Scalar> softmax(const Matrix<Scalar>& z);
/// The same on every step of z [T, K, B]; p may be z itself.
template <class Scalar>
void softmax(const Sequence<Scalar>& z, Sequence<Scalar>& p);
// #endregion

// #region cross_entropy
/// The sum of -log p over the labels [T, B], with p the softmax of the logits
/// z [T, K, B] at the label; each counts by the weight of its class. Leaves the
/// gradient of the sum in dz. What stands in z where there is no label, or one
/// of weight 0, changes nothing, be it NaN. Throws ShapeError, and
/// std::invalid_argument for a label that is no class, for weights that are not
/// K finite numbers of 0 or more, and where dz is z itself.
template <class Scalar>
Summed<Scalar> cross_entropy(const Sequence<Scalar>& z, const Labels& labels,
                             Sequence<Scalar>& dz,
                             const ClassWeights& weights = {});
// #endregion

// #region binary
/// The sum of -log p over all elements, with p = σ(z) where the target is 1 and
/// 1 - σ(z) where it is 0, or their mixture in between; z and the target are
/// [O, B]. Leaves the gradient of the sum in dz. Throws ShapeError, and
/// std::invalid_argument for a target that is not from 0 to 1.
template <class Scalar>
Summed<Scalar> binary_cross_entropy(const Matrix<Scalar>& z,
                                    const Matrix<Scalar>& target,
                                    Matrix<Scalar>& dz);
// #endregion

}  // namespace lstm
