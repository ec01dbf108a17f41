#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "18_speech/spoken.hpp"
#include "18_speech/voices.hpp"
#include "bad_input.hpp"
#include "data_variable.hpp"
#include "made_sounds.hpp"
#include "study/data_file.hpp"

using namespace speech;

namespace {

template <class Said>
std::set<std::string> voices_of(const std::vector<Said>& part) {
  std::set<std::string> voices;
  for (const auto& one : part) voices.insert(one.voice);
  return voices;
}

template <class Said>
void check_apart(const Parts<Said>& parts) {
  std::set<std::string> all;
  std::size_t count = 0;
  for (const auto* part :
       {&parts.training, &parts.validation, &parts.test, &parts.person}) {
    const auto voices = voices_of(*part);
    count += voices.size();
    all.insert(voices.begin(), voices.end());
  }
  CHECK(all.size() == count);
  CHECK(voices_of(parts.validation).size() == 3);
  CHECK(voices_of(parts.test).size() == 3);
  CHECK(voices_of(parts.person) == std::set<std::string>{"flite-rms"});
  CHECK(voices_of(parts.training).contains("flite-slt"));
}

// How many voices fall into a part.
std::ptrdiff_t count(const std::map<std::string, Part>& parts, Part part) {
  return std::count_if(parts.begin(), parts.end(),
                       [&](const auto& voice) { return voice.second == part; });
}

// A clip to stand in a folder of data.
void write_clip(const DataFolder& data, const std::string& file) {
  write_sound(data.folder.path / file, sine(300, 8000, 0.25));
}

}  // namespace

TEST_CASE("twelve voices are to choose on and twelve others for the test") {
  std::vector<std::string> voices = {"flite-kal", "flite-rms"};
  for (int k = 0; k < 60; ++k)
    voices.push_back(fmt::format("voice-{}-of-{}", k, 'a' + k % 7));
  const auto parts = parts_of_voices(voices);
  CHECK(parts.size() == 62);
  CHECK(count(parts, Part::validation) == 12);
  CHECK(count(parts, Part::test) == 12);
  CHECK(count(parts, Part::person) == 1);
  CHECK(parts.at("flite-rms") == Part::person);
  CHECK(parts.at("flite-kal") == Part::training);
  const auto first_of_all = std::next(parts.begin(), 2);  // behind flite's
  CHECK(std::count_if(first_of_all, std::next(first_of_all, 24),
                      [](const auto& voice) {
                        return voice.second == Part::training;
                      }) > 6);
  std::ranges::reverse(voices);
  CHECK(parts_of_voices(voices) == parts);
}

TEST_CASE("voices that differ in a number stand in the same part") {
  std::vector<std::string> voices;
  for (const char c : std::string("abcdefghijkl"))
    for (int k = 1; k <= 5; ++k) voices.push_back(fmt::format("{}{}", c, k));
  const auto parts = parts_of_voices(voices);
  for (const auto& voice : voices)
    CHECK(parts.at(voice) == parts.at(voice.substr(0, 1) + "1"));
  CHECK(count(parts, Part::validation) == 10);  // 5 more are too many
  CHECK(count(parts, Part::test) == 10);
}

TEST_CASE("the numbers are read with their words and voices") {
  const DataVariable variable(SMALL_DATA);
  lstm::Team team(2);
  const auto words = spoken_words(team);
  REQUIRE(words.names.size() == 24);
  CHECK(words.names[7] == "7");
  CHECK(words.names[23] == "50");
  CHECK_FALSE(words.same_voices);
  CHECK(words.parts.training.size() == 4 * 24);
  CHECK(words.parts.test.size() == 3 * 24);
  check_apart(words.parts);
  std::map<std::size_t, int> said;
  for (const auto& one : words.parts.validation) ++said[one.word];
  CHECK(said.size() == 24);
  CHECK(std::ranges::count(said, 3, [](const auto& w) { return w.second; }) ==
        24);
  const auto& one = words.parts.person[2];  // 0, 1, 10
  CHECK(one.word == 10);
  CHECK(one.clip.samples.size() == 1600);
  CHECK(synthesizers() == "eSpeak NG 0, flite-0");
}

TEST_CASE("strings are read with their digits") {
  const DataVariable variable(SMALL_DATA);
  lstm::Team team(1);
  const auto strings = spoken_strings(team);
  check_apart(strings);
  CHECK(strings.training.size() == 4 * 6);
  // "flite-rms" is voice 9: its strings begin with 7, and 4 more each time.
  std::set<std::vector<std::size_t>> said;
  for (const auto& one : strings.person) {
    said.insert(one.digits);
    CHECK(one.clip.samples.size() == 1600 * one.digits.size());
  }
  CHECK(said == std::set<std::vector<std::size_t>>{
                    {7}, {4, 8}, {1, 5, 9}, {8}, {5, 9}, {2, 6, 0}});
}

TEST_CASE("every third voice is read, and every third string") {
  const DataVariable variable(SMALL_DATA);
  lstm::Team team(1);
  const auto words = spoken_words(team), some = spoken_words(team, 3);
  const auto& [training, validation, test, person] = some.parts;
  CHECK(training.size() == 2 * 24);
  for (const auto& voice : voices_of(training))
    CHECK(voices_of(words.parts.training).contains(voice));
  CHECK(validation.size() == 24);
  CHECK(voices_of(words.parts.test).contains(test.front().voice));
  CHECK(test.size() == 24);
  CHECK(person.size() == 24);
  const auto strings = spoken_strings(team, 3);
  check_apart(strings);
  CHECK(strings.training.size() == 4 * 2);
  CHECK(strings.person.size() == 2);
}

TEST_CASE("the numbers of two people are read") {
  const DataVariable variable(SMALL_DATA);
  lstm::Team team(1);
  const auto real = real_words(team);
  REQUIRE(real.size() == 48);
  CHECK(real[5].voice == "Allison");
  CHECK(real[5].word == 5);
  CHECK(real[29].voice == "saytime");
  CHECK(real[29].word == 5);
  for (const auto& one : real) CHECK(one.clip.samples.size() == 1600);
}

BAD_INPUT("numbers that are missing") {
  const DataFolder data;
  lstm::Team team(1);
  const auto missing = [](const char* name) {
    return fmt::format("{} is missing; .ci/data gets it", name);
  };
  CHECK_THROWS_WITH_AS(spoken_words(team), missing("numbers/words").c_str(),
                       study::MissingData);
  CHECK_THROWS_WITH_AS(spoken_strings(team), missing("numbers/strings").c_str(),
                       study::MissingData);
  CHECK_THROWS_WITH_AS(real_words(team), missing("numbers/Allison").c_str(),
                       study::MissingData);
  CHECK_THROWS_WITH_AS(synthesizers(), missing("numbers/words/made").c_str(),
                       study::MissingData);
}

BAD_INPUT("numbers that are not what .ci/data gets") {
  DataFolder data;
  lstm::Team team(1);
  data.write("numbers/words/made", "one line");
  CHECK_THROWS_WITH_AS(spoken_words(team), "numbers/words holds no clips",
                       study::DataError);
  CHECK_THROWS_WITH_AS(synthesizers(), "numbers/words/made: expected two lines",
                       study::DataError);
  write_clip(data, "numbers/words/ann/60.wav");
  const auto path = (data.folder.path / "numbers/words/ann/60.wav").string();
  CHECK_THROWS_WITH_AS(
      spoken_words(team),
      (path + ": the name does not begin with a number from 0 to 20, 30, 40 or "
              "50")
          .c_str(),
      study::DataError);
  for (const auto* name : {"_1", "1x_2"}) {
    const DataFolder other;
    write_clip(other, fmt::format("numbers/strings/ann/{}.wav", name));
    const auto file = (other.folder.path / "numbers/strings/ann" /
                       (std::string(name) + ".wav"))
                          .string();
    CHECK_THROWS_WITH_AS(
        spoken_strings(team),
        (file + ": the name does not begin with digits").c_str(),
        study::DataError);
  }
}
