#pragma once
#include "network.hpp"
#include "rivals.hpp"
#include "study/bootstrap.hpp"

namespace language_model {

/// What the network predicts of the test text, in nats a letter, beside its
/// rivals. An interval is of a gain: how much less one loses than the other.
struct Verdict {
  double loss;
  double share, mixed;  // of the network, mixed with the best of the counts
  study::Interval over_four, over_five;  // of the network, over such counts
  study::Interval of_mixture;            // over the best of the counts
};

Verdict judge(const Network<float>& network, const Rivals& rivals,
              const study::Numbers& numbers, const lstm::Seed& seed);

}  // namespace language_model
