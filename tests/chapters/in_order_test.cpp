#include "study/in_order.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <numeric>
#include <string>

using study::in_order;

TEST_CASE("results keep their order though the last calls end first") {
  for (const std::size_t threads : {1u, 2u, 5u}) {
    lstm::Team team(threads);
    const auto results = in_order(team, 6, [](std::size_t k) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2 * (6 - k)));
      return std::make_unique<std::size_t>(k);  // it cannot be copied
    });
    REQUIRE(results.size() == 6);
    for (std::size_t k = 0; k < 6; ++k) CHECK(*results[k] == k);
  }
}

TEST_CASE("nothing to do gives nothing") {
  lstm::Team team(2);
  CHECK(in_order(team, 0, [](std::size_t k) { return k; }).empty());
}

TEST_CASE("of two calls that fail the first is told though it fails last") {
  for (const std::size_t threads : {1u, 4u}) {
    lstm::Team team(threads);
    CHECK_THROWS_WITH(
        in_order(team, 4,
                 [](std::size_t k) {
                   if (k == 1)
                     std::this_thread::sleep_for(std::chrono::milliseconds(20));
                   if (k % 2 == 1) throw std::runtime_error(std::to_string(k));
                   return k;
                 }),
        "1");
    CHECK(in_order(team, 1, [](std::size_t k) { return k; }).size() == 1);
  }
}
