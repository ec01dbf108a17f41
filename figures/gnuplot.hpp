#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "figures/figure.hpp"

namespace figures {

/// Writes a file of gnuplot's commands that draws the figure, as SVG, to
/// standard output. Its numbers stand among them. Throws FileError.
void write_script(const Figure& figure, const std::string& script_file);

/// Runs gnuplot with these arguments in `folder`. Its output goes to the file
/// `output` there. Throws FigureError with gnuplot's own words when it is
/// missing, fails, or is ended by a signal.
void run_gnuplot(const std::filesystem::path& folder,
                 std::vector<std::string> arguments, const std::string& output);

/// Whether a curve has its name above the panel. A reference has it at its
/// line, and one that is alone is named by the axis.
bool is_named(const Curve& curve, const Panel& panel);

/// Throws std::runtime_error when the SVG ends too early or a curve of the
/// figure is not drawn in it.
void expect_whole(const Figure& figure, std::string_view svg);

/// gnuplot's SVG in the colours of the page around it, light or dark, and
/// without what differs between gnuplot's versions.
/// Throws std::runtime_error when it has no title to put the figure's into.
std::string themed(const Figure& figure, std::string svg);

}  // namespace figures
