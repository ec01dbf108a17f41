#pragma once
#include <cstddef>
#include <vector>

namespace study {

/// Of curves of one length the mean, and the first place where it is lowest.
/// There must be a curve, and a number.
std::vector<double> mean_curve(const std::vector<std::vector<double>>& curves);
std::size_t lowest(const std::vector<double>& curve);

}  // namespace study
