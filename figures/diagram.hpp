#pragma once
#include <string>
#include <vector>

namespace figures {

/// A place in a diagram: x to the right and y downwards, in pixels.
struct Point {
  double x, y;
};

/// A labelled box around a place. With a name it shows its number, too, and is
/// filled from the bottom to the share |number|, at most 1.
struct Box {
  Point center;
  std::string label;
  std::string name = {};
  double number = 0;
};

/// A line with a head at its last point, the thicker the larger `flow`, a
/// number between 0 (dashed: nothing flows) and 1.
struct Arrow {
  std::vector<Point> points;
  double flow = 0;
};

/// A circle with a sign in it: an operation on what flows in.
struct Sign {
  Point center;
  std::string sign;
};

/// Words whose middle stands at a place; with a name they stand for a number.
struct Words {
  Point center;
  std::string text;
  std::string name = {};
  double number = 0;
};

/// Boxes and arrows. Every box and all words that have a name become a row
/// "name,value" of its CSV.
struct Diagram {
  std::string name, title;
  double width = 500, height = 300;
  std::vector<Box> boxes = {};
  std::vector<Arrow> arrows = {};
  std::vector<Sign> signs = {};
  std::vector<Words> words = {};
};

/// The numbers of a diagram. Throws std::invalid_argument when there are none
/// or one is not finite.
std::string csv(const Diagram& diagram);

/// The drawing, in the colours of the page around it. Throws
/// std::invalid_argument when an arrow has fewer than two points.
std::string svg(const Diagram& diagram);

}  // namespace figures
