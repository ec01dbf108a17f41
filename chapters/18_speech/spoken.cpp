#include "spoken.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include "study/cells.hpp"
#include "study/data_file.hpp"
#include "study/in_order.hpp"
#include "study/rows.hpp"
#include "voices.hpp"

namespace speech {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> names = {
    "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11",
    "12", "13", "14", "15", "16", "17", "18", "19", "20", "30", "40", "50"};

// A file of a voice.
struct Named {
  std::string voice, stem, path;  // "Andy", "7" of .../words/Andy/7.wav
};

// What a name says before the first underscore.
std::string said_in(const Named& file) {
  return file.stem.substr(0, file.stem.find('_'));
}

[[noreturn]] void refuse(const Named& file, std::string_view expected) {
  throw study::DataError(
      fmt::format("{}: the name does not begin with {}", file.path, expected));
}

fs::path expect_folder(const std::string& name) {
  const auto folder = study::data_folder() / name;
  if (!fs::is_directory(folder))
    throw study::MissingData(
        fmt::format("{} is missing; .ci/data gets it", name));
  return folder;
}

// The clips of a folder with one for each voice, in the order of their names.
std::vector<Named> list(const std::string& name) {
  std::vector<Named> files;
  for (const auto& voice : fs::directory_iterator(expect_folder(name))) {
    if (!voice.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(voice))
      files.push_back({voice.path().filename().string(),
                       file.path().stem().string(), file.path().string()});
  }
  if (files.empty())
    throw study::DataError(fmt::format("{} holds no clips", name));
  std::ranges::sort(files, {}, &Named::path);
  return files;
}

std::size_t word_in(const Named& file) {
  const auto word = std::ranges::find(names, said_in(file));
  if (word == names.end()) refuse(file, "a number from 0 to 20, 30, 40 or 50");
  return static_cast<std::size_t>(word - names.begin());
}

std::vector<std::size_t> digits_in(const Named& file) {
  std::vector<std::size_t> digits;
  for (const char digit : said_in(file)) {
    if (digit < '0' || digit > '9') refuse(file, "digits");
    digits.push_back(static_cast<std::size_t>(digit - '0'));
  }
  if (digits.empty()) refuse(file, "digits");
  return digits;
}

using PartOf = std::map<std::string, Part>;

PartOf parts_in(const std::vector<Named>& files) {
  std::set<std::string> voices;
  for (const auto& file : files) voices.insert(file.voice);
  return parts_of_voices({voices.begin(), voices.end()});
}

// The voices' clips in their parts, which read(file) reads.
template <class Read>
auto read_parts(lstm::Team& team, const std::vector<Named>& files,
                const PartOf& part, const Read& read) {
  auto all = study::in_order(team, files.size(),
                             [&](std::size_t k) { return read(files[k]); });
  Parts<typename decltype(all)::value_type> parts;
  const std::map<Part, decltype(&parts.training)> place = {
      {Part::training, &parts.training},
      {Part::validation, &parts.validation},
      {Part::test, &parts.test},
      {Part::person, &parts.person}};
  for (auto& one : all) place.at(part.at(one.voice))->push_back(std::move(one));
  return parts;
}

}  // namespace

Words spoken_words(lstm::Team& team, std::size_t every) {
  auto files = list("numbers/words");
  const auto part = parts_in(files);
  std::map<Part, std::size_t> voices;
  std::map<std::string, std::size_t> place;  // of a voice in its part
  for (const auto& [voice, of] : part) place[voice] = voices[of]++;
  std::erase_if(files, [&](const Named& file) {
    return place.at(file.voice) % every != 0;
  });
  return {names, read_parts(team, files, part, [](const Named& file) {
            const auto word = word_in(file);
            return Spoken{read_clip(file.path), word, file.voice};
          })};
}

Parts<Digits> spoken_strings(lstm::Team& team, std::size_t every) {
  const auto all = list("numbers/strings");
  std::vector<Named> files;
  for (std::size_t n = 0; n < all.size(); n += every) files.push_back(all[n]);
  return read_parts(team, files, parts_in(all), [](const Named& file) {
    auto digits = digits_in(file);
    return Digits{read_clip(file.path), std::move(digits), file.voice};
  });
}

std::vector<Spoken> real_words(lstm::Team& team) {
  const auto allison = expect_folder("numbers/Allison");
  const auto saytime = expect_folder("numbers/saytime");
  return study::in_order(team, 2 * names.size(), [&](std::size_t k) {
    const auto word = k % names.size();
    if (k < names.size())
      return Spoken{read_clip((allison / (names[word] + ".wav")).string()),
                    word, "Allison"};
    return Spoken{read_mu_law((saytime / (names[word] + ".au")).string()), word,
                  "saytime"};
  });
}

std::string synthesizers() {
  const auto text = study::read_data("numbers/words/made", 10'000);
  const auto lines = study::split(text, '\n');
  if (lines.size() < 2)
    throw study::DataError("numbers/words/made: expected two lines");
  return fmt::format("{}, {}", lines[0],
                     lines[1].substr(0, lines[1].find(' ')));
}

}  // namespace speech
