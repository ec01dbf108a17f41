#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>

#include "16_weather/days.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "study/data_file.hpp"
#include "temporary_folder.hpp"

using namespace weather;
using namespace std::chrono;

namespace {

// A file of these bytes, which goes away.
struct OwnFile {
  TemporaryFolder folder;
  std::string name = (folder.path / "days.csv").string();

  explicit OwnFile(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

const std::string names = "date,warmth,rain\n";

// 2011-12-31 and so on: day 0 is in line 2.
std::string line(int day, char separator = '-') {
  const year_month_day date = sys_days(year(2011) / 12 / 31) + days(day);
  return fmt::format("{1:04}{0}{2:02}{0}{3:02},{4}.5,{5}e-1\n", separator,
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), day % 50 - 10, day % 7);
}
std::string lines(int begin, int end) {
  std::string text;
  for (int day = begin; day < end; ++day) text += line(day);
  return text;
}

Days read_own(const std::string& bytes, const std::string& column = "") {
  return from_file(OwnFile(bytes).name, column);
}

}  // namespace

TEST_CASE("a file of days is read") {
  const OwnFile file(names + lines(0, 600));
  const auto days = from_file(file.name, "");
  CHECK(days.place == file.name);
  CHECK(days.unit.empty());
  CHECK(days.first == sys_days(year(2011) / 12 / 31));
  CHECK(days.columns == std::vector<std::string>{"warmth", "rain"});
  REQUIRE(days.values.size() == 2);
  REQUIRE(days.size() == 600);
  for (int day = 0; day < 600; ++day) {
    const auto t = static_cast<std::size_t>(day);
    const double sign = day % 50 < 10 ? -1 : 1;
    CHECK(days.values[0][t] == sign * (std::abs(day % 50 - 10) + 0.5));
    CHECK(days.values[1][t] == doctest::Approx(0.1 * (day % 7)));
  }
  CHECK(days.forecast == 0);
  CHECK(from_file(file.name, "warmth").forecast == 0);
  CHECK(from_file(file.name, "rain").forecast == 1);
}

TEST_CASE("a quarter of the days and no more than a year is the test") {
  const auto few = read_own(names + lines(0, 203));
  CHECK(few.test == 203 - 50);
  CHECK(few.validation == 203 - 100);
  const auto many = read_own(names + lines(0, 2'000));
  CHECK(many.test == 2'000 - 365);
  CHECK(many.validation == 2'000 - 730);
}

TEST_CASE("dates with slashes and what Windows adds are read") {
  const auto plain = read_own(names + lines(0, 250));
  std::string text = "\xef\xbb\xbf\r\n\ndate,warmth,rain\r\n";
  for (int day = 0; day < 250; ++day) {
    auto one = line(day, day % 2 ? '-' : '/');
    one.insert(one.size() - 1, "\r");
    text += one + "\r\n\n";
  }
  const auto days = read_own(text);
  CHECK(days.first == plain.first);
  CHECK(days.columns == plain.columns);
  CHECK(days.values == plain.values);
}

static void refuse(const std::string& bytes, const std::string& words,
                   const std::string& column = "") {
  const OwnFile file(bytes);
  CHECK_THROWS_WITH_AS(from_file(file.name, column),
                       (file.name + ": " + words).c_str(), study::DataError);
}

BAD_INPUT("a file of days that is no text") {
  const auto cannot_read = [](const std::string& bytes,
                              const std::string& words) {
    const OwnFile file(bytes);
    CHECK_THROWS_WITH_AS(from_file(file.name, ""),
                         ("cannot read " + file.name + ": " + words).c_str(),
                         study::DataError);
  };
  cannot_read("", "it is empty");
  cannot_read(names + std::string("\x89PNG\x1a\0", 6),
              "line 2 is not UTF-8 at its byte 1");
  cannot_read(names + lines(0, 2) + std::string("a,\0b", 4),
              "line 4 has the control character 0x00 at its byte 3");
  cannot_read("date,caf\xe9\n", "line 1 is not UTF-8 at its byte 9");
  cannot_read(names + lines(0, 300) + std::string(10'000'000, 'x'),
              "line 302 has 10000000 bytes; at most 1000000 are read");
  CHECK_THROWS_AS(from_file("no such file", ""), figures::FileError);
}

BAD_INPUT("a file of days without their names") {
  refuse("\n\n", "no line of names");
  refuse("\xef\xbb\xbf", "no line of names");
  refuse(lines(0, 300), "line 1 does not begin with the name date");
  refuse("\nday,warmth\n", "line 2 does not begin with the name date");
  refuse("warmth,date\n", "line 1 does not begin with the name date");
  refuse("date\n2012-01-01\n", "line 1 has no column but date");
  refuse("date,a,\n", "line 1 has a column without a name");
  refuse("date,a,b,a\n", "line 1 has two columns a");
  refuse("date,date\n", "line 1 has two columns date");
  std::string most = "date";
  for (int k = 0; k < 31; ++k) most += fmt::format(",c{}", k);
  refuse(most + "\n", "line 1 has 32 columns, expected 31 or fewer");
  refuse(names + lines(0, 300), "no column wind, but warmth, rain", "wind");
  refuse(names + lines(0, 300), "no column date, but warmth, rain", "date");
}

BAD_INPUT("lines that are no day") {
  const auto bad = [](const std::string& text, const std::string& words) {
    refuse(names + lines(0, 5) + text + "\n" + lines(6, 300), "line 7" + words);
  };
  bad("2012-01-05,1", " has 2 columns, expected 3 between commas");
  bad("2012-01-05,1,2,3", " has 4 columns, expected 3 between commas");
  bad("2012-01-05;1;2", " has 1 column, expected 3 between commas");
  for (const char* const number :
       {"", "warm", "1.5 ", " 1", "+1", "1.5C", "0x10", "nan", "-nan", "inf",
        "-inf", "1e999", "1.1e9", "-1.1e9", "NA"}) {
    CAPTURE(number);
    bad(fmt::format("2012-01-05,1,{}", number),
        " has no number from -1e9 to 1e9 in column rain");
  }
  bad("2012-01-05,x,1", " has no number from -1e9 to 1e9 in column warmth");
}

BAD_INPUT("dates that are none") {
  const auto bad = [](const std::string& date, const std::string& words) {
    refuse(names + lines(0, 5) + date + ",1,2\n", "line 7" + words);
  };
  const auto* const no_date = " does not begin with a date as 2012-01-31";
  for (const char* const text :
       {"", "5", "05.01.2012", "01/05/2012", "2012-01/05", "2012-1-05",
        "2012-01-5", "2012-01-051", "12-01-05", "2012 01 05", "2012-01--5",
        "2012-+1-05", "2012-01-05T", "-012-01-05"})
    bad(text, no_date);
  bad("2013-02-30", ": there is no 2013-02-30");
  bad("2013/02/29", ": there is no 2013/02/29");
  bad("2012-13-01", ": there is no 2012-13-01");
  bad("2012-00-01", ": there is no 2012-00-01");
}

BAD_INPUT("days that do not follow one another") {
  refuse(names + lines(0, 5) + lines(6, 300),
         "line 7 is of 2012-01-06, expected 2012-01-05: one line a day");
  refuse(names + lines(0, 5) + lines(4, 300),
         "line 7 is of 2012-01-04, expected 2012-01-05: one line a day");
  refuse(names + line(9) + line(8),
         "line 3 is of 2012-01-08, expected 2012-01-10: one line a day");
  refuse(names + lines(0, 61) + "2012-03-02,1,1\n",
         "line 63 is of 2012-03-02, expected 2012-03-01: one line a day");
}

BAD_INPUT("too few days or a column that stands still") {
  refuse(names, "0 days, expected 200 or more");
  refuse(names + line(0), "1 day, expected 200 or more");
  refuse(names + lines(0, 199), "199 days, expected 200 or more");
  std::string still = "date,warmth,snow\n";
  for (int day = 0; day < 400; ++day)
    still += line(day).substr(0, 10) +
             fmt::format(",{},{}\n", day, day > 250 ? 1 : 0);
  refuse(still, "column snow is the same on all of the first 200 days");
}
