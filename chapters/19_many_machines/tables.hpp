#pragma once
#include "costs.hpp"

namespace many_machines {

/// The networks between ranks that were measured, from near to far.
const std::vector<std::string>& networks();

/// What steps took here, for each number of ranks and each network.
void report_times(const std::vector<Time>& times);

/// What a message and a byte cost, and how well that tells the exchanges.
void report_costs(const std::vector<Time>& times);

/// What the costs foretell for more ranks than there are here.
void report_ranks(const std::vector<Time>& times);

}  // namespace many_machines
