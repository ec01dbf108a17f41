#include "study/cells.hpp"

#include <doctest/doctest.h>

using namespace study;
using namespace std::chrono_literals;

TEST_CASE("a cell is a number if all of it is a finite one") {
  CHECK(number_of("12.5") == 12.5);
  CHECK(number_of("-1e3") == -1000);
  for (const auto* text :
       {"", " 1", "1 ", "1,5", "1x", "nan", "inf", "1e999", "+1", "0x10"})
    CHECK_MESSAGE(!number_of(text), text);
}

TEST_CASE("a cell is a date if there is such a day") {
  using std::chrono::sys_days;
  CHECK(date_of("2012-02-29") == sys_days(2012y / 2 / 29));
  CHECK(date_of("2012/01/31") == sys_days(2012y / 1 / 31));
  for (const auto* text :
       {"", "2013-02-29", "2012-13-01", "2012-00-01", "2012-1-1", "2012-01/01",
        "2012.01.01", "2012-01-0x", "20120-1-01", "2012-01-01 "})
    CHECK_MESSAGE(!date_of(text), text);
}

TEST_CASE("of a long cell the beginning is shown and no half of a symbol") {
  CHECK(shown("") == "nothing");
  CHECK(shown("a b") == "\"a b\"");
  const std::string forty(40, 'x'), one_less(39, 'x');
  CHECK(shown(forty) == "\"" + forty + "\"");
  CHECK(shown(forty + "y") == "\"" + forty + "\" ...");
  CHECK(shown(one_less + "é!") == "\"" + one_less + "\" ...");
}
