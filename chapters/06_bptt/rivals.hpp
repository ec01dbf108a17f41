#pragma once
#include <functional>

#include "reach.hpp"
#include "recall.hpp"

namespace bptt {

/// A network before and after it has learnt to recall the first of T values.
struct Trained {
  double loss_before, loss_after;
  Reach before, after;
};

/// A kind of network that recall is given to. Each has as many units as make
/// about 4,450 weights that learn, and its own learning rate.
struct Rival {
  std::string name;
  double rate;  // its own best for 50 steps, as the study finds it
  std::function<Trained(const Training&, const lstm::Seed&)> live;
};

/// The plain network with an orthogonal U, and LSTMs.
std::vector<Rival> rivals();

}  // namespace bptt
