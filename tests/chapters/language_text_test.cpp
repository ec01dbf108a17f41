// The letters of chapter 13, and where its texts come from.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "13_language_model/train.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "study/data_file.hpp"
#include "study/text.hpp"
#include "temporary_folder.hpp"

using namespace language_model;

namespace {

using Lines = std::vector<std::string>;

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "text").string();

  explicit File(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

template <class Error>
void refused(const std::string& bytes, const std::string& before,
             const std::string& behind) {
  const File file(bytes);
  CHECK_THROWS_WITH_AS(study::from_file(file.name),
                       (before + file.name + behind).c_str(), Error);
}

// `count` letters from `first` on, one after the other.
std::u32string letters_from(char32_t first, std::size_t count) {
  std::u32string letters;
  for (std::size_t k = 0; k < count; ++k) letters += first + char32_t(k);
  return letters;
}

}  // namespace

TEST_CASE("letters are numbered from 1 in the order of their code points") {
  const study::Alphabet alphabet(U"banana é");
  CHECK(alphabet.size() == 6);
  CHECK(alphabet.letters() == U" abné");
  CHECK(alphabet.numbers(U"né b") == std::vector<int>{4, 5, 1, 3});
  CHECK(alphabet.letter(1) == U' ');
  CHECK(alphabet.letter(5) == U'é');
  CHECK(study::Alphabet(U"").size() == 1);
}

TEST_CASE("letters that the alphabet lacks are all the number 0") {
  const study::Alphabet alphabet(U"bd");
  CHECK(alphabet.numbers(U"abcde") == std::vector<int>{0, 1, 0, 2, 0});
  CHECK(alphabet.letter(study::Alphabet::other) == U'\uFFFD');
  CHECK(alphabet.text(std::vector{1, 0, 2}) == "b\xef\xbf\xbd\x64");
}

TEST_CASE("of more than 255 letters those that occur most often are kept") {
  const auto all = letters_from(0x400, 300);
  const study::Alphabet frequent(all + all.substr(45));
  CHECK(frequent.size() == 256);
  CHECK(frequent.letters() == all.substr(45));
  CHECK(frequent.number(0x400 + 44) == study::Alphabet::other);
  CHECK(frequent.number(0x400 + 299) == 255);

  // Of equal ones, those with the lowest code points.
  CHECK(study::Alphabet(all).letters() == all.substr(0, 255));
  CHECK(study::Alphabet(all.substr(0, 256)).letters() == all.substr(0, 255));
  CHECK(study::Alphabet(all.substr(0, 255)).letters() == all.substr(0, 255));
}

TEST_CASE("letters leave as UTF-8 of one to four bytes") {
  const study::Alphabet alphabet(U"aé€\U0001F600");
  CHECK(alphabet.text(std::vector{1, 2, 3, 4}) ==
        "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  // The first and the last of each length.
  const std::u32string ends = U"\x7f\x80\u07ff\u0800\uffff\U00010000\U0010ffff";
  CHECK(study::Alphabet(ends).text(std::vector{1, 2, 3, 4, 5, 6, 7}) ==
        "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80"
        "\xf4\x8f\xbf\xbf");
}

TEST_CASE("lines become paragraphs") {
  CHECK(study::paragraphs(
            Lines{"_One_ gate", "at a time.", "", "\"And", "then?\""}) ==
        "One gate at a time.\n\"And then?\"\n");
  CHECK(study::paragraphs(Lines{"a--b", "c --d-- e-f"}) ==
        "a - b c - d - e-f\n");
  CHECK(study::paragraphs(
            Lines{"", "\t", " \r", "  a \t b \r", "_", "", "c"}) == "a b\nc\n");
  for (const auto* blank : {"", " \t", "\r", " __ "})
    CHECK(study::paragraphs(Lines{"a", blank, "b"}) == "a\nb\n");
  CHECK(study::paragraphs(Lines{}).empty());
  CHECK(study::paragraphs(Lines{"", " ", "__"}).empty());
}

TEST_CASE("a text of one's own is split by place and loses its returns") {
  std::string text;
  while (text.size() < 5'000) text += fmt::format("{}\n", text.size());
  text.resize(5'000);
  const File file(text + repeated("\xc3\xa9\r", 19));
  const auto texts = study::from_file(file.name);
  CHECK(texts.name == file.name);
  CHECK(texts.training.size() == 4'008);
  CHECK(texts.validation.size() == 501);
  CHECK(texts.test.size() == 510);
  CHECK(texts.training + texts.validation + texts.test ==
        std::u32string(text.begin(), text.end()) + std::u32string(19, U'é'));
}

TEST_CASE("the least text of one's own has 5000 letters of two kinds") {
  const File file(repeated("\xc3\xa9", 4'999) + "a");
  CHECK(study::from_file(file.name).training == std::u32string(4'000, U'é'));
  CHECK(study::from_file(file.name).test.size() == 500);
}

BAD_INPUT("a text of one's own that is too short or always the same") {
  refused<study::DataError>(repeated("\xc3\xa9", 4'998) + "a", "",
                            ": 4999 letters, expected 5000 or more");
  refused<study::DataError>(repeated("a", 5'000), "",
                            ": one and the same letter");
  refused<study::DataError>("", "cannot read ", ": it is empty");
}

BAD_INPUT("a file that is no text") {
  const auto some = repeated("one gate\n", 1'000);
  refused<study::DataError>(some + "a\xff" + some, "cannot read ",
                            ": line 1001 is not UTF-8 at its byte 2");
  refused<study::DataError>(
      some + std::string("ab\0c", 4) + some, "cannot read ",
      ": line 1001 has the control character 0x00 at its byte 3");
  refused<study::DataError>(
      some + repeated("a", 1'000'001), "cannot read ",
      ": line 1001 has 1000001 bytes; at most 1000000 are read");
  CHECK_NOTHROW(study::from_file(File(some + repeated("a", 1'000'000)).name));
}

BAD_INPUT("a text that is not there") {
  CHECK_THROWS_WITH_AS(study::from_file("/nowhere/text"),
                       "cannot read /nowhere/text: No such file or directory",
                       figures::FileError);
}

BAD_INPUT("novels that are not there") {
  const TemporaryFolder folder;
  const char* const own = std::getenv("LSTM_DATA");
  const std::string before = own ? own : "";
  setenv("LSTM_DATA", folder.path.c_str(), 1);
  CHECK_THROWS_WITH_AS(study::austen(),
                       "austen/Rdata.rdb is missing; .ci/data gets it",
                       study::MissingData);
  own ? setenv("LSTM_DATA", before.c_str(), 1) : unsetenv("LSTM_DATA");
}

TEST_CASE("the fingerprint of texts changes with each of their letters") {
  const study::Texts texts{"a text", U"abc", U"def", U"ghi"};
  const auto print = study::fingerprint(texts);
  CHECK(print == study::fingerprint({"another name", U"abc", U"def", U"ghi"}));
  CHECK(print != study::fingerprint({"", U"abd", U"def", U"ghi"}));
  CHECK(print != study::fingerprint({"", U"abc", U"dee", U"ghi"}));
  CHECK(print != study::fingerprint({"", U"abc", U"def", U"ghj"}));
  CHECK(print != study::fingerprint({"", U"ab", U"cdef", U"ghi"}));
  CHECK(print != study::fingerprint({"", U"abc", U"defg", U"hi"}));
}

TEST_CASE("of the letters to learn from only the first are taken if asked") {
  const study::Texts texts{"a text", U"abcab", U"cabca", U"bcx"};
  const study::Alphabet alphabet(texts.training);
  const study::Numbers some(texts, alphabet, 3);
  CHECK(some.training == std::vector<int>{1, 2, 3});
  CHECK(some.validation == std::vector<int>{3, 1, 2, 3, 1});
  CHECK(some.test == std::vector<int>{2, 3, 0});
  CHECK(study::Numbers(texts, alphabet, 100).training ==
        std::vector<int>{1, 2, 3, 1, 2});
}
