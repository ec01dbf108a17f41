// Chapter 16's program as a user meets it, on days of one's own and on small
// data.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <map>
#include <regex>

#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"
#include "run_program.hpp"

namespace {

const std::string tiny = "--networks 1 --epochs 2 --hidden 2 ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/16_weather", arguments, "LSTM_DATA=" + data);
}

// Nothing is printed but the one line that says why.
void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "16_weather: " + words + "\n");
}

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

void check_found(const Result& result, const std::vector<std::string>& forms) {
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CAPTURE(result.out);
  for (const auto& form : forms) {
    CAPTURE(form);
    CHECK(found(result.out, form));
  }
}

// The table that begins so, or nothing.
std::string table(const std::string& text, const std::string& words) {
  const auto begin = text.find("\n" + words);
  if (begin == std::string::npos) return "";
  const auto end = text.find("\n\n", begin);
  return text.substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

// All that a form finds, its part in brackets.
std::vector<double> numbers(const std::string& text, const std::string& form) {
  const std::regex regex(form);
  std::vector<double> all;
  for (std::sregex_iterator k(text.begin(), text.end(), regex), end; k != end;
       ++k)
    all.push_back(std::stod((*k)[1]));
  return all;
}

// 400 days from 1 January 2012 on, to a tenth of a degree: it is warmer in
// summer, and a warm day follows a warm one.
struct OwnDays {
  TemporaryFolder folder;
  std::string days = file("days"), dry = file("dry");
  std::vector<double> warmth;

  OwnDays() {
    lstm::Random random(3);
    std::ofstream all(days), some(dry);
    all << "date,warmth,wind,precipitation\n";
    some << "date,warmth,wind\n";
    double warm = 0;
    for (int t = 0; t < 400; ++t) {
      warm = 0.7 * warm + 2 * random.normal();
      const double usual = 10 - 8 * std::cos(2 * 3.14159 * t / 365.25);
      warmth.push_back(std::round(10 * (usual + warm)) / 10);
      const auto line = fmt::format("{},{:.1f},{:.2f}", date(t), warmth.back(),
                                    random.uniform());
      some << line << "\n";
      all << line << "," << (random.uniform() < 0.4 ? 5 : 0) << "\n";
    }
  }
  static std::string date(int t) {
    using namespace std::chrono;
    const year_month_day day{sys_days(year(2012) / 1 / 1) +
                             std::chrono::days(t)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
  }

  std::string file(const char* name) const {
    return (folder.path / name).string();
  }
  // The error of persistence on the last 100 days.
  double persistence() const {
    double squares = 0;
    for (std::size_t t = 300; t < 400; ++t)
      squares += std::pow(warmth[t] - warmth[t - 1], 2);
    return std::sqrt(squares / 100);
  }
};

}  // namespace

TEST_CASE("chapter 16 sets networks on days of one's own beside rivals") {
  const OwnDays own;
  const auto result = run(tiny + "--data " + own.days);
  const std::string row = " +\\d+\\.\\d\\d +\\d+\\.\\d\\d",
                    estimate = " +-?\\d\\.\\d{3} +-?\\d\\.\\d{3} to +-?\\d\\.",
                    seven = "( +\\d+\\.\\d\\d){7}\n",
                    score = " +0\\.\\d{3} +0\\.\\d{3}";
  check_found(
      result,
      {"^" + own.days +
           ", warmth from the days before: 400 days from 2012-01-01\n200 to "
           "learn from, 100 to choose on, 100 for the test, from 2012-10-27\n",
       "\nA plain loop: 8 units read 10 days\n",
       "\nerror +validation +test\npersistence +\\d+\\.\\d\\d +" +
           fmt::format("{:.2f}", own.persistence()) + "\n",
       "\nclimatology" + row + "\nautoregression, order 1" + row +
           "\nautoregression, order 2" + row + "\nautoregression, order 7" +
           row + "\nautoregression, chosen, order \\d+" + row + "\nridge, ",
       "\n1 networks of each kind, seed 1; .*\nerror .*\nLSTM, level" + row +
           ".*\nLSTM, anomaly" + row + ".*\nLSTM, residual" + row,
       "\nThe best on validation, and used: (level|anomaly|residual) "
       "\\(epochs: [12], [12], [12]\\)\n",
       "\ngain on the test .*\nover persistence" + estimate,
       "\nskill .*\nover persistence" + estimate,
       "\nover autoregression, order 2" + estimate,
       "\ndays ahead +1 +2 +3 +4 +5 +6 +7\npersistence" + seven +
           "climatology" + seven + "AR\\(2\\) iterated" + seven +
           "ridge direct" + seven + "LSTM direct" + seven + "LSTM iterated" +
           seven,
       "\nrain tomorrow, Brier score .*\nclimatology, .*\nMarkov chain" +
           score + "\nMarkov chain with seasons" + score + "\nlogistic ",
       "\nLSTM, mean of 1, least and most" + score,
       "\nscaled by all days" + row + ".*\nsplit at random" + row +
           ".*\nbest epoch of the test" + row,
       "\n2013-02-04: -?\\d+\\.\\d, four times in five between -?\\d+\\.\\d "
       "and -?\\d+\\.\\d\n\\(such an interval held on [01]\\.\\d{3} of the "
       "test's days\\)\n"});
}

TEST_CASE("chapter 16 uses the networks that are the best on validation") {
  const OwnDays own;
  const auto out = run("--networks 2 --epochs 3 --data " + own.days).out;
  CAPTURE(out);
  std::map<std::string, double> errors;
  for (const std::string kind : {"level", "anomaly", "residual"}) {
    const auto row = numbers(out, "\nLSTM, " + kind + " +(\\S+)");
    REQUIRE(row.size() == 1);
    errors[kind] = row[0];
  }
  std::smatch used;
  REQUIRE(std::regex_search(out, used, std::regex(" and used: (\\w+)")));
  for (const auto& [kind, error] : errors) CHECK(errors[used[1]] <= error);
}

TEST_CASE("the plain loop of chapter 16 learns") {
  const auto losses = numbers(run("--epochs 1 --networks 1").out,
                              "\n {4}[1-4] +(\\d+\\.\\d\\d) +\\d");
  REQUIRE(losses.size() == 4);
  for (std::size_t k = 1; k < 4; ++k) CHECK(losses[k] < losses[k - 1]);
}

TEST_CASE("chapter 16 prints what was asked for of its settings") {
  const OwnDays own;
  const auto data = " --data " + own.days;
  const auto one = run(
      "--target anomaly --networks 2 --epochs 3 --hidden 3 --seed 7" + data);
  check_found(one,
              {"\n2 networks of each kind, seed 7; ",
               "\nThe best on validation, and used: anomaly \\(epochs: [1-3]"
               "\\)\n",
               "\nLSTM, mean of 2, least and most "});
  CHECK(!found(one.out, "LSTM, (level|residual)"));
  CHECK(run(tiny + "--seed 2" + data).out != run(tiny + data).out);

  // The networks for rain are of as many units and days, too.
  const auto rain = [&](const std::string& options) {
    return table(run("--networks 1 --epochs 2 " + options + data).out,
                 "rain tomorrow");
  };
  const auto own_size = rain("");
  CHECK(!own_size.empty());
  CHECK(rain("--hidden 2") != own_size);
  CHECK(rain("--length 12") != own_size);
}

TEST_CASE("chapter 16 forecasts a column by its name") {
  const OwnDays own;
  const auto wind = run(tiny + "--column wind --data " + own.days);
  check_found(wind, {"^" + own.days + ", wind from the days before: "});
  CHECK(run(tiny + "--column warmth --data " + own.days).out ==
        run(tiny + "--data " + own.days).out);
}

TEST_CASE("chapter 16 says nothing of rain where none was measured") {
  const OwnDays own;
  const auto result = run(tiny + "--data " + own.dry);
  check_found(result, {"\nscaled by all days ", "\n2013-02-04: "});
  CHECK(result.out.find("rain tomorrow") == std::string::npos);
}

TEST_CASE("chapter 16 forecasts Chicago's warmth") {
  const auto result = run(tiny + "--place chicago");
  check_found(
      result,
      {"^Chicago, temp_max from the days before: 1600 days from 2001-01-22\n"
       "505 to learn from, 365 to choose on, 730 for the test, from 2003-06-11"
       "\n",
       "\nA plain loop: .*; errors in °F\n", "\nerror, °F ",
       "\n2005-06-10: \\d+\\.\\d °F, four times in five between "});
  CHECK(result.out.find("rain tomorrow") == std::string::npos);
}

TEST_CASE("a network of chapter 16 that is kept forecasts the same day") {
  const OwnDays own;
  const auto data = " --data " + own.days;
  const auto model = own.file("model"), onnx = own.file("onnx"),
             again = own.file("again"), figures = own.file("figures");
  const auto trained = run(tiny + "--save " + model + " --onnx " + onnx + data);
  REQUIRE(trained.status == 0);
  const auto loaded = run("--load " + model + " --onnx " + again +
                          " --figures " + figures + data);
  const auto tomorrow = table(trained.out, "2013-02-04: ");
  CHECK(!tomorrow.empty());
  CHECK(table(loaded.out, "2013-02-04: ") == tomorrow);
  std::smatch used;
  REQUIRE(std::regex_search(trained.out, used, std::regex("used: (\\w+)")));
  const auto kind = used[1].str();
  const auto error = numbers(trained.out, "\nLSTM, " + kind + " +\\S+ +(\\S+)");
  REQUIRE(error.size() == 1);
  check_found(loaded, {fmt::format(
                          "\nerror +test\nLSTM, {}, of {} +{:.2f}\npersistence "
                          "+{:.2f}\n",
                          kind, own.days, error[0], own.persistence())});
  CHECK(!read(onnx).empty());
  CHECK(read(again) == read(onnx));
  CHECK(TemporaryFolder::names_in(figures).contains("16-weeks.svg"));
}

TEST_CASE("a study of chapter 16's settings goes on with the best of each") {
  const OwnDays own;
  const auto study =
      "--epochs 1 --hidden 2 --study settings --data " + own.days;
  const auto result = run(study + " --target anomaly");
  // 5 lengths, 3 sizes, and 14 of what else there is.
  check_found(result, {"test, from 2012-10-27\n\ntarget +length .*\n"
                       "(anomaly( +\\S+){6} +1 +\\d+\\.\\d{3}\n){22}$"});
  CHECK(found(run(study).out,
              "(\nlevel .*){22}\n(.*\n)+(anomaly .*\n){22}(.*\n)+"
              "(residual .*\n){22}"));
  CHECK(run(study + " --threads 1").out == run(study + " --threads 3").out);
  const auto row = [&](std::size_t k) {
    const auto rows = "(?:\nanomaly.*){" + std::to_string(k) +
                      "}\nanomaly +(\\d+) +\\d+ .* (\\S+)\n";
    std::smatch part;
    REQUIRE(std::regex_search(result.out, part, std::regex(rows)));
    return std::pair(std::stod(part[2]), std::stoul(part[1]));
  };
  auto best = row(0);
  for (std::size_t k = 1; k < 5; ++k)
    if (row(k).first < best.first) best = row(k);
  for (std::size_t k = 5; k < 22; ++k) CHECK(row(k).second == best.second);
}

BAD_INPUT("chapter 16 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study settings", "--load a --networks 2",
        "--load a --epochs 2", "--load a --hidden 2", "--load a --length 2",
        "--load a --target level", "--study settings --save a",
        "--study settings --onnx a", "--study settings --networks 2",
        "--study settings --length 2", "--data a --place seattle"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(error, "16_weather: two options exclude each other"));
  }
  for (const std::string place : {"", " --place chicago"})
    refused(run("--column wind" + place), 1, "--column is for --data");
  refused(run("--place london"), 2,
          "--place: expected one of seattle, chicago, got london");
  refused(run("--target own,level"), 2,
          "--target: expected one of own, level, anomaly, residual, got "
          "own,level");
  refused(run("--length 101"), 2,
          "--length: expected a whole number from 1 to 100, got 101");
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
}

BAD_INPUT("days of chapter 16 that are not there or too few") {
  const OwnDays own;
  refused(run(tiny + "--place chicago", own.folder.path.string()), 1,
          "modeldata/Rdata.rdb is missing; .ci/data gets it");
  refused(run(tiny + "--data /nowhere/days"), 1,
          "cannot read /nowhere/days: No such file or directory");
  refused(run(tiny + "--column rain --data " + own.days), 1,
          own.days + ": no column rain, but warmth, wind, precipitation");
  const auto text = read(own.days);
  const auto few = own.file("few");
  std::ofstream(few) << text.substr(0, text.find("2012-07-19"));
  REQUIRE(run(tiny + "--data " + few + " --length 93").status == 0);
  refused(run(tiny + "--data " + few + " --length 94"), 1,
          "100 days hold no window of 94 and what is to be forecast of the 7 "
          "behind it");
}

BAD_INPUT("a network of chapter 16 that does not suit what it is asked") {
  const OwnDays own;
  const auto model = own.file("model");
  REQUIRE(run(tiny + "--save " + model + " --data " + own.days).status == 0);
  refused(run("--load " + model + " --data " + own.dry), 1,
          "the days have the columns warmth, wind, expected warmth, wind, "
          "precipitation as the model");
  refused(run("--load " + model + " --column wind --data " + own.days), 1,
          "wind is to be forecast, expected warmth as the model does");
  refused(run("--load " + own.days), 1,
          "cannot load " + own.days +
              ": it does not end with the checksum of a checkpoint; it is "
              "something else, or its end is missing");
  for (const std::string option : {"--save", "--onnx"})
    refused(run(tiny + option + " /nowhere/model"), 1,
            "cannot write /nowhere/model: No such file or directory");
}
