#pragma once
#include <span>

#include "processes.hpp"

namespace prices {

/// The GARCH(1,1) without φ under which these returns are likeliest, but for
/// what the Nelder-Mead simplex may miss: the greatest Σ log N(r_t; 0, σ²_t).
/// σ²_0 is what they are in the mean. Throws std::invalid_argument where all
/// are 0, or there is none.
Process fit_garch(std::span<const double> r);

/// -Σ log N(r_t; m_t, σ²_t), but for its constant.
double surprise(const Process& process, std::span<const double> r);

/// The mean of the standard deviations that a GARCH(1,1) expects of so many
/// days to come, the first of which has this variance:
///   E σ²_{t+k} = σ² + (α + β)^k (σ²_t - σ²), where σ² is ω / (1 - α - β)
double mean_deviation(const Process& process, double variance,
                      std::size_t days);

}  // namespace prices
