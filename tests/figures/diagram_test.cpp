#include "figures/diagram.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "figures/figure.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"

using figures::Diagram, figures::FigureError, figures::Side, figures::Tint;

static Diagram example() {
  return {.name = "a-diagram",
          .title = "Two & three",
          .boxes = {{{50, 60}, "plain"}, {{150, 60}, "half", "gate", -0.5}},
          .arrows = {{{{10, 10}, {60, 10}}, 0}, {{{0, 0}, {0, 9}, {9, 9}}, 1}},
          .signs = {{{80, 20}, "+"}},
          .words = {{{20, 20}, "a < b"}, {{30, 30}, "c = 2", "c", 2}},
          .areas = {{{{0, 0}, {9, 0}, {0, 9}}, Tint::orange, 0.5}},
          .lines = {{{1, 2}, {3, 4}, Tint::faded}}};
}

static std::size_t occurrences(const std::string& text,
                               const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST_CASE("the CSV of a diagram holds all numbers that have a name") {
  CHECK(figures::csv(example()) == "name,value\ngate,-0.5\nc,2\n");
}

TEST_CASE(
    "a face with a name is a number, and one without an edge has no line") {
  auto diagram = example();
  auto& area = diagram.areas[0];
  area.name = "cell";
  CHECK(figures::csv(diagram) == "name,value\ngate,-0.5\nc,2\ncell,0.5\n");
  const auto edged = occurrences(figures::svg(diagram), "class='line orange'");
  CHECK(edged == 1);
  area.edged = false;
  const auto svg = figures::svg(diagram);
  CHECK(occurrences(svg, "class='line orange'") == 0);
  CHECK(occurrences(svg, "class='area orange' fill-opacity='0.5'") == 1);
}

BAD_INPUT("a diagram without numbers or with one that is not finite") {
  auto diagram = example();
  diagram.boxes[1].number = std::nan("");
  CHECK_THROWS_WITH_AS(figures::csv(diagram),
                       "\"gate\" is nan, expected a finite number",
                       std::invalid_argument);
  diagram.boxes.clear();
  diagram.words.clear();
  CHECK_THROWS_WITH_AS(figures::csv(diagram),
                       "diagram a-diagram has no numbers",
                       std::invalid_argument);
}

TEST_CASE("a diagram is drawn for light and dark pages") {
  const auto svg = figures::svg(example());
  CHECK(svg.find("<title>Two &amp; three</title>") != std::string::npos);
  CHECK(svg.find("<!-- data " + figures::fingerprint(figures::csv(example())) +
                 " -->") != std::string::npos);
  CHECK(svg.find("a &lt; b") != std::string::npos);
  CHECK(svg.find(">-0.50</text>") != std::string::npos);
  CHECK(svg.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(occurrences(svg, "class='box'") == 3);
  CHECK(occurrences(svg, "class='level'") == 1);
  CHECK(occurrences(svg, "<polyline class='line'") == 2);
}

TEST_CASE("a box is filled to the size of its number") {
  auto diagram = example();
  CHECK(figures::svg(diagram).find("y='60.0' width='58' height='22.0'") !=
        std::string::npos);
  diagram.boxes[1].number = 7;
  CHECK(figures::svg(diagram).find(
            "class='level' x='121' y='38.0' width='58' height='44.0'") !=
        std::string::npos);
}

TEST_CASE("an arrow ends at its last point and is dashed when nothing flows") {
  auto diagram = example();
  auto svg = figures::svg(diagram);
  CHECK(svg.find("points='10,10 53.0,10.0' stroke-width='1.0' "
                 "stroke-dasharray='3 4'/>") != std::string::npos);
  CHECK(svg.find("<polygon class='head' points='60,10 53.0,13.5 53.0,6.5'/>") !=
        std::string::npos);
  CHECK(svg.find("stroke-width='5.0'/>") != std::string::npos);
  diagram.arrows[0].points.pop_back();
  CHECK_THROWS_WITH_AS(figures::svg(diagram),
                       "an arrow needs at least two points",
                       std::invalid_argument);
}

TEST_CASE("an area is a face with an edge and a line has no head") {
  auto diagram = example();
  const auto svg = figures::svg(diagram);
  CHECK(svg.find("<polygon class='area orange' fill-opacity='0.5' "
                 "points='0,0 9,0 0,9 '/>") != std::string::npos);
  CHECK(svg.find("<polygon class='line orange' stroke-width='1.2' "
                 "points='0,0 9,0 0,9 '/>") != std::string::npos);
  CHECK(svg.find("<path class='line faded' d='M1,2 L3,4'") !=
        std::string::npos);
  diagram.areas[0].corners.pop_back();
  CHECK_THROWS_WITH_AS(figures::svg(diagram),
                       "an area needs at least three corners",
                       std::invalid_argument);
}

TEST_CASE("a part has the colour of its tint and its words can be read") {
  auto diagram = example();
  diagram.boxes[1].tint = diagram.signs[0].tint = diagram.arrows[0].tint =
      Tint::green;
  auto svg = figures::svg(diagram);
  CHECK(occurrences(svg, "class='box green'") == 2);
  CHECK(occurrences(svg, "class='level green'") == 1);
  CHECK(occurrences(svg, "class='line green'") == 1);
  CHECK(occurrences(svg, "class='head green'") == 1);
  CHECK(occurrences(svg, "class='word green'") == 0);
  CHECK(occurrences(svg, ".green { color: #009e73 }") == 2);
  diagram.boxes[1].tint = Tint::faded;
  svg = figures::svg(diagram);
  CHECK(occurrences(svg, "class='word faded'") == 2);
}

TEST_CASE("words stand around their place or on one side of it") {
  auto diagram = example();
  diagram.words[0].side = Side::left;
  diagram.words[1].side = Side::right;
  diagram.words[1].tint = Tint::pink;
  const auto svg = figures::svg(diagram);
  CHECK(svg.find("<text class='left' x='20' y='25'") != std::string::npos);
  CHECK(svg.find("<text class='right pink' x='30' y='35'") !=
        std::string::npos);
  CHECK(svg.find(".left { text-anchor: end }") != std::string::npos);
  CHECK(svg.find(".right { text-anchor: start }") != std::string::npos);
}

TEST_CASE("a number is shown in two digits and never as less than nothing") {
  CHECK(figures::rounded(0.125001) == "0.13");
  CHECK(figures::rounded(-3) == "-3.00");
  CHECK(figures::rounded(-0.004) == "0.00");
}

BAD_INPUT("a diagram goes into the folder whole or not at all") {
  const TemporaryFolder folder;
  const figures::Folder drawings(folder.path);
  auto diagram = example();
  drawings.draw(diagram);
  const std::set<std::string> both = {"a-diagram.csv", "a-diagram.svg"};
  CHECK(folder.names_in(folder.path) == both);
  CHECK(read(folder.path / "a-diagram.csv") == figures::csv(diagram));
  const auto before = read(folder.path / "a-diagram.svg");
  CHECK(before == figures::svg(diagram));

  diagram.boxes[1].number = 1;
  diagram.arrows[0].points.clear();
  CHECK_THROWS_WITH_AS(drawings.draw(diagram),
                       "figure a-diagram was not drawn: an arrow needs at "
                       "least two points",
                       FigureError);
  CHECK(folder.names_in(folder.path) == both);
  CHECK(read(folder.path / "a-diagram.svg") == before);
}
