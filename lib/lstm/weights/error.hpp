#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace lstm {

// #region weights_error
/// Thrown when bytes are not the weights that were expected.
struct WeightsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A stranger's text as a message may show it: in quotes, printable, short.
std::string shown(std::string_view text);
// #endregion

}  // namespace lstm
