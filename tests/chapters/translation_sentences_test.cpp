// The sentences of chapter 15 by number.
#include <doctest/doctest.h>

#include "15_translation/sentences.hpp"

using namespace translation;

namespace {

constexpr int o = lstm::no_label;

// cat 1, red 2, the 3; chat 1, rouge 2, and the edge 3.
Languages languages() {
  return {study::Vocabulary({"cat", "red", "the"}),
          study::Vocabulary({"chat", "rouge"})};
}

// One with an unknown word and no translation, and one without a word.
const Pairs pairs = {{{"the", "red", "cat"}, {"chat", "rouge"}},
                     {{"zebra"}, {}},
                     {{}, {"chat"}}};

}  // namespace

TEST_CASE("a translator reads and says words by number") {
  const auto all = sentences_of(pairs, languages(), false);
  CHECK(languages().edge() == 3);
  CHECK(languages().signs() == 4);
  CHECK(all.size() == 3);
  CHECK(all.read == lstm::Labels{{3, 0, 0}, {2, o, o}, {1, o, o}});
  CHECK(all.lengths == lstm::Lengths{3, 1, 1});
  CHECK(all.said == lstm::Labels{{3, 3, 3}, {1, o, 1}, {2, o, o}});
  CHECK(all.next == lstm::Labels{{1, 3, 1}, {2, o, 3}, {3, o, o}});
}

TEST_CASE("a source that is reversed is read from its end") {
  const auto there = sentences_of(pairs, languages(), false),
             back = sentences_of(pairs, languages(), true);
  CHECK(back.read == lstm::Labels{{1, 0, 0}, {2, o, o}, {3, o, o}});
  CHECK(back.lengths == there.lengths);
  CHECK(back.said == there.said);
  CHECK(back.next == there.next);
}

TEST_CASE("sentences without any word are read as unknown ones") {
  const auto all = sentences_of({{{}, {}}}, languages(), true);
  CHECK(all.read == lstm::Labels{{0}});
  CHECK(all.lengths == lstm::Lengths{1});
  CHECK(all.said == lstm::Labels{{3}});
  CHECK(all.next == lstm::Labels{{3}});
}

TEST_CASE("a batch of sentences is as long as its longest ones") {
  const auto all = sentences_of(pairs, languages(), false);
  Sentences batch;
  gather(all, std::vector<std::size_t>{2, 1}, batch);
  CHECK(batch.read == lstm::Labels{{0, 0}});
  CHECK(batch.lengths == lstm::Lengths{1, 1});
  CHECK(batch.said == lstm::Labels{{3, 3}, {1, o}});
  CHECK(batch.next == lstm::Labels{{1, 3}, {3, o}});
  gather(all, std::vector<std::size_t>{1, 0}, batch);
  CHECK(batch.read == lstm::Labels{{0, 3}, {o, 2}, {o, 1}});
  CHECK(batch.lengths == lstm::Lengths{1, 3});
  CHECK(batch.next == lstm::Labels{{3, 1}, {o, 2}, {o, 3}});
}

TEST_CASE("languages are the words that come so often on either side") {
  const Pairs some = {{{"b", "a", "b"}, {"y"}}, {{"a", "c"}, {"x", "y"}}};
  const auto all = languages_of(some, 1), often = languages_of(some, 2);
  using Strings = std::vector<std::string>;
  CHECK(all.source.words() == Strings{"a", "b", "c"});
  CHECK(all.target.words() == Strings{"x", "y"});
  CHECK(often.source.words() == Strings{"a", "b"});
  CHECK(often.target.words() == Strings{"y"});
}

TEST_CASE("a fingerprint tells sentences by number apart") {
  const auto all = sentences_of(pairs, languages(), false);
  const auto print = fingerprint(all);
  CHECK(fingerprint(sentences_of(pairs, languages(), false)) == print);
  const auto changed = [&](auto change) {
    auto other = all;
    change(other);
    return fingerprint(other) != print;
  };
  CHECK(changed([](Sentences& s) { s.read(1, 0) = 3; }));
  CHECK(changed([](Sentences& s) { s.lengths[0] = 2; }));
  CHECK(changed([](Sentences& s) { s.said(1, 0) = 2; }));
  CHECK(changed([](Sentences& s) { s.next(1, 0) = 1; }));
}
