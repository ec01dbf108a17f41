#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>
#include <cmath>
#include <limits>

#include "bad_input.hpp"
#include "example_figure.hpp"
#include "figures/axis.hpp"
#include "figures/file.hpp"
#include "figures/gnuplot.hpp"
#include "temporary_folder.hpp"

using figures::Mark;

TEST_CASE("the CSV holds every number of the figure and a gap for NaN") {
  CHECK(figures::csv(example_figure()) ==
        "step,left,right,limit\n1,1,3,1\n2,0.5,2,1\n4,,1,1\n");
}

TEST_CASE("series are recorded in their order") {
  CHECK(figures::series(3, [](std::size_t k) { return 0.5f * float(k); }) ==
        std::vector<double>{0, 0.5, 1});
  CHECK(figures::series(0, [](std::size_t) { return 1; }).empty());
  CHECK(figures::steps(3) == std::vector<double>{1, 2, 3});
  CHECK(figures::steps(2, 0) == std::vector<double>{0, 1});
}

TEST_CASE("the numbers of a script have six digits, and NaN is a gap") {
  const TemporaryFolder folder;
  auto figure = example_figure();
  figure.panels[0].curves[0].y = {1.0 / 3, NAN, 2e-7};
  figures::write_script(figure, folder.path / "script");
  CHECK(
      read(folder.path / "script").find("\n1 0.333333\n2 nan\n4 2e-07\ne\n") !=
      std::string::npos);
}

BAD_INPUT("a script that cannot be written is told by gnuplot's stream") {
  CHECK_THROWS_WITH_AS(figures::write_script(example_figure(), "/dev/full"),
                       "cannot write /dev/full", figures::FileError);
}

TEST_CASE("the fingerprint is FNV-1a's") {
  CHECK(figures::fingerprint("") == "cbf29ce484222325");
  CHECK(figures::fingerprint("foobar") == "85944171f73967e8");
}

BAD_INPUT("a figure with nothing in it or with uneven columns") {
  auto figure = example_figure();
  figure.panels[0].curves[1].y.pop_back();
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "figure an-example: \"right\" has 2 values for 3 of x",
                       std::invalid_argument);
  figure = example_figure();
  figure.panels[0].curves[0].name = "";
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "\"\" cannot be the name of a column",
                       std::invalid_argument);
  figure.panels.clear();
  CHECK_THROWS_WITH_AS(figures::csv(figure),
                       "figure an-example has nothing to draw",
                       std::invalid_argument);
}

BAD_INPUT("a figure whose x is not finite") {
  auto figure = example_figure();
  figure.x[1] = NAN;
  CHECK_THROWS_WITH_AS(
      figures::csv(figure),
      "figure an-example: \"step\" has nan, expected finite numbers",
      std::invalid_argument);
  figure.x[1] = std::numeric_limits<double>::infinity();
  CHECK_THROWS_WITH_AS(
      figures::csv(figure),
      "figure an-example: \"step\" has inf, expected finite numbers",
      std::invalid_argument);
}

BAD_INPUT("an x that has no place on an axis of powers") {
  for (const double x : {0.0, -1.0}) {
    auto figure = example_figure();
    CHECK_NOTHROW(figures::csv(figure));
    figure.x[0] = x;
    CHECK_NOTHROW(figures::csv(figure));
    figure.x_base = 2;
    CHECK_THROWS_WITH_AS(
        figures::csv(figure),
        fmt::format("figure an-example: \"step\" has {}, expected positive "
                    "numbers",
                    x)
            .c_str(),
        std::invalid_argument);
  }
  auto figure = example_figure();
  figure.x_base = 3;
  CHECK_THROWS_WITH_AS(
      figures::csv(figure),
      "figure an-example: expected powers of 2 or 10 as labels, got those of 3",
      std::invalid_argument);
}

BAD_INPUT("a panel without a number to draw") {
  const figures::Panel panel{"error", {{"a", {0, NAN}}}, true};
  CHECK_THROWS_WITH_AS(figures::y_axis(panel),
                       "panel \"error\" has no values to draw",
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

TEST_CASE("an axis from zero begins there unless a value is below") {
  figures::Panel panel{"rate", {{"a", {110, 190}}}};
  CHECK(figures::y_axis(panel).low == doctest::Approx(100));
  panel.from_zero = true;
  CHECK(figures::y_axis(panel).low == 0);
  panel.curves[0].y[0] = -110;
  CHECK(figures::y_axis(panel).low < -100);
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
}

TEST_CASE("an axis of powers has labels at whole exponents") {
  const auto axis = [](const std::vector<double>& exponents) {
    const auto [low, high, step] = figures::power_axis(exponents);
    return std::array{low, high, step};
  };
  CHECK(axis({0, 1, 2}) == std::array{0.0, 2.0, 1.0});
  CHECK(axis({0.5, 10}) == std::array{0.5, 10.0, 2.0});
  CHECK(axis({-16, -1}) == std::array{-16.0, -1.0, 2.0});
  CHECK(axis({0.2, 0.8}) == std::array{0.0, 1.0, 1.0});  // none within
  CHECK(axis({2.5, 2.5}) == std::array{2.0, 3.0, 1.0});
  CHECK(axis({3, 3}) == std::array{2.0, 4.0, 1.0});
}

TEST_CASE("x over powers stands at its logarithm, its labels are powers") {
  const TemporaryFolder folder;
  auto figure = example_figure();
  const auto script = [&](int base, double last) {
    figure.x_base = base;
    figure.x[2] = last;
    figures::write_script(figure, folder.path / "script");
    return read(folder.path / "script");
  };
  const auto has = [](const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
  };
  const auto linear = script(0, 4), two = script(2, 4);
  CHECK(has(linear, "set xtics 0.5\n"));
  CHECK(has(linear, "\n4 1\n"));
  CHECK(has(two, "set xrange [0:2]\nset xtics ('1' 0, '2' 1, '4' 2)\n"));
  CHECK(has(two, "\n2 1\n"));
  CHECK(figures::csv(figure).find("\n4,,1,") != std::string::npos);
  CHECK(has(script(2, 1 << 20), "'4096' 12, '32768' 15, '2^{18}' 18)"));
  figure.x[0] = 0.5;
  CHECK(has(script(10, 100), "set xtics ('10^{0}' 0, '10^{1}' 1, '10^{2}' 2)"));
  figure.x[0] = 1;
  CHECK(has(script(10, 1000), "('10^{0}' 0, '10^{1}' 1, '10^{2}' 2, '10^{3}'"));
}

TEST_CASE("steps are drawn flat around their x") {
  const TemporaryFolder folder;
  auto figure = example_figure();
  const auto script = [&] {
    figures::write_script(figure, folder.path / "script");
    return read(folder.path / "script");
  };
  CHECK(script().find("histeps") == std::string::npos);
  figure.panels[0].curves[0].mark = Mark::steps;
  CHECK(script().find("'-' with histeps") != std::string::npos);
}

TEST_CASE("three panels and more are low and have few labels") {
  const TemporaryFolder folder;
  auto figure = example_figure();
  const auto script = [&] {
    figures::write_script(figure, folder.path / "script");
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
