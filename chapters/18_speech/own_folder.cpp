#include "own_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "figures/file.hpp"
#include "study/cells.hpp"
#include "study/data_file.hpp"
#include "study/drawn.hpp"
#include "study/in_order.hpp"
#include "study/rows.hpp"

namespace speech {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_clips = 20'000, most_words = 100, least_clips = 3;

// Throws what is wrong with a file or a folder.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

// A file and what its name says.
struct Named {
  std::string path, word, speaker;  // who is nobody where it is not said
};

using Files = std::vector<Named>;

bool is_sound(const fs::directory_entry& file) {
  auto extension = file.path().extension().string();
  for (char& c : extension)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension == ".wav" &&
         !file.path().filename().string().starts_with('.');
}

Named named(const fs::path& path, const std::string& folder) {
  const auto stem = path.stem().string();
  const auto parts = study::split(stem, '_');
  if (parts[0].empty()) refuse(path.string(), "the name begins with no word");
  auto speaker = folder;
  if (folder.empty() && parts.size() > 2) speaker = parts[1];
  return {path.string(), std::string(parts[0]), speaker};
}

void list(const fs::path& folder, bool within, Files& files) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!within && entry.is_directory())
      list(entry.path(), true, files);
    else if (is_sound(entry))
      files.push_back(
          named(entry.path(), within ? folder.filename().string() : ""));
    if (files.size() > most_clips)
      refuse(folder.string(), "more than {} clips", most_clips);
  }
}

// In the order of their names.
Files list(const std::string& folder) try {
  Files files;
  list(folder, false, files);
  if (files.empty())
    refuse(folder, "there is no WAV file in it or in a folder of it");
  std::ranges::sort(files, {}, &Named::path);
  return files;
} catch (const fs::filesystem_error& error) {
  throw figures::FileError(
      fmt::format("cannot read {}: {}", folder, error.code().message()));
}

// Numbers by their size, and behind them all else by the alphabet.
std::vector<std::string> words_of(const Files& files,
                                  const std::string& folder) {
  std::set<std::tuple<bool, double, std::string>> words;
  for (const auto& file : files) {
    const auto number = study::number_of(file.word);
    words.emplace(!number, number.value_or(0), file.word);
  }
  std::vector<std::string> names;
  for (const auto& word : words) names.push_back(std::get<2>(word));
  if (names.size() == 1)
    refuse(folder, "all clips are of one word, {}", names[0]);
  if (names.size() > most_words)
    refuse(folder, "{} words, expected {} or fewer", names.size(), most_words);
  return names;
}

// The part of each file, by speakers. None where they are not told or too few.
std::vector<Files> by_speaker(const Files& files) {
  std::set<std::string> speakers;
  for (const auto& file : files) speakers.insert(file.speaker);
  if (speakers.size() < 3 || speakers.contains("")) return {};
  const auto& test = *speakers.rbegin();
  const auto& validation = *std::next(speakers.rbegin());
  std::vector<Files> parts(3);
  for (const auto& file : files) {
    const auto& who = file.speaker;
    parts[who == test ? 2 : who == validation ? 1 : 0].push_back(file);
  }
  return parts;
}

// By clips: of each word a fifth for the test and a fifth to choose on.
std::vector<Files> by_clip(const Files& files, const std::string& folder) {
  std::map<std::string, Files> of_word;
  for (const auto& file : files) of_word[file.word].push_back(file);
  std::vector<Files> parts(3);
  for (auto& [word, clips] : of_word) {
    if (clips.size() < least_clips)
      refuse(folder, "{} clip{} of {}, expected {} or more", clips.size(),
             clips.size() == 1 ? "" : "s", word, least_clips);
    std::ranges::sort(clips, {}, [](const Named& clip) {
      return study::drawn(fs::path(clip.path).filename().string());
    });
    const auto fifth = std::max<std::size_t>(clips.size() / 5, 1);
    for (std::size_t k = 0; k < clips.size(); ++k)
      parts[k < fifth ? 2 : k < 2 * fifth ? 1 : 0].push_back(clips[k]);
  }
  return parts;
}

// A network cannot learn a word that it does not hear, nor be judged by it.
void expect_all_words(const std::vector<Files>& parts,
                      const std::vector<std::string>& names,
                      const std::string& folder) {
  const auto& validation = parts[1].front().speaker;
  const auto& test = parts[2].front().speaker;
  const std::string among[] = {"those to learn from",
                               fmt::format("{}'s, to choose on", validation),
                               fmt::format("{}'s, for the test", test)};
  for (std::size_t k = 0; k < parts.size(); ++k)
    for (const auto& name : names)
      if (std::ranges::count(parts[k], name, &Named::word) == 0)
        refuse(folder, "no clip of {} among {}", name, among[k]);
}

std::vector<Spoken> read(lstm::Team& team, const Files& files,
                         const std::vector<std::string>& names) {
  return study::in_order(team, files.size(), [&](std::size_t k) {
    const auto word = std::ranges::find(names, files[k].word) - names.begin();
    return Spoken{read_clip(files[k].path), static_cast<std::size_t>(word),
                  files[k].speaker};
  });
}

}  // namespace

Words own_words(const std::string& folder, lstm::Team& team) {
  const auto files = list(folder);
  const auto names = words_of(files, folder);
  auto parts = by_speaker(files);
  const bool same_voices = parts.empty();
  if (same_voices) parts = by_clip(files, folder);
  expect_all_words(parts, names, folder);
  return {names,
          {read(team, parts[0], names),
           read(team, parts[1], names),
           read(team, parts[2], names),
           {}},
          same_voices};
}

}  // namespace speech
