#include <doctest/doctest.h>

#include "15_translation/pairs.hpp"

using namespace translation;

TEST_CASE("a sentence is words and signs") {
  CHECK(
      words_of("Game-engine 3D, (data_files)") ==
      Words{"game", "-", "engine", "3d", ",", "(", "data", "_", "files", ")"});
  CHECK(words_of(" a\tb\r\nc  d ") == Words{"a", "b", "c", "d"});
  CHECK(words_of("c++ :: x.") == Words{"c", "+", "+", ":", ":", "x", "."});
  CHECK(words_of("") == Words{});
  CHECK(words_of(" \t\n") == Words{});
}

TEST_CASE("an apostrophe ends the word before it") {
  CHECK(words_of("l'idea don't") == Words{"l'", "idea", "don'", "t"});
  CHECK(words_of("d\u2019outils qu\u2019") == Words{"d'", "outils", "qu'"});
  CHECK(words_of("''a''b '") == Words{"'", "'", "a'", "'", "b", "'"});
}

TEST_CASE("the capitals of ASCII and of Latin-1 are made small") {
  CHECK(words_of("AZ az \u00c0\u00d6\u00d8\u00de \u00e0\u00f6\u00f8\u00fe") ==
        Words{"az", "az", "\u00e0\u00f6\u00f8\u00fe",
              "\u00e0\u00f6\u00f8\u00fe"});
  CHECK(words_of("a\u00c9\u00c9b") == Words{"a\u00e9\u00e9b"});
  CHECK(words_of("@[`{ 3\u00d72 \u00df \u00bf \u0160") ==
        Words{"@", "[", "`", "{", "3\u00d72", "\u00df", "\u00bf", "\u0160"});
}

TEST_CASE("what is beyond ASCII is a letter but for two kinds of spaces") {
  CHECK(words_of("\u00ab\u00a0mot\u00a0\u00bb \u2013\u22c5outils") ==
        Words{"\u00ab", "mot", "\u00bb", "\u2013", "outils"});
  CHECK(words_of("\u6f22\u5b57\u2026") == Words{"\u6f22\u5b57\u2026"});
}

TEST_CASE("a fingerprint tells translation tasks apart") {
  const Task task = {"one", {{{"a", "b"}, {"c"}}}, {}, {{{"d"}, {"e"}}}};
  const auto print = fingerprint(task);
  CHECK(fingerprint(Task(task)) == print);
  const auto changed = [&](auto change) {
    auto other = task;
    change(other);
    return fingerprint(other) != print;
  };
  CHECK(changed([](Task& t) { t.name = "two"; }));
  CHECK(changed([](Task& t) { t.training[0].source = {"ab"}; }));
  CHECK(changed([](Task& t) { t.training[0].source[1] = "x"; }));
  CHECK(changed([](Task& t) { t.training[0] = {{"a"}, {"b", "c"}}; }));
  CHECK(changed([](Task& t) { t.training[0].target = {"x"}; }));
  CHECK(changed([](Task& t) { t.training.push_back(t.training[0]); }));
  CHECK(changed([](Task& t) { t.test[0].target[0] = "x"; }));
  CHECK(changed([](Task& t) { std::swap(t.validation, t.test); }));
  CHECK(changed([](Task& t) { t.validation = t.test; }));
  CHECK(changed([](Task& t) { t.beyond = t.test; }));
}
