#include "14_text_classification/parts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

using namespace text_classification;

TEST_CASE("a text's number is FNV-1a mixed by MurmurHash3") {
  // By a program in another language, with whole numbers of any size.
  CHECK(drawn("") == 0xefd01f60ba992926);
  CHECK(drawn("a") == 0x82a2a958a9bece5b);
  CHECK(drawn("gcc-12") == 0x80efb27e052aaf30);
}

TEST_CASE("names that differ in a digit are spread over the parts") {
  Task task = {"", {}, {}, {}, {}};
  for (int k = 0; k < 10'000; ++k)
    part_of(task, {75, 10}, fmt::format("lib{}", k)).push_back({{}, k});

  // Four standard deviations are 0.017 of the first and 0.012 of the second.
  CHECK(std::abs(static_cast<int>(task.training.size()) - 7'500) < 170);
  CHECK(std::abs(static_cast<int>(task.validation.size()) - 1'000) < 120);
  CHECK(std::abs(static_cast<int>(task.test.size()) - 1'500) < 140);
  CHECK(&part_of(task, {75, 10}, "a") == &part_of(task, {75, 10}, "a"));

  // Of neighbours about 1 - 0.75^2 - 0.1^2 - 0.15^2 = 0.405 are parted.
  std::vector<int> part(10'000, 0);
  for (const auto& example : task.validation)
    part[static_cast<std::size_t>(example.label)] = 1;
  for (const auto& example : task.test)
    part[static_cast<std::size_t>(example.label)] = 2;
  int parted = 0;
  for (std::size_t k = 1; k < part.size(); ++k)
    parted += part[k] != part[k - 1];
  CHECK(std::abs(parted - 4'050) < 200);
}

TEST_CASE("all may be to learn from, or nothing") {
  Task task = {"", {}, {}, {}, {}};
  for (const char* name : {"a", "b", "c", "d"}) {
    CHECK(&part_of(task, {100, 0}, name) == &task.training);
    CHECK(&part_of(task, {0, 100}, name) == &task.validation);
    CHECK(&part_of(task, {0, 0}, name) == &task.test);
  }
}
