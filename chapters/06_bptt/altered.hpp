#pragma once
#include <string>

#include "lstm/training/regressor.hpp"

namespace bptt {

/// In what a backward pass written by hand may differ from the right one.
enum class Mistake {
  none,
  no_slope,     // the slope f (1 - f) left out
  dc_replaced,  // dc through h replaces the dc of the next step
  h_after,      // h of this step for h of the step before
  delta_twice,  // the forget gate's delta used for the input gate, too
  bias_of_one,  // db from one sample instead of all
  h_cut,        // nothing comes back through h: not by mistake, but as in 1997
};

/// Lstm::backward with a mistake in it. Sets the flow, and adds to the
/// gradients of the layer.
void backward(Mistake mistake, lstm::Lstm<double>& layer,
              const lstm::Sequence<double>& x, const lstm::Trace<double>& trace,
              const lstm::Sequence<double>& dh_loss, lstm::Flow<double>& flow);

/// A regressor with such a pass in the place of its layer's.
struct Altered : lstm::Regressor<double> {
  Mistake mistake = Mistake::none;

  Altered(std::size_t inputs, std::size_t hidden, std::size_t outputs)
      : lstm::Regressor<double>(inputs, hidden, outputs) {}
  lstm::Summed<double> pass(const lstm::Dataset<double>& batch);
};

}  // namespace bptt
