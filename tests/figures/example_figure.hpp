#pragma once
#include <cmath>

#include "figures/figure.hpp"

inline figures::Figure example_figure() {
  using figures::Mark;
  return {.name = "an-example",
          .title = "An example",
          .x_label = "step",
          .x = {1, 2, 4},
          .panels = {
              {"size",
               {{"left", {1, 0.5, NAN}}, {"right", {3, 2, 1}, Mark::points}}},
              {"error", {{"limit", {1, 1, 1}, Mark::reference}}, true}}};
}
