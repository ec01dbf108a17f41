#include "figures/folder.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "example_figure.hpp"
#include "temporary_folder.hpp"

using figures::Folder;
namespace fs = std::filesystem;

TEST_CASE("a figure is drawn as CSV and as an SVG for light and dark pages") {
  const TemporaryFolder folder;
  const Folder drawings(folder.path / "new" / "figures");
  drawings.draw(example_figure());
  const auto path = folder.path / "new" / "figures";
  CHECK(folder.names_in(path) ==
        std::set<std::string>{"an-example.csv", "an-example.svg"});
  CHECK(read(path / "an-example.csv") == figures::csv(example_figure()));

  const auto svg = read(path / "an-example.svg");
  CHECK(svg.find("<title>An example</title>") != std::string::npos);
  CHECK(svg.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(svg.find("GNUPLOT") == std::string::npos);
  CHECK(svg.find("<!-- data " +
                 figures::fingerprint(figures::csv(example_figure())) +
                 " -->") != std::string::npos);
  CHECK(svg.find("left") != std::string::npos);

  // The dark page finds the axes, the grid, the text and both curves by the
  // very words in which gnuplot wrote their colours.
  const auto style = svg.substr(0, svg.find("</style>"));
  const auto drawing = svg.substr(style.size());
  for (const std::string color :
       {"stroke='rgb( 36,  41,  47)'", "stroke='rgb(216, 222, 228)'",
        "fill=\"rgb(36,41,47)\"", "stroke='rgb(  0, 114, 178)'",
        "color='rgb(213,  94,   0)'"}) {
    CAPTURE(color);
    CHECK(drawing.find(color) != std::string::npos);
    const auto rule = std::regex_replace(color, std::regex("\""), "'");
    CHECK(style.find("[" + rule + "]") != std::string::npos);
  }

  drawings.draw(example_figure());
  CHECK(read(path / "an-example.svg") == svg);
}

TEST_CASE("a folder in which nothing was drawn goes away, others stay") {
  const TemporaryFolder folder;
  { const Folder unused(folder.path / "a" / "b"); }
  CHECK(folder.names_in(folder.path).empty());
  { const Folder there(folder.path); }
  CHECK(fs::exists(folder.path));
}
