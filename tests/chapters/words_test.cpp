#include <doctest/doctest.h>

#include "14_text_classification/examples.hpp"

using text_classification::words_of;
using Words = std::vector<std::string>;

TEST_CASE("words are runs of letters and digits and the letters are small") {
  CHECK(words_of("The OpenGL 3D game-engine") ==
        Words{"the", "opengl", "3d", "game", "engine"});
  CHECK(words_of("a/b_c:d;e\"f\"\tg\nh+i@j") ==
        Words{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"});
  CHECK(words_of("") == Words{});
  CHECK(words_of(" - \"\" ") == Words{});
}

TEST_CASE("six marks are words of their own") {
  CHECK(words_of("No, it isn't (is it?).") ==
        Words{"no", ",", "it", "isn't", "(", "is", "it", "?", ")", "."});
  CHECK(words_of("!!a.b") == Words{"!", "!", "a", ".", "b"});
}

TEST_CASE("an apostrophe between two letters is part of a word") {
  CHECK(words_of("'tis") == Words{"tis"});
  CHECK(words_of("don't 'quote' dogs' 90's o''clock '") ==
        Words{"don't", "quote", "dogs", "90", "s", "o", "clock"});
}

TEST_CASE("whatever is beyond ASCII is a letter and stays as it is") {
  CHECK(words_of("Caf\u00e9 \u00c4pfel l'\u00e9t\u00e9 \u6f22\u5b57") ==
        Words{"caf\u00e9", "\u00c4pfel", "l'\u00e9t\u00e9", "\u6f22\u5b57"});
}

TEST_CASE("what phones set in the place of ASCII parts words alike") {
  using text_classification::words_of;
  CHECK(words_of("\u201cisn\u2019t\u201d a\u2014b\u00a0c\u2013d") ==
        words_of("isn't a b c d"));
  CHECK(words_of("\u00e9t\u00e9") == std::vector<std::string>{"\u00e9t\u00e9"});
}
