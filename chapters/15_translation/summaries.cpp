#include "summaries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "sentences.hpp"
#include "study/archive.hpp"
#include "study/data_file.hpp"
#include "study/parts.hpp"
#include "study/rows.hpp"

namespace translation {
namespace {

constexpr std::size_t least_words = 2, most_english = 10, most_others = 14;

// How often a word must be seen to be known. Much less is translated to French
// than to Italian; both leave 4,000 to 5,000 pairs to learn from.
std::size_t least_seen(const std::string& language) {
  return language == "fr" ? 5 : 20;
}

bool fits(const Pair& pair) {
  return pair.source.size() >= least_words &&
         pair.source.size() <= most_english &&
         pair.target.size() >= least_words && pair.target.size() <= most_others;
}

// All parts, whatever their words are. What a pair is drawn by is its source or
// all of its line.
Task read(const std::string& language, Split split) {
  const auto file = "translations/" + language + ".tsv";
  const auto text = study::read_data(file, 100'000'000);
  const bool mixed = split == Split::mixed;
  Task task = {fmt::format("summaries, English to {}{}",
                           language == "fr" ? "French" : "Italian",
                           mixed ? ", mixed" : ""),
               {},
               {},
               {}};
  std::unordered_set<std::string> seen;
  for (const auto& [number, columns] : study::read_rows(text, file, 3)) {
    Pair pair = {words_of(columns[1]), words_of(columns[2]),
                 study::drawn(columns[0])};
    if (!fits(pair)) continue;
    if (!mixed && !seen.insert(study::joined(pair.source)).second) continue;
    const auto whole = fmt::format("{}", fmt::join(columns, "\t"));
    const auto group = mixed ? std::string_view(whole) : columns[0];
    study::part_of(task, {80, 10}, group).push_back(std::move(pair));
  }
  return task;
}

std::size_t count_unknown(const Words& words, const study::Vocabulary& known) {
  return static_cast<std::size_t>(
      std::ranges::count_if(words, [&](const std::string& word) {
        return known.number(word) == study::Vocabulary::unknown;
      }));
}

}  // namespace

Task summaries(const std::string& language, Split split, std::size_t unknown) {
  auto task = read(language, split);
  const auto known = languages_of(task.training, least_seen(language));
  for (const auto& pair : task.test) {
    const auto count = count_unknown(pair.source, known.source);
    if (count == 1 || count == 2) task.beyond.push_back(pair);
  }
  const auto keep = [&](Pairs& pairs, std::size_t most) {
    std::erase_if(pairs, [&](const Pair& pair) {
      return count_unknown(pair.source, known.source) > most ||
             count_unknown(pair.target, known.target) > most;
    });
  };
  keep(task.training, unknown);
  keep(task.validation, 0);
  keep(task.test, 0);
  return task;
}

std::string translations_archive() {
  return study::archive_of("translations/archive");
}

}  // namespace translation
