#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "18_speech/own_folder.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "made_sounds.hpp"
#include "study/data_file.hpp"
#include "temporary_folder.hpp"

using namespace speech;

namespace {

// A folder of clips with these names, each .05 seconds long, which goes away.
struct Clips {
  TemporaryFolder folder;

  explicit Clips(const std::vector<std::string>& names = {}) {
    for (const auto& name : names) add(name);
  }
  void add(const std::string& name) const {
    write_sound(folder.path / name, sine(500, 8000, 0.05));
  }
  Words read() const {
    lstm::Team team(2);
    return own_words(folder.path.string(), team);
  }
  void refuse(const std::string& words, const std::string& within = "") const {
    CHECK_THROWS_WITH_AS(read(),
                         (folder.path.string() + within + ": " + words).c_str(),
                         study::DataError);
  }
};

// Names as those of Free Spoken Digit Dataset.
std::vector<std::string> digits_by(const std::vector<std::string>& speakers) {
  std::vector<std::string> names;
  for (const auto& speaker : speakers)
    for (int digit = 0; digit < 10; ++digit)
      for (int k = 0; k < 2; ++k)
        names.push_back(fmt::format("{}_{}_{}.wav", digit, speaker, k));
  return names;
}

std::set<std::string> voices_of(const std::vector<Spoken>& part) {
  std::set<std::string> voices;
  for (const auto& one : part) voices.insert(one.voice);
  return voices;
}

using Names = std::set<std::string>;

// So many clips of yes and of no.
std::vector<std::string> yes_and_no(int count) {
  std::vector<std::string> names;
  for (int k = 0; k < count; ++k)
    for (const auto* word : {"yes", "no"})
      names.push_back(fmt::format("{}_{}.wav", word, k));
  return names;
}

}  // namespace

TEST_CASE("of three speakers or more the last is the test") {
  const auto words =
      Clips(digits_by({"theo", "george", "lucas", "jackson"})).read();
  CHECK(words.names == std::vector<std::string>{"0", "1", "2", "3", "4", "5",
                                                "6", "7", "8", "9"});
  CHECK_FALSE(words.same_voices);
  CHECK(voices_of(words.parts.training) == Names{"george", "jackson"});
  CHECK(voices_of(words.parts.validation) == Names{"lucas"});
  CHECK(voices_of(words.parts.test) == Names{"theo"});
  CHECK(words.parts.person.empty());
  CHECK(words.parts.training.size() == 40);
  REQUIRE(words.parts.test.size() == 20);
  for (std::size_t k = 0; k < 20; ++k) {
    CHECK(words.parts.test[k].word == k / 2);
    CHECK(words.parts.test[k].clip.samples.size() == 400);
  }
}

TEST_CASE("a speaker may be a folder") {
  Clips clips;
  for (const auto* speaker : {"ann", "bob", "cy"})
    for (const auto* name : {"yes.wav", "no_1_x.wav", "no_2_x.WAV", "10.wav"})
      clips.add(fmt::format("{}/{}", speaker, name));
  const auto words = clips.read();
  CHECK(words.names == std::vector<std::string>{"10", "no", "yes"});
  CHECK(voices_of(words.parts.training) == Names{"ann"});
  CHECK(voices_of(words.parts.validation) == Names{"bob"});
  CHECK(voices_of(words.parts.test) == Names{"cy"});
  CHECK(words.parts.test.size() == 4);
}

TEST_CASE("words that are numbers are in their order") {
  std::vector<std::string> names;
  for (const auto* word : {"20", "3", "ten", "100", "eight"})
    for (int k = 0; k < 3; ++k)
      names.push_back(fmt::format("{}_{}.wav", word, k));
  CHECK(Clips(names).read().names ==
        std::vector<std::string>{"3", "20", "100", "eight", "ten"});
}

TEST_CASE("without three speakers a fifth of each word's clips is the test") {
  const auto words = Clips(yes_and_no(14)).read();
  CHECK(words.same_voices);
  CHECK(words.names == std::vector<std::string>{"no", "yes"});
  const auto& parts = words.parts;
  CHECK(parts.training.size() == 20);
  CHECK(parts.validation.size() == 4);
  CHECK(parts.test.size() == 4);
  CHECK(std::ranges::count(parts.test, 1u, &Spoken::word) == 2);
  CHECK(std::ranges::count(parts.validation, 1u, &Spoken::word) == 2);
  const auto few = Clips(yes_and_no(3)).read().parts;
  CHECK(few.training.size() == 2);
  CHECK(few.test.size() == 2);
  const auto two = Clips(digits_by({"ann", "bob"})).read();
  CHECK(two.same_voices);
  CHECK(two.parts.training.size() == 20);
  auto mixed = digits_by({"ann", "bob", "cy"});
  mixed.push_back("7.wav");
  CHECK(Clips(mixed).read().same_voices);
}

TEST_CASE("what is no WAV file in a folder is left alone") {
  Clips clips(yes_and_no(3));
  clips.add("a/b/deep.wav");
  clips.add("._yes_9.wav");
  std::ofstream(clips.folder.path / "README.md") << "words";
  const auto words = clips.read();
  CHECK(words.names == std::vector<std::string>{"no", "yes"});
  CHECK(words.parts.training.size() == 2);
}

BAD_INPUT("a folder of words that is none") {
  Clips clips;
  clips.refuse("there is no WAV file in it or in a folder of it");
  std::ofstream(clips.folder.path / "a.txt") << "word";
  clips.refuse("there is no WAV file in it or in a folder of it");
  lstm::Team team(1);
  CHECK_THROWS_WITH_AS(own_words("no such folder", team),
                       "cannot read no such folder: No such file or directory",
                       figures::FileError);
  const auto file = (clips.folder.path / "a.txt").string();
  CHECK_THROWS_WITH_AS(own_words(file, team),
                       ("cannot read " + file + ": Not a directory").c_str(),
                       figures::FileError);
}

BAD_INPUT("a folder of too few words or clips") {
  Clips clips({"yes_1.wav", "yes_2.wav", "yes_3.wav"});
  clips.refuse("all clips are of one word, yes");
  clips.add("no_1.wav");
  clips.refuse("1 clip of no, expected 3 or more");
  clips.add("no_2.wav");
  clips.refuse("2 clips of no, expected 3 or more");
  clips.add("_3.wav");
  clips.refuse("the name begins with no word", "/_3.wav");
  std::vector<std::string> many;
  for (int k = 0; k < 101; ++k) many.push_back(fmt::format("{}.wav", k));
  Clips(many).refuse("101 words, expected 100 or fewer");
  const Clips crowd;
  for (int k = 0; k <= 20'000; ++k)
    std::ofstream(crowd.folder.path / fmt::format("yes_{}.wav", k)).close();
  crowd.refuse("more than 20000 clips");
}

BAD_INPUT("a speaker who does not say each word") {
  const auto names = digits_by({"ann", "bob", "cy"});
  const auto refuse = [&](const std::string& gone, const std::string& words) {
    Clips clips(names);
    for (const auto* k : {"_0.wav", "_1.wav"})
      std::filesystem::remove(clips.folder.path / (gone + k));
    clips.refuse(words);
  };
  refuse("7_ann", "no clip of 7 among those to learn from");
  refuse("0_bob", "no clip of 0 among bob's, to choose on");
  refuse("9_cy", "no clip of 9 among cy's, for the test");
}

BAD_INPUT("a file of a folder that is no sound") {
  Clips clips(yes_and_no(3));
  std::ofstream(clips.folder.path / "yes_9.wav").close();
  clips.refuse("it is empty", "/yes_9.wav");
}
