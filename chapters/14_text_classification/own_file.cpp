#include "own_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "parts.hpp"
#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace text_classification {
namespace {

constexpr std::size_t most_bytes = 100'000'000, most_words = 100;
constexpr std::size_t least_texts = 50, most_classes = 100;

// Throws what is wrong with a file.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

// A line of the file.
struct Text {
  std::string name;  // of its class
  std::vector<std::string> words;
};

// Of equal texts the first.
std::vector<Text> read_texts(const std::string& bytes,
                             const std::string& file) {
  std::vector<Text> texts;
  std::unordered_set<std::string> seen;
  for (const auto& [number, columns] : study::read_rows(bytes, file, 2)) {
    if (columns[0].empty()) refuse(file, "line {} has no class", number);
    auto words = words_of(columns[1]);
    if (words.empty()) refuse(file, "line {} has no words", number);
    words.resize(std::min(words.size(), most_words));
    if (seen.insert(joined(words)).second)
      texts.push_back({std::string(columns[0]), std::move(words)});
  }
  if (texts.size() < least_texts)
    refuse(file, "{} different texts, expected {} or more", texts.size(),
           least_texts);
  return texts;
}

std::vector<std::string> classes_of(const std::vector<Text>& texts,
                                    const std::string& file) {
  std::set<std::string> names;
  for (const auto& text : texts) names.insert(text.name);
  if (names.size() == 1)
    refuse(file, "all texts are of one class, {}", *names.begin());
  if (names.size() > most_classes)
    refuse(file, "{} classes, expected {} or fewer", names.size(),
           most_classes);
  return {names.begin(), names.end()};
}

// A model cannot learn a class that it does not see, nor be judged by it.
void expect_all_classes(const Task& task) {
  const auto expect = [&](const Examples& part, const char* purpose) {
    for (int label = 0; label < std::ssize(task.classes); ++label)
      if (std::ranges::count(part, label, &Example::label) == 0)
        refuse(task.name, "too few texts of class {}: none falls to {}",
               task.classes[static_cast<std::size_t>(label)], purpose);
  };
  expect(task.training, "the training");
  expect(task.validation, "the validation");
  expect(task.test, "the test");
}

}  // namespace

Task from_file(const std::string& file) {
  const auto bytes = study::read_own_text(file, most_bytes);
  auto texts = read_texts(bytes, file);
  Task task = {file, classes_of(texts, file), {}, {}, {}};
  for (auto& [name, words] : texts) {
    const auto place = std::ranges::lower_bound(task.classes, name);
    const auto label = static_cast<int>(place - task.classes.begin());
    part_of(task, {80, 10}, joined(words)).push_back({std::move(words), label});
  }
  expect_all_classes(task);
  return task;
}

}  // namespace text_classification
