#include "study/shape_picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

using figures::Area, figures::Diagram, figures::Tint;

namespace {

// How many times each text stands in a diagram.
std::map<std::string, int> texts(const Diagram& diagram) {
  std::map<std::string, int> count;
  for (const auto& words : diagram.words) ++count[words.text];
  return count;
}

std::ptrdiff_t areas(const Diagram& diagram, Tint tint) {
  return std::ranges::count_if(
      diagram.areas, [&](const Area& area) { return area.tint == tint; });
}

// The size of an area in squares of this many pixels.
double squares(const Area& area, double pixels) {
  double twice = 0;
  for (std::size_t k = 0; k < area.corners.size(); ++k) {
    const auto a = area.corners[k],
               b = area.corners[(k + 1) % area.corners.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2 / pixels;
}

}  // namespace

TEST_CASE("the shapes of a gate are H times D and so on") {
  const auto drawn = study::gate_shapes("a-shape", {.D = 2, .H = 3, .B = 5});
  CHECK(figures::csv(drawn) == "name,value\nD,2\nH,3\nB,5\n");
  auto letters = texts(drawn);
  CHECK(letters["H"] == 6);  // W, b and z once, U twice, h once
  CHECK(letters["D"] == 2);
  CHECK(letters["B"] == 3);
  double all = 0, marked = 0;
  for (const auto& area : drawn.areas)
    (area.tint == Tint::ink ? all : marked) += squares(area, 16 * 16);
  CHECK(all == doctest::Approx(6 + 10 + 9 + 15 + 3 + 15));
  CHECK(marked == doctest::Approx(2 + 2 + 3 + 3 + 1 + 1));
}

TEST_CASE("four gates are stacked in the order i f g o") {
  const auto drawn = study::stacked_shapes("a", {.D = 4, .H = 2, .B = 3});
  auto letters = texts(drawn);
  CHECK(letters["4H"] == 4);
  double before = 0;
  for (const char* gate : {"i", "f", "g", "o"}) {
    CHECK(letters[gate] == 4);
    const auto first = std::ranges::find_if(
        drawn.words, [&](const auto& words) { return words.text == gate; });
    CHECK(first->place.y > before);
    before = first->place.y;
  }
  for (const Tint tint : {Tint::blue, Tint::orange, Tint::green, Tint::pink})
    CHECK(areas(drawn, tint) == 4);
}

TEST_CASE("no shape leaves its picture") {
  for (const auto& drawn :
       {study::gate_shapes("a", {}), study::sequence_shape("a", {.D = 3}),
        study::stacked_shapes("a", {.D = 4, .H = 2, .B = 3})})
    for (const auto& area : drawn.areas)
      for (const auto& corner : area.corners) {
        CHECK(corner.x > 20);
        CHECK(corner.x < drawn.width - 5);
        CHECK(corner.y > 20);
        CHECK(corner.y < drawn.height - 40);
      }
}

TEST_CASE("a sequence has a slice for each step and a sample in all") {
  const auto drawn = study::sequence_shape("a", {.D = 3, .B = 2, .T = 4});
  CHECK(figures::csv(drawn) == "name,value\nT,4\nD,3\nB,2\n");
  CHECK(areas(drawn, Tint::ink) == 4);
  CHECK(areas(drawn, Tint::blue) == 4);
  CHECK(areas(drawn, Tint::orange) == 1);
  auto letters = texts(drawn);
  CHECK(letters["t = 4"] == 1);
  CHECK(letters["t = 5"] == 0);
}
