#include "14_text_classification/rivals.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "14_text_classification/logistic.hpp"
#include "14_text_classification/naive_bayes.hpp"
#include "bad_input.hpp"
#include "temporary_folder.hpp"

using namespace text_classification;

namespace {

// "the soup is not good", and a word that tells nothing, or twice: class 1
// where praise is not denied, or blame is. A tenth of the labels is wrong.
Examples sentences(std::size_t count, std::uint64_t seed) {
  const std::string things[] = {"soup", "film", "room", "song"};
  const std::string praise[] = {"good", "warm", "kind", "fresh"};
  const std::string blame[] = {"bad", "cold", "dull", "stale"};
  lstm::Random random(seed);
  Examples all;
  while (all.size() < count) {
    const bool denied = random.below(2) == 1, praised = random.below(2) == 1;
    const bool wrong = random.below(10) == 0;
    Example example{{"the", things[random.below(4)], "is"},
                    (praised != denied) != wrong};
    if (denied) example.words.push_back("not");
    example.words.push_back((praised ? praise : blame)[random.below(4)]);
    const auto word = std::to_string(random.below(100));
    example.words.insert(example.words.end(), 1 + random.below(2), word);
    all.push_back(example);
  }
  return all;
}

Task toy() {
  return {"toy",
          {"blame", "praise"},
          sentences(600, 1),
          sentences(100, 2),
          sentences(50, 3),
          {{"others", sentences(30, 4)}}};
}

std::vector<Rival> judged(const Task& task, std::size_t threads = 1,
                          std::uint64_t seed = 1,
                          const std::string& kept = "") {
  support::Options options("14", "A test.");
  options.checkpoint = kept;
  if (std::filesystem::exists(kept)) options.resume = kept;
  support::RunFile file(options);
  lstm::Team team(threads);
  return judge_rivals(task, team, lstm::Seed(seed), file);
}

// Whether two lists tell the same in all that was measured.
bool same(const std::vector<Rival>& a, const std::vector<Rival>& b) {
  return std::ranges::equal(a, b, [](const Rival& x, const Rival& y) {
    return x.name == y.name && x.setting == y.setting &&
           x.validation == y.validation && x.test == y.test &&
           x.predictions == y.predictions && x.beyond == y.beyond;
  });
}

Examples turned_round(Examples examples) {
  for (auto& example : examples) example.label = 1 - example.label;
  return examples;
}

// What a setting comes to on validation and test, worked out here.
struct Result {
  std::string setting;
  double validation, test;
};

Result first_best(const std::vector<Result>& results) {
  return *std::ranges::max_element(results, {}, &Result::validation);
}

Result best_alpha(const Task& task, std::size_t order) {
  const Features features(task.training, order, 1);
  const auto validation = bags(features, task.validation);
  const auto test = bags(features, task.test);
  std::vector<Result> results;
  for (const char* alpha : {"0.01", "0.03", "0.1", "0.3", "1", "3"}) {
    const NaiveBayes model(bags(features, task.training), features.size(), 2,
                           std::stod(alpha));
    results.push_back({std::string("alpha ") + alpha,
                       accuracy(model.classify(validation), validation.labels),
                       accuracy(model.classify(test), test.labels)});
  }
  return first_best(results);
}

Result best_rate(const Task& task, std::size_t order, const std::string& name) {
  std::vector<Result> results;
  for (const std::size_t least : {1u, 2u}) {
    const Features features(task.training, order, least);
    const auto validation = sets(features, task.validation);
    const auto test = sets(features, task.test);
    for (const char* rate : {"0.003", "0.01", "0.03"})
      for (const char* penalty : {"0", "1e-05", "0.0001", "0.001"}) {
        auto model = train_logistic(
            sets(features, task.training), validation, features.size(), 2,
            {std::stod(rate), std::stod(penalty)}, lstm::Seed(1).part(name));
        results.push_back(
            {std::string("rate ") + rate + ", penalty " + penalty + ", seen " +
                 std::to_string(least),
             accuracy(model.classify(validation), validation.labels),
             accuracy(model.classify(test), test.labels)});
      }
  }
  return first_best(results);
}

void check_choice(const Rival& rival, const Result& expected) {
  CAPTURE(rival.name);
  CHECK(rival.setting == expected.setting);
  CHECK(rival.validation == expected.validation);
  CHECK(rival.test == expected.test);
}

}  // namespace

TEST_CASE("the majority is the first of the classes that most texts have") {
  Task task{"", {"a", "b", "c"}, {}, {}, {}};
  for (const int label : {2, 1, 0, 1, 2}) task.training.push_back({{}, label});
  for (const int label : {1, 1, 2, 0}) task.validation.push_back({{}, label});
  for (const int label : {1, 0, 0, 0, 2}) task.test.push_back({{}, label});
  task.beyond = {{"", {{{}, 1}}}, {"", {{{}, 2}, {{}, 1}}}};
  const auto rival = majority(task);
  CHECK(rival.name == "majority");
  CHECK(rival.setting.empty());
  CHECK(rival.validation == 0.5);
  CHECK(rival.test == 0.2);
  CHECK(rival.predictions == std::vector(5, 1));
  CHECK(rival.beyond == std::vector{1, 0.5});
}

TEST_CASE("each rival has the first of the settings best on validation") {
  const auto task = toy();
  const auto rivals = judged(task);
  REQUIRE(rivals.size() == 5);
  CHECK(rivals[0].name == "majority");
  const std::string names[] = {"naive Bayes, words",
                               "naive Bayes, words and pairs",
                               "logistic, words", "logistic, words and pairs"};
  for (std::size_t k = 0; k < 4; ++k) CHECK(rivals[k + 1].name == names[k]);
  check_choice(rivals[1], best_alpha(task, 1));
  check_choice(rivals[2], best_alpha(task, 2));
  check_choice(rivals[3], best_rate(task, 1, names[2]));
  check_choice(rivals[4], best_rate(task, 2, names[3]));
}

TEST_CASE("the test does not choose a setting") {
  auto task = toy();
  const auto rivals = judged(task);
  task.test = turned_round(task.test);
  task.beyond[0].examples = turned_round(task.beyond[0].examples);
  const auto others = judged(task);
  for (std::size_t k = 0; k < 5; ++k) {
    CAPTURE(rivals[k].name);
    CHECK(others[k].setting == rivals[k].setting);
    CHECK(others[k].predictions == rivals[k].predictions);
    CHECK(others[k].test == doctest::Approx(1 - rivals[k].test));
    CHECK(others[k].beyond.at(0) == doctest::Approx(1 - rivals[k].beyond[0]));
  }
}

TEST_CASE("pairs tell what is denied and words alone do not") {
  const auto rivals = judged(toy());
  CHECK(rivals[1].test < 0.7);
  CHECK(rivals[3].test < 0.7);
  CHECK(rivals[2].test > 0.75);
  CHECK(rivals[4].test > 0.75);
}

TEST_CASE("accuracies are those of the predictions here and beyond") {
  auto task = toy();
  task.beyond.push_back({"the test", task.test});
  for (const auto& rival : judged(task)) {
    CAPTURE(rival.name);
    REQUIRE(rival.predictions.size() == 50);
    CHECK(rival.test == accuracy(rival.predictions, labels_of(task.test)));
    REQUIRE(rival.beyond.size() == 2);
    CHECK(rival.beyond[1] == rival.test);
  }
}

TEST_CASE("rivals are the same whoever judges and what is kept stays") {
  const auto task = toy();
  const auto rivals = judged(task);
  CHECK(same(judged(task, 3), rivals));

  TemporaryFolder folder;
  const auto file = (folder.path / "run").string();
  CHECK(same(judged(task, 2, 1, file), rivals));
  // What is in the file is not trained again, but that of another task is.
  auto random = judged(task, 1, 7);
  CHECK(!same(random, rivals));
  CHECK(same(judged(task, 1, 7, file), rivals));
  auto other = task;
  other.training = turned_round(task.training);
  CHECK(same(judged(other, 1, 7, file), judged(other, 1, 7)));
}

TEST_CASE("a word of a single text tells its class to all but the majority") {
  const Task task{"",
                  {"a", "b"},
                  {{{"one"}, 1}, {{"two"}, 1}, {{"three"}, 0}},
                  {{{"one"}, 1}},
                  {{{"four"}, 1}, {{"three"}, 0}}};
  for (const auto& rival : judged(task)) {
    CAPTURE(rival.name);
    CHECK(rival.predictions[0] == 1);
    CHECK(rival.predictions[1] == (rival.name == "majority" ? 1 : 0));
  }
}

BAD_INPUT("rivals refuse a task with an empty part") {
  auto task = toy();
  task.validation.clear();
  CHECK_THROWS_WITH_AS(judged(task),
                       "the accuracy of 0 classes for 0 labels, expected one "
                       "for each, and one at least",
                       std::invalid_argument);
}
