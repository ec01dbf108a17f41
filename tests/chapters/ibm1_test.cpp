#include "15_translation/ibm1.hpp"

#include <doctest/doctest.h>

#include "15_translation/measures.hpp"

using namespace translation;

namespace {

// The example of Koehn, Statistical Machine Translation (2010), chapter 4.
const Pairs koehn{{{"das", "Haus"}, {"the", "house"}},
                  {{"das", "Buch"}, {"the", "book"}},
                  {{"ein", "Buch"}, {"a", "book"}}};

Ibm1 after(std::size_t steps, bool null_word = false,
           const Pairs& training = koehn) {
  return train_ibm1(training, {null_word, steps, 0});
}

auto near(double number) {
  return doctest::Approx(number).epsilon(1e-14);
}

// t(the | e), t(house | e), t(book | e), t(a | e)
void check_row(const Ibm1& model, const std::optional<std::string>& e,
               const std::vector<double>& expected) {
  CAPTURE(e.value_or("NULL"));
  std::size_t k = 0;
  for (const char* f : {"the", "house", "book", "a"})
    CHECK(model.probability(f, e) == near(expected.at(k++)));
}

using Places = std::vector<std::optional<std::size_t>>;

}  // namespace

TEST_CASE("IBM model 1 begins with all words alike") {
  const auto model = after(0);
  check_row(model, "das", {1 / 4., 1 / 4., 1 / 4., 0});
  check_row(model, "ein", {0, 0, 1 / 4., 1 / 4.});
}

TEST_CASE("one step of IBM model 1 is that done by hand") {
  // Half of each word goes to each word of its source.
  const auto model = after(1);
  check_row(model, "das", {1 / 2., 1 / 4., 1 / 4., 0});
  check_row(model, "Haus", {1 / 2., 1 / 2., 0, 0});
  check_row(model, "Buch", {1 / 4., 0, 1 / 2., 1 / 4.});
  check_row(model, "ein", {0, 0, 1 / 2., 1 / 2.});
}

TEST_CASE("two steps of IBM model 1 are those done by hand") {
  // Of "the" das gets 1/2 from the first pair and 2/3 from the second, of
  // "house" and "book" 1/3 each; of the third pair's "a" Buch gets 1/3.
  const auto model = after(2);
  check_row(model, "das", {7 / 11., 2 / 11., 2 / 11., 0});
  check_row(model, "Haus", {3 / 7., 4 / 7., 0, 0});
  check_row(model, "Buch", {2 / 11., 0, 7 / 11., 2 / 11.});
  check_row(model, "ein", {0, 0, 3 / 7., 4 / 7.});
}

TEST_CASE("two steps with a NULL word are those done by hand") {
  check_row(after(1, true), std::nullopt, {1 / 3., 1 / 6., 1 / 3., 1 / 6.});
  // NULL gets 1/4 and 4/13 of "the", and of "book" too; 2/11 of the others.
  const auto model = after(2, true);
  check_row(model, std::nullopt,
            {319 / 846., 52 / 423., 319 / 846., 52 / 423.});
  check_row(model, "Haus", {11 / 27., 16 / 27., 0, 0});
}

TEST_CASE("a word that stands twice in a source gets a part for each") {
  // Of "u" both a have 1/3 and b has one, so a gets 2/3 of it, and all of v.
  const auto model =
      after(1, false, {{{"a", "b", "a"}, {"u"}}, {{"a"}, {"v"}}});
  CHECK(model.probability("u", "a") == near(2 / 5.));
  CHECK(model.probability("v", "a") == near(3 / 5.));
  CHECK(model.probability("u", "b") == 1);
}

TEST_CASE("a sentence without words teaches nothing") {
  const auto model =
      after(2, false, {{{}, {"u"}}, {{"a"}, {"v"}}, {{"b"}, {}}});
  CHECK(model.probability("v", "a") == 1);
  CHECK(model.probability("u", "a") == 0);
  CHECK(model.translate({"b", "a"}, 0) == Words{"b", "v"});
}

TEST_CASE("IBM model 1 has no probability for words that it never read") {
  for (const bool null_word : {false, true}) {
    const auto model = after(2, null_word);
    CHECK(model.probability("the", "Katze") == 0);
    CHECK(model.probability("cat", "das") == 0);
    CHECK(model.probability("cat", std::nullopt) == 0);
  }
  CHECK(after(2).probability("the", std::nullopt) == 0);
}

TEST_CASE("each word becomes its likeliest and the first of equals") {
  CHECK(after(2).translate({"ein", "Haus", "das", "Buch"}, 0) ==
        Words{"a", "house", "the", "book"});
  // After one step a and book are as likely for ein, house and the for Haus.
  CHECK(after(1).translate({"ein", "Haus"}, 0) == Words{"a", "house"});
}

TEST_CASE("a word is left out where its likeliest is not likely enough") {
  // 7/11 = .636, 4/7 = .571
  const Words all{"das", "Haus", "das", "Buch"};
  CHECK(after(2).translate(all, 0.57) == Words{"the", "house", "the", "book"});
  CHECK(after(2).translate(all, 0.6) == Words{"the", "the", "book"});
  CHECK(after(2).translate(all, 0.7).empty());
  CHECK(after(1).translate({"Haus"}, 0.5) == Words{"house"});
}

TEST_CASE("a word that the training lacks stays as it is") {
  for (const bool null_word : {false, true})
    CHECK(after(2, null_word).translate({"das", "Firefox"}, 0) ==
          Words{"the", "Firefox"});
}

TEST_CASE("an alignment names the likeliest word of the source") {
  const Pair pair{{"ein", "Haus", "das", "das"}, {"the", "a", "house", "cat"}};
  CHECK(after(2).align(pair) == Places{2, 0, 1, std::nullopt});
  // "book" is .5 from ein and from Buch.
  CHECK(after(1).align({{"Buch", "ein"}, {"book"}}) == Places{0});
}

TEST_CASE("an alignment names NULL for what no word of the source means") {
  // After two steps u is 2/3 from NULL and 2/5 from a, v 1/9 and 3/5.
  const Pairs always{
      {{"a"}, {"u", "v"}}, {{"b"}, {"u", "w"}}, {{"c"}, {"u", "x"}}};
  const Places expected{std::nullopt, 0};
  CHECK(after(2, true, always).align(always[0]) == expected);
  CHECK(after(2, false, always).align(always[0]) == Places{0, 0});
  // Nothing tells them apart yet.
  CHECK(after(0, true).align(koehn[0]) == Places(2));
}
