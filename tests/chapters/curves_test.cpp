#include "study/curves.hpp"

#include <doctest/doctest.h>

TEST_CASE("curves are averaged epoch by epoch and the first lowest counts") {
  CHECK(study::mean_curve({{1, 5}, {3, 1}, {2, 3}}) ==
        std::vector<double>{2, 3});
  CHECK(study::lowest({3, 1, 2, 1}) == 1);
}
