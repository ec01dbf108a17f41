#pragma once
#include "trials.hpp"

namespace long_memory {

/// What a table is of, and the names of its columns.
void report_heading(const std::string& task, std::size_t lag, const Plan& plan);

/// A line of it.
void report(const Outcome& outcome);

}  // namespace long_memory
