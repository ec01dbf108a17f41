#include <doctest/doctest.h>

#include "lstm/layers/cell.hpp"
#include "random_tensors.hpp"

TEST_CASE("a layer taken apart and stacked again is as it was") {
  lstm::Random random(5);
  lstm::Lstm<double> layer(2, 3);
  for (auto* p : layer.parameters()) {
    fill_normal(p->value, random);
    fill_normal(p->gradient, random);
  }
  auto cell = taken_apart(layer);
  CHECK(cell.f.U.value(1, 2) == layer.U.value(4, 2));
  CHECK(cell.o.b.gradient(2, 0) == layer.b.gradient(11, 0));
  auto again = stacked(cell);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(again.parameters()[k]->value == layer.parameters()[k]->value);
    CHECK(again.parameters()[k]->gradient == layer.parameters()[k]->gradient);
  }
}
