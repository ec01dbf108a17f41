#pragma once
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

namespace bptt {

// #region reach
/// How far a gradient reaches back through a network. norms[k] is its size k
/// steps before the last, as a multiple of that at the last step.
struct Reach {
  std::vector<double> norms;  // T of them; norms[0] is 1
  double mean_forget = 0;     // the average of the forget gate; 0 without one
};
// #endregion

// #region reach_of
/// Sends dh_last [H, B] into the last hidden state of a run over x [T, D, B]
/// and follows the gradient: of the hidden state in the plain network, and of
/// the cell state in the LSTM.
Reach reach_of(lstm::Rnn<double> network, const lstm::Sequence<double>& x,
               const lstm::Matrix<double>& dh_last);
Reach reach_of(const lstm::Lstm<double>& network,
               const lstm::Sequence<double>& x,
               const lstm::Matrix<double>& dh_last);
// #endregion

}  // namespace bptt
