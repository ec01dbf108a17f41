#include "14_text_classification/reviews.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bad_input.hpp"
#include "data_variable.hpp"
#include "parts_of_task.hpp"
#include "r_writer.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

using namespace text_classification;
using namespace parts_of_task;
using Strings = std::vector<std::string>;

static std::string scores(const std::vector<int>& numbers,
                          const Strings& levels = {"great", "other"}) {
  return r::integers(numbers, r::with_attributes) +
         r::attribute(r::symbol("levels"), r::strings(levels)) + r::nothing;
}
static std::string table(const Strings& texts,
                         const std::vector<int>& numbers) {
  return r::named_list({"review", "score"},
                       {r::strings(texts), scores(numbers)});
}

static Task read_reviews(const std::string& training, const std::string& test) {
  DataFolder data;
  const auto first = r::variable(r::header_3 + training);
  const auto second = r::variable(r::header_3 + test);
  const auto length = [](const std::string& bytes) {
    return static_cast<int>(bytes.size());
  };
  data.write("modeldata/Rdata.rdb", first + second);
  data.write("modeldata/Rdata.rdx",
             r::index({"training_data", "testing_data"},
                      {{0, length(first)}, {length(first), length(second)}}));
  return reviews();
}

TEST_CASE("reviews come with their scores and none of them twice") {
  std::string hundred = "a";
  for (int k = 1; k < 100; ++k) hundred += " a";
  const auto task =
      read_reviews(table({"Very good candy!", "No, it's bad.", "good",
                          "very GOOD candy !", hundred + " b"},
                         {1, 2, 1, 2, 2}),
                   table({"Not my tea .", "no it's bad", "No, it's bad.",
                          "not my tea.", hundred, "very, very good"},
                         {2, 2, 1, 1, 1, 1}));
  CHECK(task.classes == Strings{"great", "other"});
  const auto only = [](const Examples& part) {
    return all_of({"", {"great", "other"}, part, {}, {}});
  };
  CHECK(only(task.training) ==
        std::multimap<std::string, std::string>{{"very good candy !", "great"},
                                                {"no , it's bad .", "other"},
                                                {hundred, "other"}});
  CHECK(task.validation.empty());
  CHECK(only(task.test) ==
        std::multimap<std::string, std::string>{{"not my tea .", "other"},
                                                {"very , very good", "great"}});
  CHECK(task.test.front().words.front() == "not");
}

TEST_CASE("of the reviews to learn from 3500 are drawn") {
  Strings texts;
  for (int k = 0; k < 4'000; ++k)
    texts.push_back(fmt::format("it is no {}", k));
  const auto task = read_reviews(table(texts, std::vector<int>(4'000, 1)),
                                 table({"a good tea indeed"}, {1}));
  CHECK(task.training.size() == 3'500);
  CHECK(task.validation.size() == 500);
  CHECK(task.test.size() == 1);
  CHECK(all_of(task).size() == 4'001);

  // Of 500 that are drawn 250 are from the second half, give or take 4
  // times 11.
  const auto late = std::ranges::count_if(task.validation, [](const auto& one) {
    return std::stoi(one.words.back()) >= 2'000;
  });
  CHECK(std::abs(late - 250) < 44);
}

TEST_CASE("the reviews are read as Debian has them") {
  Task task;
  try {
    task = reviews();
  } catch (const study::MissingData& error) {
    MESSAGE("skipped: " << std::string(error.what()));
    return;
  }
  CHECK(task.training.size() == 3'500);
  CHECK(task.validation.size() == 478);
  CHECK(task.test.size() == 993);
  CHECK(std::ranges::count(task.test, 0, &Example::label) == 655);
  CHECK(joined(task.test.front().words)
            .starts_with("these are the best tasting gummy fruits i have"));
}

BAD_INPUT("reviews that are missing or damaged") {
  const DataFolder data;
  CHECK_THROWS_WITH_AS(reviews(),
                       "modeldata/Rdata.rdb is missing; .ci/data gets it",
                       study::MissingData);
  const auto good = table({"it is very good"}, {1});
  const auto refuse = [&](const std::string& bad, const std::string& words) {
    CHECK_THROWS_WITH_AS(read_reviews(bad, good),
                         ("R's variable training_data: " + words).c_str(),
                         study::RBaseError);
    CHECK_THROWS_WITH_AS(read_reviews(good, bad),
                         ("R's variable testing_data: " + words).c_str(),
                         study::RBaseError);
  };
  const auto texts = r::strings({"it is bad"});
  refuse(r::nothing, "no column review");
  refuse(r::strings({"review"}), "no column review");
  refuse(r::list({texts, scores({1})}), "no column review");
  refuse(r::integers({1}, r::with_attributes) +
             r::attribute(r::symbol("names"), r::strings({"review"})) +
             r::nothing,
         "no column review");
  refuse(r::named_list({"score"}, {scores({1})}), "no column review");
  refuse(r::named_list({"review"}, {texts}), "no column score");
  refuse(r::named_list({"score", "review"}, {scores({1})}), "no column review");
  refuse(r::named_list({"review", "score"}, {scores({1}), scores({1})}),
         "no vector of strings");
  const auto refuse_scores = [&](const std::string& bad) {
    refuse(r::named_list({"review", "score"}, {texts, bad}),
           "no score, great or other, for each review");
  };
  refuse_scores(scores({1, 2}));
  refuse_scores(scores({0}));
  refuse_scores(scores({3}));
  refuse_scores(scores({1}, {"other", "great"}));
  refuse_scores(r::integers({1}));
  refuse_scores(texts);
}
