#pragma once
#include <string>
#include <string_view>

#include "lstm/layers/parameters.hpp"
#include "lstm/weights/npz.hpp"

namespace lstm {

// #region layout
/// Who names the arrays of a weights file, which way round they lie, and which
/// gate comes first.
enum class Layout {
  own,      // lstm.W, lstm.U, lstm.b ...: each parameter as it is
  pytorch,  // lstm.weight_ih_l0 ...: a state_dict, biases of rank 1, two each
  keras,    // arr_0, arr_1 ...: get_weights(), transposed, biases of rank 1
  onnx      // lstm.W, lstm.R, lstm.B: the inputs of ONNX's LSTM, GRU and RNN
};
// #endregion

// #region weights
/// The parameters as an .npz archive in one of the layouts, in float32 or
/// float64 as Scalar is. This and `load_weights` throw std::invalid_argument
/// where two parameters have the same name, or, in a foreign layout, where some
/// are no whole layer, or one that the other library has not.
template <class Scalar>
std::string save_weights(const Values<Scalar>& parameters,
                         Layout layout = Layout::own);

/// Takes the parameters' values from such an archive. Throws WeightsError, and
/// leaves all of them as they were, unless the archive holds each array that
/// the layout asks for, in its shape, and no other, and all numbers are finite.
template <class Scalar>
void load_weights(std::string_view bytes, const Parameters<Scalar>& parameters,
                  Layout layout = Layout::own);
// #endregion

/// The two steps by themselves, for arrays that come from elsewhere.
template <class Scalar>
Arrays to_arrays(const Values<Scalar>& parameters, Layout layout);
template <class Scalar>
void from_arrays(const Arrays& arrays, const Parameters<Scalar>& parameters,
                 Layout layout);

/// The same for `Parameters`, which may be changed.
template <class List>
std::string save_weights(const List& parameters, Layout layout = Layout::own) {
  return save_weights(values(parameters), layout);
}
template <class List>
Arrays to_arrays(const List& parameters, Layout layout) {
  return to_arrays(values(parameters), layout);
}

}  // namespace lstm
