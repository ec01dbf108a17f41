#pragma once

namespace relatives {

/// One unit each, with weights set by hand, reads bits: does it know whether
/// there were an odd number of ones? Prints what each holds.
void count_by_hand();

}  // namespace relatives
