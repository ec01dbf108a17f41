#pragma once
#include <string>
#include <vector>

namespace figures {

/// A place in a diagram: x to the right and y downwards, in pixels.
struct Point {
  double x, y;
};

/// The colour of a part: that of the text, a grey for what stands back, or one
/// of the palette's for what stands out.
enum class Tint { ink, faded, blue, orange, green, pink };

/// A labelled box around a place. With a name it shows its number, too, and is
/// filled from the bottom to the share |number|, at most 1.
struct Box {
  Point center;
  std::string label;
  std::string name = {};
  double number = 0;
  Tint tint = Tint::ink;
  double width = 58;
};

/// A line with a head at its last point, the thicker the larger `flow`, a
/// number between 0 (dashed: nothing flows) and 1.
struct Arrow {
  std::vector<Point> points;
  double flow = 0;
  Tint tint = Tint::ink;
};

/// A thin line, for what does not flow.
struct Line {
  Point from, to;
  Tint tint = Tint::ink;
};

/// A circle with a sign in it: an operation on what flows in.
struct Sign {
  Point center;
  std::string sign;
  Tint tint = Tint::ink;
};

/// A face with straight edges, filled with its colour to the share `fill`. With
/// a name it stands for that number, as a cell of a map does.
struct Area {
  std::vector<Point> corners;
  Tint tint = Tint::ink;
  double fill = 0.25;
  bool edged = true;  // with a line around it
  std::string name = {};
};

/// Where words stand that are given a place: around it, or on one side of it.
enum class Side { middle, right, left };

/// Words at a place; with a name they stand for a number.
struct Words {
  Point place;
  std::string text;
  std::string name = {};
  double number = 0;
  Tint tint = Tint::ink;
  Side side = Side::middle;
};

/// Faces behind lines, arrows, boxes and words. Every box and all words and
/// faces that have a name become a row "name,value" of its CSV.
struct Diagram {
  std::string name, title;
  double width = 500, height = 300;
  std::vector<Box> boxes = {};
  std::vector<Arrow> arrows = {};
  std::vector<Sign> signs = {};
  std::vector<Words> words = {};
  std::vector<Area> areas = {};
  std::vector<Line> lines = {};
};

/// A number as diagrams show it: with two digits behind the point.
std::string rounded(double number);

/// The numbers of a diagram. Throws std::invalid_argument when there are none
/// or one is not finite.
std::string csv(const Diagram& diagram);

/// The drawing, in the colours of the page around it. Throws
/// std::invalid_argument when an arrow has fewer than two points, or an area
/// fewer than three corners.
std::string svg(const Diagram& diagram);

}  // namespace figures
