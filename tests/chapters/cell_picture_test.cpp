#include "study/cell_picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "random_tensors.hpp"

using figures::Diagram, figures::Tint;
using study::Part, study::UnitStep;

namespace {

// A layer of two units on two samples, and the first unit's steps.
struct Case {
  lstm::Lstm<double> layer{2, 2};
  lstm::Sequence<double> x = xt::zeros<double>({4, 2, 2});
  lstm::Trace<double> trace;

  Case() {
    lstm::Random random(4);
    layer.initialize(lstm::Recipe::keras, random);
    fill_normal(x, random);
    layer.forward(x, {}, trace);
  }
  UnitStep step(std::size_t t) const {
    return study::unit_step(layer, x, trace, t);
  }
};

double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// The numbers of a diagram under their names.
std::map<std::string, double> numbers(const Diagram& diagram) {
  std::map<std::string, double> all;
  for (const auto& box : diagram.boxes)
    if (!box.name.empty()) all[box.name] = box.number;
  for (const auto& words : diagram.words)
    if (!words.name.empty()) all[words.name] = words.number;
  return all;
}

bool shows(const Diagram& diagram, const std::string& text) {
  return std::ranges::any_of(
      diagram.words, [&](const auto& words) { return words.text == text; });
}

std::ptrdiff_t signs(const Diagram& diagram, Tint tint) {
  return std::ranges::count_if(
      diagram.signs, [&](const auto& sign) { return sign.tint == tint; });
}

Diagram picture(Part newest) {
  return study::cell_picture("a-cell", "A cell", Case().step(2), newest);
}

}  // namespace

TEST_CASE("the step of a unit is what the layer computed") {
  const Case one;
  for (std::size_t t = 0; t < 4; ++t) {
    const auto s = one.step(t);
    CHECK(s.x == std::vector{one.x(t, 0, 0), one.x(t, 1, 0)});
    CHECK(s.i == doctest::Approx(sigmoid(s.z_i)).epsilon(1e-12));
    CHECK(s.f == doctest::Approx(sigmoid(s.z_f)).epsilon(1e-12));
    CHECK(s.g == doctest::Approx(std::tanh(s.z_g)).epsilon(1e-12));
    CHECK(s.o == doctest::Approx(sigmoid(s.z_o)).epsilon(1e-12));
    CHECK(s.c == doctest::Approx(s.f * s.c_before + s.i * s.g).epsilon(1e-12));
    CHECK(s.tanh_c == doctest::Approx(std::tanh(s.c)).epsilon(1e-12));
    CHECK(s.h == doctest::Approx(s.o * s.tanh_c).epsilon(1e-12));
    CHECK(s.c_before == (t == 0 ? 0 : one.step(t - 1).c));
    CHECK(s.h_before == (t == 0 ? 0 : one.step(t - 1).h));
  }
}

TEST_CASE("the first marked step is looked for behind step 0") {
  lstm::Sequence<double> x = xt::zeros<double>({4, 2, 2});
  x(0, 1, 0) = x(1, 0, 0) = x(1, 1, 1) = x(2, 1, 0) = 1;
  CHECK(study::first_marked(x) == 2);
  x(2, 1, 0) = 0;
  CHECK(study::first_marked(x) == 3);
  const lstm::Sequence<double> single = xt::zeros<double>({1, 2, 1});
  CHECK(study::first_marked(single) == 0);
}

TEST_CASE("the cell grows part by part") {
  const auto belt = numbers(picture(Part::belt));
  CHECK(belt.size() == 7);
  CHECK(belt.count("c") == 1);
  CHECK(numbers(picture(Part::forget)).size() == 8);
  CHECK(numbers(picture(Part::write)).size() == 10);
  CHECK(numbers(picture(Part::show)).size() == 14);
  CHECK(numbers(picture(Part::whole)) == numbers(picture(Part::show)));
  CHECK(picture(Part::show).boxes.size() == 9);
  CHECK(shows(picture(Part::forget), "σ"));
  CHECK(!shows(picture(Part::forget), "tanh"));
  CHECK(!shows(picture(Part::belt), "σ"));
}

TEST_CASE("a cell's picture shows the numbers of its step") {
  const auto s = Case().step(2);
  const auto drawn = picture(Part::whole);
  auto all = numbers(drawn);
  CHECK(all["c before"] == s.c_before);
  CHECK(all["kept"] == s.f * s.c_before);
  CHECK(all["written"] == s.i * s.g);
  CHECK(all["kept"] + all["written"] == doctest::Approx(s.c).epsilon(1e-12));
  CHECK(all["c"] == s.c);
  CHECK(all["tanh c"] == s.tanh_c);
  CHECK(all["h"] == s.h);
  CHECK(all["i"] == s.i);
  CHECK(all["f"] == s.f);
  CHECK(all["g"] == s.g);
  CHECK(all["o"] == s.o);
  CHECK(all["sum of i"] == s.z_i);
  CHECK(all["sum of f"] == s.z_f);
  CHECK(all["sum of g"] == s.z_g);
  CHECK(all["sum of o"] == s.z_o);
  for (const auto& words : drawn.words)
    if (!words.name.empty())
      CHECK(words.text == figures::rounded(words.number));
}

TEST_CASE("what is new in a cell stands out and the rest stands back") {
  const auto show = picture(Part::show);
  CHECK(signs(show, Tint::blue) == 1);
  CHECK(signs(show, Tint::faded) == 3);
  CHECK(signs(picture(Part::belt), Tint::blue) == 3);
  CHECK(signs(picture(Part::whole), Tint::ink) == 4);
}

TEST_CASE("what a cell reads stands below it") {
  const UnitStep step{.x = {0.5, 1, -2.25}, .h_before = -0.001};
  CHECK(shows(study::cell_picture("a", "A", step, Part::forget),
              "x = (0.50, 1, -2.25),  h(t−1) = 0.00"));
  const auto without_h = study::cell_picture("a", "A", {.x = {1}}, Part::whole);
  CHECK(shows(without_h, "x = 1"));
  CHECK(shows(without_h, "Wx+b"));
  CHECK(!shows(without_h, "Wx+Uh+b"));
}

TEST_CASE("pictures of several steps tell their numbers apart") {
  const auto s = Case().step(2), before = Case().step(1);
  const auto drawn =
      study::cell_pictures("a", "A", {{"first", before}, {"second", s}});
  auto all = numbers(drawn);
  CHECK(all.size() == 20);
  CHECK(all["first c"] == before.c);
  CHECK(all["second c"] == s.c);
  CHECK(shows(drawn, "second"));
}
