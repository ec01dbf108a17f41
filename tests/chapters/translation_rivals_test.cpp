#include <doctest/doctest.h>
#include <fmt/core.h>

#include <stdexcept>

#include "15_translation/ibm1.hpp"
#include "15_translation/measures.hpp"
#include "15_translation/nearest.hpp"
#include "15_translation/rivals.hpp"
#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"

using namespace translation;

namespace {

using Translations = std::vector<Words>;

// "the red cat", and in the other language "cat red"; now and then "so", which
// is not translated, and a word too many there.
Pairs phrases(std::size_t count, std::uint64_t seed) {
  const char* things[] = {"cat", "dog", "sun", "sea", "sky"};
  const char* colours[] = {"red", "blue", "pale", "dark"};
  lstm::Random random(seed);
  Pairs pairs;
  while (pairs.size() < count) {
    const std::string thing = things[random.below(5)];
    const std::string colour = colours[random.below(4)];
    Pair pair{{"the", colour, thing}, {thing + "o", colour + "o"}};
    if (random.below(3) == 0) pair.source.insert(pair.source.begin(), "so");
    if (random.below(3) == 0) pair.target.push_back("ecco");
    pairs.push_back(pair);
  }
  return pairs;
}

Task toy(std::size_t training = 60, std::uint64_t seed = 1) {
  return {"toy", phrases(training, seed), phrases(30, seed + 100),
          phrases(20, seed + 200)};
}

template <class Translate>
double f1_of(const Pairs& pairs, const Translate& translate) {
  std::vector<Words> translations;
  for (const auto& pair : pairs) translations.push_back(translate(pair.source));
  return score(translations, pairs).f1;
}

double f1_of(const Task& task, const Ibm1Setting& setting) {
  const auto model = train_ibm1(task.training, setting);
  return f1_of(task.validation, [&](const Words& source) {
    return model.translate(source, setting.least);
  });
}

// Those that are tried before it are worse, and no other is better.
void check_choice(const Task& task, const Ibm1Setting& chosen) {
  const double best = f1_of(task, chosen);
  bool before = true;
  for (const bool null_word : {true, false})
    for (std::size_t steps = 1; steps <= 15; ++steps)
      for (const double least : {0.0, 0.1, 0.2, 0.3, 0.4, 0.5}) {
        before &= null_word != chosen.null_word || steps != chosen.steps ||
                  least != chosen.least;
        const double f1 = f1_of(task, {null_word, steps, least});
        CHECK(f1 <= best);
        if (before) CHECK(f1 < best);
      }
  CHECK_FALSE(before);
}

}  // namespace

TEST_CASE("IBM model 1 has the first of the settings best on validation") {
  const auto few = toy(20, 11), others = toy(20, 7);
  const auto with_null = choose_ibm1(few), without = choose_ibm1(others);
  CHECK(with_null.null_word);
  CHECK(with_null.least == 0.5);
  check_choice(few, with_null);
  CHECK_FALSE(without.null_word);
  check_choice(others, without);
}

TEST_CASE("IBM model 1 may need all of its 15 steps") {
  // NULL takes v from c little by little; w is likelier from step 15 on.
  const Task task{"",
                  {{{"a"}, {"v"}},
                   {{"a", "a"}, {"v"}},
                   {{"c"}, {"v", "v"}},
                   {{"c", "a"}, {"w"}}},
                  {{{"c"}, {"w"}}},
                  {}};
  const auto chosen = choose_ibm1(task);
  CHECK(chosen.null_word);
  CHECK(chosen.steps == 15);
  CHECK(chosen.least == 0);
}

TEST_CASE("rivals translate with what they chose") {
  const auto task = toy();
  const auto rivals = judge_rivals(task);
  REQUIRE(rivals.size() == 2);
  CHECK(rivals[0].name == "nearest sentence");
  CHECK(rivals[1].name == "IBM model 1");
  REQUIRE(rivals[1].validation.size() == 30);
  REQUIRE(rivals[1].test.size() == 20);

  const auto setting = choose_ibm1(task);
  const auto model = train_ibm1(task.training, setting);
  CHECK(rivals[1].setting ==
        fmt::format("{} steps, {} NULL, from a probability of {}",
                    setting.steps, setting.null_word ? "with" : "without",
                    setting.least));
  for (std::size_t k = 0; k < 20; ++k)
    CHECK(rivals[1].test[k] ==
          model.translate(task.test[k].source, setting.least));
  for (std::size_t k = 0; k < 30; ++k)
    CHECK(rivals[1].validation[k] ==
          model.translate(task.validation[k].source, setting.least));
}

TEST_CASE("the nearest sentence has the weights better on validation") {
  // x y is as near to x z as to y z, of which the rarer y counts for more.
  Task task{"",
            {{{"x", "z"}, {"first"}},
             {{"y", "z"}, {"second"}},
             {{"x", "u"}, {"third"}},
             {{"x", "v"}, {"fourth"}}},
            {{{"x", "y"}, {"first"}}},
            {{{"x", "y"}, {"second"}}, {{"v"}, {}}}};
  const auto equal = judge_rivals(task)[0];
  CHECK(equal.setting == "equal weights");
  CHECK(equal.validation == Translations{Words{"first"}});
  CHECK(equal.test == Translations{Words{"first"}, Words{"fourth"}});
  task.validation[0].target = {"second"};
  const auto idf = judge_rivals(task)[0];
  CHECK(idf.setting == "idf");
  CHECK(idf.validation == Translations{Words{"second"}});
  CHECK(idf.test == Translations{Words{"second"}, Words{"fourth"}});
  task.validation[0].target = {"neither"};
  CHECK(judge_rivals(task)[0].setting == "equal weights");
}

TEST_CASE("no rival looks at the test's translations") {
  auto task = toy();
  const auto rivals = judge_rivals(task);
  for (auto& pair : task.test) pair.target = {"ecco"};
  const auto others = judge_rivals(task);
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(others[k].setting == rivals[k].setting);
    CHECK(others[k].test == rivals[k].test);
  }
}

BAD_INPUT("rivals refuse a task with an empty part") {
  const std::string expected = ", expected one at least of each";
  auto task = toy();
  task.validation.clear();
  CHECK_THROWS_WITH_AS(
      judge_rivals(task),
      ("rivals of 60 training, 0 validation and 20 test pairs" + expected)
          .c_str(),
      std::invalid_argument);
  task = toy();
  task.test.clear();
  CHECK_THROWS_WITH_AS(
      judge_rivals(task),
      ("rivals of 60 training, 30 validation and 0 test pairs" + expected)
          .c_str(),
      std::invalid_argument);
  task = toy();
  task.training.clear();
  CHECK_THROWS_WITH_AS(
      judge_rivals(task),
      ("rivals of 0 training, 30 validation and 20 test pairs" + expected)
          .c_str(),
      std::invalid_argument);
}
