#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "14_text_classification/texts.hpp"
#include "bad_input.hpp"

using namespace text_classification;

namespace {

using Words = std::vector<std::string>;

const Examples examples = {{{"the", "soup", "is", "good"}, 1},
                           {{}, 0},
                           {{"good", "soup"}, 1},
                           {{"bad", "the", "soup"}, 0}};

Words sorted(Words words) {
  std::ranges::sort(words);
  return words;
}

}  // namespace

TEST_CASE("a word that is seen often enough has a number from 1") {
  const auto twice = vocabulary_of(examples, 2);
  CHECK(twice.words() == Words{"good", "soup", "the"});
  CHECK(twice.size() == 4);
  const char* words[] = {"the", "good", "soup", "is", "zebra", ""};
  const int numbers[] = {3, 1, 2, 0, 0, 0};
  for (int k = 0; k < 6; ++k) CHECK(twice.number(words[k]) == numbers[k]);
  CHECK(vocabulary_of(examples, 1).words() ==
        Words{"bad", "good", "is", "soup", "the"});
  CHECK(vocabulary_of(examples, 3).words() == Words{"soup"});
  const auto none = vocabulary_of(examples, 4);
  CHECK(none.size() == 1);
  CHECK(none.number("soup") == Vocabulary::unknown);
}

BAD_INPUT("words of a vocabulary that are not sorted or come twice") {
  CHECK(Vocabulary(Words{"a", "b"}).number("b") == 2);
  for (const auto& words : {Words{"b", "a"}, Words{"a", "b", "b"}})
    CHECK_THROWS_WITH_AS(Vocabulary(Words(words)),
                         "the words are not sorted, or one comes twice",
                         std::invalid_argument);
}

TEST_CASE("texts are columns of numbers with a length and a class each") {
  const auto texts = texts_of(examples, vocabulary_of(examples, 2));
  const int none = lstm::no_label;
  CHECK(texts.size() == 4);
  CHECK(texts.words == lstm::Labels{{3, 0, 1, 0},
                                    {2, none, 2, 3},
                                    {0, none, none, 2},
                                    {1, none, none, none}});
  // The empty one is an unknown word.
  CHECK(texts.lengths == lstm::Lengths{4, 1, 2, 3});
  CHECK(texts.classes == lstm::Labels{{1, 0, 1, 0}});
}

TEST_CASE("a batch of texts is as long as the longest of them") {
  const auto all = texts_of(examples, vocabulary_of(examples, 2));
  Texts batch;
  gather(all, std::vector<std::size_t>{3, 2}, batch);
  CHECK(batch.words == lstm::Labels{{0, 1}, {3, 2}, {2, lstm::no_label}});
  CHECK(batch.lengths == lstm::Lengths{3, 2});
  CHECK(batch.classes == lstm::Labels{{0, 1}});
  gather(all, std::vector<std::size_t>{1}, batch);
  CHECK(batch.words == lstm::Labels{{0}});
}

TEST_CASE("another word or length or class is another fingerprint of texts") {
  const auto texts = texts_of(examples, vocabulary_of(examples, 2));
  auto other = texts;
  CHECK(fingerprint(other) == fingerprint(texts));
  other.words(0, 0) = 1;
  CHECK(fingerprint(other) != fingerprint(texts));
  other = texts;
  other.lengths[0] = 3;
  CHECK(fingerprint(other) != fingerprint(texts));
  other = texts;
  other.classes(0, 1) = 1;
  CHECK(fingerprint(other) != fingerprint(texts));
}

TEST_CASE("a text that is shuffled has the same words in another order") {
  Examples long_ones(3, {{}, 2});
  for (auto& example : long_ones)
    for (char c = 'a'; c <= 'z'; ++c) example.words.emplace_back(1, c);
  const auto mixed = shuffled(long_ones, lstm::Random(1));
  REQUIRE(mixed.size() == 3);
  for (const auto& example : mixed) {
    CHECK(example.label == 2);
    CHECK(sorted(example.words) == long_ones[0].words);
    CHECK(example.words != long_ones[0].words);
  }
  CHECK(mixed[0].words != mixed[1].words);
  CHECK(shuffled(long_ones, lstm::Random(1))[2].words == mixed[2].words);
  CHECK(shuffled(long_ones, lstm::Random(2))[2].words != mixed[2].words);
  CHECK(shuffled({{{}, 1}}, lstm::Random(1))[0].words.empty());
}
