#pragma once
#include <array>

#include "write.hpp"

namespace input_gate {

/// The ways to write with weights set by hand; all read a value and a mark.
inline constexpr std::array<const char*, 4> way_names = {
    "sigma alone", "tanh alone", "tanh pushed", "i g"};

/// What each way adds to the memory for this value.
std::array<double, 4> writes_by_hand(double value, bool marked);

/// Prints what each way adds for a value and its negative, marked and not.
void print_writes_by_hand();

}  // namespace input_gate
