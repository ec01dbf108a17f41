#include <doctest/doctest.h>

#include "outputs/outputs.hpp"

using weave::Selection;

TEST_CASE("a part of the book has its pages and figures and no others") {
  for (const auto* file : {"docs/00-introduction.md", "docs/10-fast.md",
                           "docs/appendix-fit.md", "figures/08-loss.svg"}) {
    CAPTURE(file);
    CHECK(Selection{"", 0}.wants(file));
    CHECK(Selection{"", 1}.wants(file));
    CHECK(!Selection{"", 2}.wants(file));
  }
  for (const auto* file : {"docs/11-lags.md", "figures/13-loss.svg"}) {
    CAPTURE(file);
    CHECK(Selection{"", 0}.wants(file));
    CHECK(!Selection{"", 1}.wants(file));
    CHECK(Selection{"", 2}.wants(file));
  }
  CHECK(Selection{"13", 2}.wants("docs/13-x.md"));
  CHECK(!Selection{"14", 2}.wants("docs/13-x.md"));
}
