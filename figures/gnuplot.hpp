#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace figures {

/// Runs gnuplot with these arguments in `folder`. Its output goes to the file
/// `output` there. Throws FigureError with gnuplot's own words when it is
/// missing, fails, or is ended by a signal.
void run_gnuplot(const std::filesystem::path& folder,
                 std::vector<std::string> arguments, const std::string& output);

}  // namespace figures
