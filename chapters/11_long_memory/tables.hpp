#pragma once
#include "guessing.hpp"
#include "trials.hpp"

namespace long_memory {

/// What a table is of, and the names of its columns.
void report_heading(const std::string& task, std::size_t lag, const Plan& plan);

/// A line of it: how many networks have solved the task, and from how many
/// sequences, in the median.
void report(const Outcome& outcome);
void report(const Guessed& guessed);

/// What the papers say of the task, under their conditions.
void report_published(const std::string& task, std::size_t lag);

/// Of each rival, at each lag, how many have solved the task and the median.
/// The outcomes stand lag by lag, with the rivals in the same order.
void report_lags(const std::vector<Outcome>& outcomes);

}  // namespace long_memory
