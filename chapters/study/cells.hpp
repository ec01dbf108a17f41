#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace study {

// What stands in a cell of a table that people write.

/// All of the text as a number, if it is a finite one.
std::optional<double> number_of(std::string_view text);

/// The day of a text as 2012-01-31 or 2012/01/31, if there is such a day.
std::optional<std::chrono::sys_days> date_of(std::string_view text);

/// The cell as a message shows it: in quotes, of a long one the beginning, and
/// "nothing" if that is what it holds.
std::string shown(std::string_view cell);

}  // namespace study
