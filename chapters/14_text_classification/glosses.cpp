#include "glosses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "parts.hpp"
#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace text_classification {
namespace {

constexpr std::size_t most_words = 30, least_words = 3;

// A topic and the number of WordNet's file with its nouns (lexnames(5)).
struct Topic {
  int file;
  const char* name;
};
constexpr Topic topics[] = {
    {4, "act"},    {6, "artifact"}, {18, "person"},   {5, "animal"},
    {20, "plant"}, {13, "food"},    {15, "location"}, {10, "communication"},
    {8, "body"},   {26, "state"}};

// A meaning of nouns that is an example.
struct Gloss {
  std::string parent;   // its place in the file
  std::uint64_t place;  // and this one's among those that are shuffled
  Example example;
};

std::optional<int> number(std::string_view digits, int base) {
  int value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [last, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc() || last != end || value < 0) return {};
  return value;
}

// The parent of a meaning whose line has these fields: its place, its file, its
// kind, how many nouns it has, two fields for each, how many pointers, and four
// for each: what it is, where to, ... (wndb(5)). The topmost is its own parent.
std::optional<std::string_view> parent(
    const std::vector<std::string_view>& fields) {
  if (fields.size() < 4) return {};
  const auto nouns = number(fields[3], 16);
  if (!nouns) return {};
  const auto begin = 4 + 2 * static_cast<std::size_t>(*nouns);
  if (begin >= fields.size()) return {};
  const auto pointers = number(fields[begin], 10);
  if (!pointers) return {};
  const auto end = begin + 1 + 4 * static_cast<std::size_t>(*pointers);
  if (end > fields.size()) return {};
  for (auto k = begin + 1; k < end; k += 4)
    if (fields[k] == "@" || fields[k] == "@i") return fields[k + 1];
  return fields[0];
}

// Its meaning and no example of its use.
std::vector<std::string> meaning(std::string_view gloss) {
  auto words = words_of(gloss.substr(0, gloss.find("; \"")));
  words.resize(std::min(words.size(), most_words));
  return words;
}

// The gloss of a line, if it is one of the topics'. What is no line of a
// meaning is told by `refuse`.
template <class Refuse>
std::optional<Gloss> read_gloss(std::string_view line, Refuse refuse) {
  const auto bar = line.find(" | ");
  if (bar == line.npos) refuse();
  const auto fields = study::split(line.substr(0, bar), ' ');
  const auto above = parent(fields);
  const auto file = above ? number(fields[1], 10) : std::nullopt;
  if (!file) refuse();
  const auto* topic = std::ranges::find(topics, *file, &Topic::file);
  if (topic == std::end(topics)) return {};
  auto words = meaning(line.substr(bar + 3));
  const auto place = drawn(joined(words));
  return Gloss{std::string(*above),
               place,
               {std::move(words), static_cast<int>(topic - topics)}};
}

// Of equal glosses the first, all of them shuffled. Lines that begin with a
// space are the licence.
std::vector<Gloss> read_glosses() {
  const auto* file = "wordnet/data.noun";
  const auto text = study::read_data(file, 100'000'000);
  std::vector<Gloss> all;
  std::unordered_set<std::string> seen;
  std::size_t line_number = 0;
  for (const auto line : study::split(text, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == ' ') continue;
    auto gloss = read_gloss(line, [&] {
      throw study::DataError(
          fmt::format("{}: line {} is no meaning of nouns", file, line_number));
    });
    if (gloss && gloss->example.words.size() >= least_words &&
        seen.insert(joined(gloss->example.words)).second)
      all.push_back(std::move(*gloss));
  }
  std::ranges::sort(all, {}, &Gloss::place);
  return all;
}

// Leaves of each class the first.
void cap(Examples& examples, std::size_t most) {
  std::vector<std::size_t> counts(std::size(topics));
  std::erase_if(examples, [&](const Example& one) {
    return ++counts[static_cast<std::size_t>(one.label)] > most;
  });
}

// A task whose parts are drawn by what `group` says of a gloss.
template <class Group>
Task make_task(const char* name, Group group) {
  Task task = {name, {}, {}, {}, {}};
  for (const auto& topic : topics) task.classes.emplace_back(topic.name);
  for (auto& gloss : read_glosses()) {
    gloss.example.group = drawn(gloss.parent);
    part_of(task, {80, 10}, group(gloss)).push_back(std::move(gloss.example));
  }
  cap(task.training, 2500);
  cap(task.validation, 300);
  cap(task.test, 300);
  return task;
}

}  // namespace

Task glosses() {
  return make_task("glosses", [](const Gloss& gloss) { return gloss.parent; });
}

Task mixed_glosses() {
  return make_task("glosses, mixed", [](const Gloss& gloss) {
    return joined(gloss.example.words);
  });
}

}  // namespace text_classification
