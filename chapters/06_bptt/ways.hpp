#pragma once
#include "lstm/layers/cell.hpp"
#include "lstm/numbers/team.hpp"
#include "reach.hpp"

namespace bptt {

/// Sends dh_last [H, B] into the last hidden state, and parts the gradient of
/// the state after the first step by the ways that it has come. Element k is
/// the sum of all ways that pass k times through h, and otherwise go along c;
/// there are as many elements as steps.
std::vector<lstm::State<double>> by_passages(
    const lstm::Cell<double>& cell,
    const std::vector<lstm::CellStep<double>>& steps,
    const lstm::Matrix<double>& dh_last);

/// The same as sizes, each as a multiple of the gradient of c after the last
/// step.
struct Parted {
  double bias = 0;                       // of the forget gate
  double mean_forget = 0;                // the average of the forget gate
  double by_mean = 0;                    // that to the power of all steps back
  double whole = 0;                      // the gradient by all ways
  double added = 0;                      // the sizes below, added
  std::vector<double> by_passages = {};  // by k passages through h
};

/// For LSTMs of H units that read T random values, as in `fresh_reach`: the
/// medians over the seeds.
std::vector<Parted> parted(lstm::Team& team, std::size_t T, std::size_t H,
                           const lstm::Seed& seed);

}  // namespace bptt
