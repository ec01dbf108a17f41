#pragma once
#include <vector>

namespace cell_state {

/// A life of one value on the belt, its gates set by hand.
void report_by_hand();

/// What stays on the belt and in a plain unit when nothing comes in.
void report_belt();
void report_unit();

/// What stays in three memories while `noise` comes in.
void report_holding(const std::vector<double>& noise);

}  // namespace cell_state
