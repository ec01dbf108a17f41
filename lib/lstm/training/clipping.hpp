#pragma once
#include "lstm/layers/parameters.hpp"

namespace lstm {

// #region clipping
/// Multiplies all gradients by one factor where together they are longer than
/// `most` (Pascanu et al. 2013, Algorithm 1), and returns how long they were:
/// the root of the sum of all squares. The factor is PyTorch's, most / (length
/// + 1e-6), if that is below 1. Gradients that are not all finite are left as
/// they are. Throws std::invalid_argument unless `most` is above 0 and finite.
template <class Scalar>
double clip_gradients(const Parameters<Scalar>& parameters, double most);

/// Brings every element of every gradient between -most and most.
template <class Scalar>
void clip_values(const Parameters<Scalar>& parameters, double most);
// #endregion

}  // namespace lstm
