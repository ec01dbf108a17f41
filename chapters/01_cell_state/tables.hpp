#pragma once
#include <vector>

namespace cell_state {

// #region tables
/// What stays on the belt and in a plain unit when nothing comes in.
void report_belt();
void report_unit();

/// What stays in three memories while `noise` comes in.
void report_holding(const std::vector<double>& noise);
// #endregion

}  // namespace cell_state
