#include <fmt/format.h>

#include <chrono>
#include <fstream>

#include "17_prices/own_file.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "study/data_file.hpp"
#include "temporary_folder.hpp"

using namespace prices;

namespace {

// A file of these bytes, which goes away.
struct PricesFile {
  TemporaryFolder folder;
  std::string name = (folder.path / "prices.csv").string();

  explicit PricesFile(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

std::vector<Series> read_own(const std::string& bytes,
                             const std::string& column = "") {
  return from_file(PricesFile(bytes).name, column);
}

// Every third day from 2001-01-01 on.
std::string date(int k) {
  using namespace std::chrono;
  const year_month_day day = sys_days(year(2001) / 1 / 1) + days(3 * k);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

// So many days, the closes of which are 1, 2 ... and 10, 20 ...
std::string lines(int count, const std::string& end = "\n") {
  std::string text;
  for (int k = 0; k < count; ++k)
    text += fmt::format("{},{},{}{}", date(k), k + 1, 10 * k + 10, end);
  return text;
}

const std::string head = "date,one,ten\n";

void refuse(const std::string& bytes, const std::string& words,
            const std::string& column = "") {
  const PricesFile file(bytes);
  CHECK_THROWS_WITH_AS(from_file(file.name, column),
                       (file.name + ": " + words).c_str(), study::DataError);
}

// A file whose line 302 is this one.
void refuse_line(const std::string& line, const std::string& words) {
  refuse(head + lines(300) + line + "\n", "line 302" + words);
}

void cannot_read(const std::string& bytes, const std::string& words) {
  const PricesFile file(bytes);
  CHECK_THROWS_WITH_AS(from_file(file.name, ""),
                       ("cannot read " + file.name + ": " + words).c_str(),
                       study::DataError);
}

}  // namespace

TEST_CASE("a file of a date and closes is a series for each column") {
  const auto all = read_own(head + lines(300));
  REQUIRE(all.size() == 2);
  CHECK(all[0].name == "one");
  CHECK(all[1].name == "ten");
  REQUIRE(all[0].close.size() == 300);
  for (std::size_t k = 0; k < 300; ++k) {
    CHECK(all[0].close[k] == static_cast<double>(k + 1));
    CHECK(all[1].close[k] == 10 * all[0].close[k]);
  }
}

TEST_CASE("of a column that is named alone the others may hold what they do") {
  auto text = head + lines(300);
  text += "2020/01/01,7,0\n2020/01/02,8,n/a\n";
  const auto all = read_own(text, "one");
  REQUIRE(all.size() == 1);
  CHECK(all[0].name == "one");
  CHECK(all[0].close.size() == 302);
  CHECK(all[0].close.back() == 8);
}

TEST_CASE("a date may stand in any column and what programs add is left out") {
  std::string turned = "one,Date\n";
  for (int k = 0; k < 300; ++k)
    turned += fmt::format("{},{}\n", k + 1, date(k));
  CHECK(read_own(turned).front().close.size() == 300);
  const auto windows = "\xef\xbb\xbf\r\n\"date\",one,\"ten\"\r\n" +
                       lines(300, "\r\n") + "\"2020-01-01\",\"5\",6\r\n";
  const auto all = read_own(windows);
  CHECK(all[1].name == "ten");
  CHECK(all[0].close.back() == 5);
}

BAD_INPUT("a file of prices that is none") {
  cannot_read("", "it is empty");
  cannot_read(head + std::string("2001-01-01,\0", 12),
              "line 2 has the control character 0x00 at its byte 12");
  cannot_read("date,caf\xe9\n", "line 1 is not UTF-8 at its byte 9");
  cannot_read(head + std::string(10'000'000, '1'),
              "line 2 has 10000000 bytes; at most 1000000 are read");
  CHECK_THROWS_AS(from_file("no such file", ""), figures::FileError);
  refuse("\n\r\n", "no line of names");
}

BAD_INPUT("a first line that does not name the columns of prices") {
  refuse(lines(300), "line 1 does not name a column date, but \"2001-01-01\"");
  refuse("\nday,close\n2001-01-01,5\n",
         "line 2 does not name a column date, but \"day\"");
  refuse("date,,close\n", "line 1 has a column without a name");
  refuse("date,a,a\n", "line 1 has two columns a");
  refuse("date\n2001-01-01\n", "line 1 has no column but the date");
  refuse(head + lines(300), "no column two, but date, one, ten", "two");
  refuse(head + lines(300), "no column date, but date, one, ten", "date");
}

BAD_INPUT("a day of prices that is wrong or not in its place") {
  for (const auto* no_date : {"2019-02-29", "19-02-2019", "yesterday"})
    refuse_line(
        no_date + std::string(",1,2"),
        fmt::format(": expected a date as 2012-01-31, got \"{}\"", no_date));
  refuse_line(",1,2", ": expected a date as 2012-01-31, got nothing");
  refuse_line(date(299) + ",1,2",
              ": " + date(299) + " is also the day of the line above");
  refuse_line(date(298) + ",1,2",
              ": " + date(298) + " is before the day of the line above");
}

BAD_INPUT("a price that is none") {
  for (const auto* close : {"x", "0", "-1", "nan", "inf", "1e999", "12a"})
    refuse_line(
        fmt::format("2020-01-01,1,{}", close),
        fmt::format(": expected a price above 0 in column ten, got \"{}\"",
                    close));
  refuse_line("2020-01-01,,1",
              ": expected a price above 0 in column one, got nothing");
  refuse_line("2020-01-01,\"1,5\",1",
              " has 4 columns, expected 3 between commas");
  refuse_line("2020-01-01,1", " has 2 columns, expected 3 between commas");
}

BAD_INPUT("too few prices or prices that never change") {
  refuse(head, "0 days, expected 300 or more");
  refuse(head + lines(1), "1 day, expected 300 or more");
  refuse(head + lines(299), "299 days, expected 300 or more");
  // 299 returns, of which the last 99 and 49 before them are for the forecasts.
  std::string still = "date,close\n";
  for (int k = 0; k < 300; ++k)
    still += fmt::format("{},{}\n", date(k), k < 152 ? 5 : 5 + k);
  refuse(still, "column close is the same on all of the first 152 days");
  still.replace(still.find("\n2001-01-01,5"), 13, "\n2001-01-01,6");
  CHECK(read_own(still).size() == 1);
}
