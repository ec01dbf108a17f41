#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace figures {

/// How a curve is drawn. Steps are flat around each x, for values that belong
/// to it alone. A reference is a dashed horizontal line that carries its name
/// beside it; the others are named above their panel.
enum class Mark { line, steps, points, reference };

// #region figure
/// One column of numbers. A value that is not finite leaves a gap.
struct Curve {
  std::string name;
  std::vector<double> y;
  Mark mark = Mark::line;
};

/// Curves that share a pair of axes. One that starts `from_zero` shows how many
/// times as large a value is as another, and not only that it is larger.
struct Panel {
  std::string y_label;
  std::vector<Curve> curves;
  bool log_scale = false, from_zero = false;
};

/// Panels one below the other over the same x. `name` names its files, in
/// small letters, digits and hyphens; `title` says what it shows, for readers
/// who hear the page instead of seeing it. Where there is a base of 2 or 10,
/// the axis of x has labels at its powers.
struct Figure {
  std::string name, title, x_label;
  std::vector<double> x = {};
  int x_base = 0;
  std::vector<Panel> panels = {};
};
// #endregion

// #region series
/// value(0) to value(count - 1): the numbers of a curve, or of what stands
/// below them.
template <class Value>
std::vector<double> series(std::size_t count, const Value& value) {
  std::vector<double> numbers;
  for (std::size_t k = 0; k < count; ++k)
    numbers.push_back(static_cast<double>(value(k)));
  return numbers;
}

/// first, first + 1, ...: the x of numbers that are counted.
inline std::vector<double> steps(std::size_t count, std::size_t first = 1) {
  return series(count, [=](std::size_t k) { return first + k; });
}
// #endregion

/// The numbers as CSV: a header, then x and every curve's value in six digits.
/// Throws std::invalid_argument when a curve is not as long as x, x has no
/// place on its axis, a name is empty, or there is nothing to draw.
std::string csv(const Figure& figure);

/// A number that changes with every change of a text (FNV-1a, 64 bits), in
/// hexadecimal digits. A figure carries that of its data, so that a picture and
/// numbers that do not belong together can be told.
std::string fingerprint(std::string_view text);

}  // namespace figures
