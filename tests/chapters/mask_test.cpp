#include "09_overfitting/mask.hpp"

#include <doctest/doctest.h>

#include <map>

static std::map<std::string, double> numbers(const figures::Diagram& diagram) {
  std::map<std::string, double> all;
  for (const auto& words : diagram.words)
    if (!words.name.empty()) all[words.name] = words.number;
  return all;
}

static std::string unit(const std::string& mask, int step, int unit) {
  return mask + ": step " + std::to_string(step) + " unit " +
         std::to_string(unit);
}

TEST_CASE("a fixed mask is the same at each step and a new one is not") {
  const std::string fixed = "one mask for all steps",
                    fresh = "a new mask for each step";
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    auto all = numbers(overfitting::mask_figure(lstm::Seed(seed)));
    CHECK(all.size() == 40);
    bool differs = false;
    for (int k = 1; k <= 5; ++k)
      for (int step = 1; step <= 4; ++step) {
        CHECK(all[unit(fixed, step, k)] == all[unit(fixed, 1, k)]);
        differs |= all[unit(fresh, step, k)] != all[unit(fresh, 1, k)];
      }
    CHECK(differs);
    for (const auto& one : all) CHECK(one.second * (2 - one.second) == 0);
  }
}

TEST_CASE("what a mask drops is crossed out and leads to no next step") {
  const auto drawn = overfitting::mask_figure(lstm::Seed(1));
  std::size_t dropped = 0;
  for (const auto& [name, factor] : numbers(drawn)) dropped += factor == 0;
  CHECK(dropped > 0);
  CHECK(drawn.lines.size() == 2 * dropped);
  CHECK(drawn.arrows.size() == 40 - dropped);
}
