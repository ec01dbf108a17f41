// Axes of any numbers: each figure is drawn, and its numbers are seen in it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <regex>

#include "figures/axis.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"
#include "xml.hpp"

using figures::Figure, figures::Mark, std::string, std::vector;

namespace {

constexpr double tiny = std::numeric_limits<double>::denorm_min();
constexpr double huge = std::numeric_limits<double>::max();

const vector<vector<double>> columns = {
    {1},           {0},          {-7},          {tiny},
    {huge},        {1, 1},       {0, 0},        {1, 1.0000001},
    {1, 1.00001},  {0, tiny},    {tiny, tiny},  {-1e308, 1e308},
    {-huge, huge}, {1e308, NAN}, {1e-308, 1},   {1e-308, 1e308},
    {NAN, 1, NAN}, {1, NAN, 2},  {1, 2, NAN, 3}};

Figure figure_of(const vector<double>& y, Mark mark, bool log_scale) {
  return {.name = "drawn",
          .title = "Drawn",
          .x_label = "x",
          .x = figures::steps(y.size()),
          .panels = {{"y", {{"y", y, mark}}, log_scale}}};
}

string drawn(const Figure& figure) {
  const TemporaryFolder folder;
  figures::Folder(folder.path).draw(figure);
  const auto svg = read(folder.path / "drawn.svg");
  CHECK_NOTHROW(XmlTexts{svg});
  CHECK(svg.find("nan") == string::npos);
  return svg;
}

// What a curve's part of a picture has between the elements of all curves.
string curve(const string& svg, int number) {
  const auto start = svg.find(fmt::format("<g id=\"gnuplot_plot_{}\"", number));
  REQUIRE(start != string::npos);
  return svg.substr(start, svg.find("\n\t</g>", start) - start);
}

std::ptrdiff_t matches(const string& text, const string& form) {
  const std::regex regex(form);
  return std::distance(std::sregex_iterator(text.begin(), text.end(), regex),
                       {});
}

// All places of a curve lie inside the frame of the axes, on no edge.
void check_inside(const string& drawing) {
  const std::regex place("[ML(]?(-?[0-9.]+),(-?[0-9.]+)[ )]");
  for (auto at = std::sregex_iterator(drawing.begin(), drawing.end(), place);
       at != std::sregex_iterator(); ++at) {
    CAPTURE((*at)[0].str());
    CHECK(std::stod((*at)[1]) >= 0);
    CHECK(std::stod((*at)[1]) <= 500);
    CHECK(std::stod((*at)[2]) >= 0);
    CHECK(std::stod((*at)[2]) <= 340);
  }
}

}  // namespace

TEST_CASE("a column of any numbers is drawn") {
  for (const bool log_scale : {false, true})
    for (const auto mark : {Mark::line, Mark::steps, Mark::points})
      for (const auto& y : columns) {
        CAPTURE(log_scale);
        CAPTURE(static_cast<int>(mark));
        CAPTURE(fmt::format("{}", fmt::join(y, " ")));
        const bool any = std::ranges::any_of(
            y, [&](double v) { return log_scale ? v > 0 : !std::isnan(v); });
        if (!any) continue;
        const auto drawing = curve(drawn(figure_of(y, mark, log_scale)), 1);
        CHECK(matches(drawing, "<use | L") > 0);
        check_inside(drawing);
      }
}

TEST_CASE("a value that stands alone is a point") {
  const auto points = [](const vector<double>& y, Mark mark) {
    const auto svg = drawn(figure_of(y, mark, false));
    return matches(curve(svg, 1), "<use ");
  };
  CHECK(points({2}, Mark::line) == 1);
  CHECK(points({2}, Mark::steps) == 1);
  CHECK(points({2}, Mark::points) == 1);
  CHECK(points({NAN, 2, NAN}, Mark::line) == 1);
  CHECK(points({1, NAN, 2}, Mark::line) == 2);
  CHECK(points({1, 2, NAN}, Mark::line) == 0);
  CHECK(points({1, 2, NAN}, Mark::steps) == 0);

  auto still = figure_of({2, 2}, Mark::line, false);
  still.x = {5, 5};
  CHECK(matches(curve(drawn(still), 1), "<use ") == 2);
}

TEST_CASE("a single x has the only label, in the middle") {
  for (const double x : {1.0, 0.0, 12345.0}) {
    auto figure = figure_of({0.5}, Mark::line, false);
    figure.x = {x};
    const XmlTexts shown(drawn(figure));
    CAPTURE(x);
    CHECK(shown.has(fmt::format(" {}", x)));
    const auto [low, high, step] = figures::x_axis(figure.x);
    CHECK((low + high) / 2 == x);
  }
}

TEST_CASE("x of any numbers are drawn") {
  for (const vector<double>& x :
       {vector<double>{5, 5}, {0, tiny}, {-1e308, 1e308}, {1, 1.0000001}}) {
    CAPTURE(x[1]);
    auto figure = figure_of({1, 2}, Mark::line, false);
    figure.x = x;
    const auto drawing = curve(drawn(figure), 1);
    CHECK(matches(drawing, "<use | L") > 0);
    check_inside(drawing);
  }
}

TEST_CASE("positive x of any size are drawn over powers") {
  for (const int base : {2, 10})
    for (const vector<double>& x : {vector<double>{5, 5},
                                    {8, 8},
                                    {tiny, 1e308},
                                    {1, 1.0000001},
                                    {3, 7}}) {
      CAPTURE(base);
      CAPTURE(x[1]);
      auto figure = figure_of({1, 2}, Mark::line, false);
      figure.x = x;
      figure.x_base = base;
      const auto drawing = curve(drawn(figure), 1);
      CHECK(matches(drawing, "<use | L") > 0);
      check_inside(drawing);
    }
}

TEST_CASE("the labels of numbers near the ends of a double are theirs") {
  const auto shows = [](const vector<double>& y, bool log_scale,
                        const string& label) {
    const XmlTexts shown(drawn(figure_of(y, Mark::line, log_scale)));
    return shown.has(label);
  };
  CHECK(shows({-1e308, 1e308}, false, "10e+307"));
  CHECK(shows({-1e308, 1e308}, false, "-10e+307"));
  CHECK(shows({0, tiny}, false, "40e-325"));
  CHECK(shows({1, 3}, false, "2"));
  CHECK(shows({1e-300, 1e300}, true, "-200"));
}

TEST_CASE("a reference is a line also where there is only one x") {
  auto figure = figure_of({2}, Mark::line, false);
  figure.panels[0].curves.push_back({"limit", {3}, Mark::reference});
  const auto svg = drawn(figure);
  CHECK(matches(curve(svg, 2), "M[0-9.]+,([0-9.]+) L[0-9.]+,\\1 ") == 1);
  CHECK(XmlTexts(svg).has("limit"));
}

TEST_CASE("a reference without a last value is named at its level") {
  auto figure = figure_of({2, 1}, Mark::line, false);
  figure.panels[0].curves.push_back({"ends", {3, NAN}, Mark::reference});
  figure.panels[0].curves.push_back({"none", {NAN, NAN}, Mark::reference});
  const XmlTexts shown(drawn(figure));
  CHECK(shown.has("ends"));
  CHECK(!shown.has("none"));
}

TEST_CASE("a single number stands in the middle of its axis") {
  for (const double y : {5.0, -5.0, 0.0, 1e-12}) {
    const auto axis = figures::linear_axis(y, y, 5);
    CHECK(axis.low < y);
    CHECK(axis.high > y);
  }
  figures::Panel panel{"share", {{"a", {0, 0}}}, false, true};
  CHECK(figures::y_axis(panel).low == 0);
  CHECK(figures::y_axis(panel).high == 1);
  panel = {"error", {{"a", {1e-5}}}, true};
  CHECK(figures::y_axis(panel).low == doctest::Approx(1e-6));
  CHECK(figures::y_axis(panel).high == doctest::Approx(1e-4));
}
