#include "packages.hpp"

#include <algorithm>
#include <unordered_set>

#include "parts.hpp"
#include "study/archive.hpp"
#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace text_classification {
namespace {

constexpr std::size_t most_words = 20, least_words = 3;

// A package that is an example.
struct Package {
  std::string name, source;
  int label;
  std::vector<std::string> words, others;  // those that are not its name
};

const std::vector<std::string> sections = {
    "net",   "science", "admin", "games",   "sound",    "graphics",
    "fonts", "math",    "mail",  "editors", "database", "electronics"};

Package package(const study::Row& row) {
  const auto section = std::ranges::find(sections, row.columns[2]);
  Package one = {std::string(row.columns[0]),
                 std::string(row.columns[1]),
                 static_cast<int>(section - sections.begin()),
                 words_of(row.columns[3]),
                 {}};
  one.others = one.words;
  std::erase(one.others, one.name);
  for (auto* words : {&one.words, &one.others})
    words->resize(std::min(words->size(), most_words));
  return one;
}

// Those of the sections. Of packages with the same summary there is the first.
std::vector<Package> packages() {
  const auto* file = "packages/packages.tsv";
  const auto text = study::read_data(file, 100'000'000);
  std::vector<Package> all;
  std::unordered_set<std::string> summaries;
  for (const auto& row : study::read_rows(text, file, 4)) {
    if (std::ranges::count(sections, row.columns[2]) == 0) continue;
    auto one = package(row);
    if (one.others.size() >= least_words &&
        summaries.insert(joined(one.others)).second)
      all.push_back(std::move(one));
  }
  return all;
}

constexpr Shares shares = {75, 10};

}  // namespace

Task package_summaries() {
  Task task = {"package summaries", sections, {}, {}, {}};
  for (const auto& one : packages())
    part_of(task, shares, one.source)
        .push_back({one.others, one.label, drawn(one.source)});
  return task;
}

Task mixed_packages() {
  Task task = {"package summaries, mixed", sections, {}, {}, {}};
  for (const auto& one : packages())
    part_of(task, shares, one.name)
        .push_back({one.words, one.label, drawn(one.source)});
  return task;
}

std::string packages_archive() {
  return study::archive_of("packages/archive");
}

}  // namespace text_classification
