#include "own_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "study/data_file.hpp"
#include "study/parts.hpp"
#include "study/rows.hpp"

namespace translation {
namespace {

constexpr std::size_t most_bytes = 100'000'000, most_words = 50;
constexpr std::size_t least_pairs = 50;

// Throws what is wrong with a file.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

Pairs read_pairs(const std::string& file) {
  const auto text = study::read_own_text(file, most_bytes);
  Pairs pairs;
  std::unordered_set<std::string> seen;
  for (const auto& [number, columns] : study::read_rows(text, file, 2)) {
    Pair pair = {words_of(columns[0]), words_of(columns[1])};
    if (pair.source.empty()) refuse(file, "line {} has no sentence", number);
    if (pair.target.empty()) refuse(file, "line {} has no translation", number);
    if (std::max(pair.source.size(), pair.target.size()) <= most_words &&
        seen.insert(study::joined(pair.source)).second)
      pairs.push_back(std::move(pair));
  }
  return pairs;
}

void expect_some(const Pairs& pairs, const std::string& file) {
  if (pairs.size() < least_pairs)
    refuse(file,
           "{} different sentences of at most {} words, expected {} or more",
           pairs.size(), most_words, least_pairs);
  const auto& first = pairs.front().target;
  if (std::ranges::count(pairs, first, &Pair::target) == std::ssize(pairs))
    refuse(file, "all sentences have the same translation");
}

}  // namespace

void expect_all_parts(const Task& task) {
  const auto expect = [&](const Pairs& part, const char* purpose) {
    if (part.empty())
      refuse(task.name, "too few sentences: none falls to the {}", purpose);
  };
  expect(task.training, "training");
  expect(task.validation, "validation");
  expect(task.test, "test");
  if (task.test.size() == 1)
    refuse(task.name, "too few sentences: one alone falls to the test");
}

Task from_file(const std::string& file) {
  auto pairs = read_pairs(file);
  expect_some(pairs, file);
  Task task = {file, {}, {}, {}};
  for (auto& pair : pairs)
    study::part_of(task, {80, 10}, study::joined(pair.source))
        .push_back(std::move(pair));
  expect_all_parts(task);
  return task;
}

}  // namespace translation
