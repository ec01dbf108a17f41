#pragma once
#include "batches.hpp"
#include "costs.hpp"
#include "figures/figure.hpp"

namespace many_machines {

/// The speed-up and the share of exchanges that were measured.
figures::Figure speed_up_figure(const std::vector<Time>& times);

/// The exchanges of two ranks over the bytes sent, beside what the costs say.
figures::Figure exchange_figure(const std::vector<Time>& times);

/// The share of its time that a rank computes, for up to a thousand ranks: of a
/// batch that they share, and of one that grows with them.
figures::Figure ranks_figure(const std::vector<Time>& times);

/// The epochs and the steps to the goal, over the size of the batch.
figures::Figure batches_figure(const std::vector<BatchCost>& costs);

}  // namespace many_machines
