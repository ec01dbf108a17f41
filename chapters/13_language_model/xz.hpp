#pragma once
#include <optional>
#include <string_view>

namespace language_model {

/// The bits that the program xz takes for a character of the test where it has
/// seen the training text: 8 (size(training test) - size(training)) / length of
/// the test, sizes in bytes after xz -9e, which looks back over 64 MiB. Nothing
/// where no xz is on the PATH (Debian's package: xz-utils). Throws
/// std::invalid_argument for an empty test and std::runtime_error where xz
/// fails or its files cannot be written.
std::optional<double> xz_bits(std::string_view training, std::string_view test);

}  // namespace language_model
