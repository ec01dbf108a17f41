#pragma once
#include <functional>
#include <vector>

namespace prices {

/// Where a function of a few numbers is lowest nearby, by Nelder and Mead
/// (1965), "A simplex method for function minimization", with at most `most`
/// values of it: a simplex of the start and of a step along each axis moves
/// downhill and shrinks, until its values differ by less than `tolerance`.
std::vector<double> lowest(
    const std::function<double(const std::vector<double>&)>& f,
    const std::vector<double>& start, double step, double tolerance = 1e-9,
    std::size_t most = 1000);

}  // namespace prices
