#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cmath>
#include <cstdlib>
#include <regex>

#include "figures/axis.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"

using figures::Figure, figures::FigureError, figures::Folder, figures::Mark;
namespace fs = std::filesystem;

static Figure example() {
  return {.name = "an-example",
          .title = "An example",
          .x_label = "step",
          .x = {1, 2, 4},
          .panels = {
              {"size",
               {{"left", {1, 0.5, NAN}}, {"right", {3, 2, 1}, Mark::points}}},
              {"error", {{"limit", {1, 1, 1}, Mark::reference}}, true}}};
}

// Replaces gnuplot by a script, for as long as the object lives.
struct FakeGnuplot {
  TemporaryFolder folder;
  std::string path = std::getenv("PATH");

  explicit FakeGnuplot(const std::string& script) {
    write_script(folder.path / "gnuplot", "#!/bin/sh\n" + script);
    setenv("PATH", (folder.path.string() + ":" + path).c_str(), 1);
  }
  ~FakeGnuplot() { setenv("PATH", path.c_str(), 1); }
};

TEST_CASE("the CSV holds every number of the figure and a gap for NaN") {
  CHECK(figures::csv(example()) ==
        "step,left,right,limit\n1,1,3,1\n2,0.5,2,1\n4,,1,1\n");
}

TEST_CASE("the fingerprint is FNV-1a's") {
  CHECK(figures::fingerprint("") == "cbf29ce484222325");
  CHECK(figures::fingerprint("foobar") == "85944171f73967e8");
}

TEST_CASE("a figure with nothing in it or with uneven columns is refused") {
  auto figure = example();
  figure.panels[0].curves[1].y.pop_back();
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "figure an-example: \"right\" has 2 values for 3 of x",
                       std::invalid_argument);
  figure = example();
  figure.panels[0].curves[0].name = "a,b";
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "\"a,b\" cannot be the name of a column",
                       std::invalid_argument);
  figure.panels.clear();
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "figure an-example has nothing to draw",
                       std::invalid_argument);
}

TEST_CASE("an axis ends at round numbers around its values") {
  const auto axis = [](double low, double high) {
    const auto [a, b, step] = figures::linear_axis(low, high, 5);
    CHECK(a <= low);
    CHECK(b >= high);
    return step;
  };
  CHECK(axis(0, 1) == doctest::Approx(0.2));
  CHECK(axis(-1, 1) == doctest::Approx(0.5));
  CHECK(axis(0, 100) == doctest::Approx(20));
  CHECK(axis(-3e-4, 7e-4) == doctest::Approx(2e-4));
  CHECK(axis(5, 5) == doctest::Approx(1));
  CHECK(axis(0, 0) == doctest::Approx(0.2));
}

TEST_CASE("a log axis ends at powers of ten and passes over zero and NaN") {
  const figures::Panel panel{
      "error",
      {{"a", {3e-8, 0, NAN, 0.02}}, {"b", {0.5, 0.5, 0.5, 0.5}}},
      true};
  const auto [low, high, step] = figures::y_axis(panel);
  CHECK(low == doctest::Approx(1e-8));
  CHECK(high == doctest::Approx(10));
  CHECK(step == doctest::Approx(100));
  const figures::Panel empty{"error", {{"a", {0, NAN}}}, true};
  CHECK_THROWS_WITH_AS(figures::y_axis(empty),
                       "panel \"error\" has no values to draw",
                       std::invalid_argument);
}

TEST_CASE("a figure is drawn as CSV and as an SVG for light and dark pages") {
  const TemporaryFolder folder;
  const Folder drawings(folder.path / "new" / "figures");
  drawings.draw(example());
  const auto path = folder.path / "new" / "figures";
  CHECK(folder.names_in(path) ==
        std::set<std::string>{"an-example.csv", "an-example.svg"});
  CHECK(read(path / "an-example.csv") == figures::csv(example()));

  const auto svg = read(path / "an-example.svg");
  CHECK(svg.find("<title>An example</title>") != std::string::npos);
  CHECK(svg.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(svg.find("GNUPLOT") == std::string::npos);
  CHECK(svg.find("<!-- data " + figures::fingerprint(figures::csv(example())) +
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

  drawings.draw(example());
  CHECK(read(path / "an-example.svg") == svg);
}

TEST_CASE("steps are drawn flat around their x") {
  const TemporaryFolder folder;
  auto figure = example();
  const auto script = [&] {
    figures::write_script(figure, "data.csv", folder.path / "script");
    return read(folder.path / "script");
  };
  CHECK(script().find("histeps") == std::string::npos);
  figure.panels[0].curves[0].mark = Mark::steps;
  CHECK(script().find("using 1:2 skip 1 with histeps") != std::string::npos);
}

TEST_CASE("three panels and more are low and have few labels") {
  const TemporaryFolder folder;
  auto figure = example();
  const auto script = [&] {
    figures::write_script(figure, "data.csv", folder.path / "script");
    return read(folder.path / "script");
  };
  CHECK(script().find("size 500,544 ") != std::string::npos);
  CHECK(script().find("set ytics 0.5\n") != std::string::npos);
  figure.panels.push_back({"third", {{"limit", {0, 1, 3}}}});
  // The last one is higher, by the name of the axis below it.
  CHECK(script().find("size 500,430 ") != std::string::npos);
  const double low = 136 / 430.0, name = 22 / 430.0;
  CHECK(script().find(fmt::format("set size 1,{:.6g}\nset origin 0,{:.6g}\n",
                                  low, name + 2 * low)) != std::string::npos);
  CHECK(script().find(fmt::format("set size 1,{:.6g}\nset origin 0,0\n",
                                  low + name)) != std::string::npos);
  CHECK(script().find("set ytics 2\n") != std::string::npos);
  figure.panels.erase(figure.panels.begin(), figure.panels.begin() + 2);
  CHECK(script().find("size 500,340 ") != std::string::npos);
}

TEST_CASE("what cannot be a folder is named before anything is drawn") {
  if (fs::exists("/proc/self"))
    CHECK_THROWS_WITH_AS(Folder("/proc/x"),
                         "cannot draw into /proc/x: No such file or directory",
                         FigureError);
  CHECK_THROWS_WITH_AS(Folder("/dev/null"),
                       "cannot draw into /dev/null: Not a directory",
                       FigureError);
}

TEST_CASE("without gnuplot nothing is made") {
  const TemporaryFolder folder;
  const std::string path = std::getenv("PATH");
  setenv("PATH", folder.path.c_str(), 1);
  CHECK_THROWS_WITH_AS(
      Folder(folder.path / "a" / "b"),
      "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)",
      FigureError);
  setenv("PATH", path.c_str(), 1);
  CHECK(folder.names_in(folder.path).empty());
}

TEST_CASE("a folder in which nothing was drawn goes away, others stay") {
  const TemporaryFolder folder;
  { const Folder unused(folder.path / "a" / "b"); }
  CHECK(folder.names_in(folder.path).empty());
  { const Folder there(folder.path); }
  CHECK(fs::exists(folder.path));
}

// What gnuplot may do in the middle: the words of the error it must lead to.
TEST_CASE("when gnuplot fails the figures that were there stay as they were") {
  const TemporaryFolder folder;
  const Folder drawings(folder.path);
  drawings.draw(example());
  const auto svg = read(folder.path / "an-example.svg");
  auto changed = example();
  changed.x = {1, 3, 4};

  const auto draw_with = [&](const std::string& script) {
    const FakeGnuplot fake(script);
    std::string problem = "no problem";
    try {
      drawings.draw(changed);
    } catch (const FigureError& error) {
      problem = error.what();
    }
    CHECK(folder.names_in(folder.path) ==
          std::set<std::string>{"an-example.csv", "an-example.svg"});
    CHECK(read(folder.path / "an-example.svg") == svg);
    CHECK(read(folder.path / "an-example.csv") == figures::csv(example()));
    return problem;
  };
  const std::string start = "figure an-example was not drawn: ";
  CHECK(draw_with("echo half; echo 'line 3: no such thing' >&2; exit 3") ==
        start + "gnuplot failed with status 3: line 3: no such thing");
  CHECK(draw_with("exit 1") ==
        start + "gnuplot failed with status 1: it said nothing");
  CHECK(draw_with("kill -9 $$") == start + "gnuplot was ended by signal 9");
  CHECK(draw_with("echo '<svg><title>'") ==
        start + "gnuplot's SVG is not whole");
  CHECK(draw_with("echo '<svg></svg>'") ==
        start + "gnuplot's SVG has no <title>");
}
