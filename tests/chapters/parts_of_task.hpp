#pragma once
#include <map>
#include <set>
#include <string>

#include "14_text_classification/parts.hpp"

/// What the tests of chapter 14's readers ask of a task.
namespace parts_of_task {

using text_classification::Task;

/// The texts and their classes, each part a line after the other.
inline std::multimap<std::string, std::string> all_of(const Task& task) {
  std::multimap<std::string, std::string> texts;
  for (const auto* part : {&task.training, &task.validation, &task.test})
    for (const auto& [words, label, group] : *part)
      texts.emplace(text_classification::joined(words),
                    task.classes.at(static_cast<std::size_t>(label)));
  return texts;
}

/// The parts in which a group of texts stands, where the group is the first
/// word of a text.
inline std::map<std::string, std::set<int>> groups_of(const Task& task) {
  std::map<std::string, std::set<int>> groups;
  int number = 0;
  for (const auto* part : {&task.training, &task.validation, &task.test}) {
    for (const auto& example : *part)
      groups[example.words.at(0)].insert(number);
    ++number;
  }
  return groups;
}

/// How many of them stand in more than one part.
inline std::size_t groups_on_both_sides(const Task& task) {
  std::size_t count = 0;
  for (const auto& [group, parts] : groups_of(task)) count += parts.size() > 1;
  return count;
}

}  // namespace parts_of_task
