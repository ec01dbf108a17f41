#include "reviews.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "parts.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

namespace text_classification {
namespace {

constexpr std::size_t most_words = 100, least_words = 4;
const std::vector<std::string> scores = {"great", "other"};

// The scores as labels. R counts the levels of a factor from 1.
std::vector<int> labels(const study::RValue& factor, std::size_t count) {
  const auto* levels = factor.attribute("levels");
  const auto* numbers = std::get_if<std::vector<int>>(&factor.data);
  if (!levels || study::r_strings(*levels) != scores || !numbers ||
      numbers->size() != count ||
      !std::ranges::all_of(*numbers, [](int n) { return n == 1 || n == 2; }))
    throw study::RBaseError("no score, great or other, for each review");
  auto all = *numbers;
  for (auto& label : all) --label;
  return all;
}

// The reviews of a table that has this name in R.
Examples examples(const study::RValue& table, const char* name) try {
  const auto texts = study::r_strings(study::r_column(table, "review"));
  const auto label = labels(study::r_column(table, "score"), texts.size());
  Examples all;
  for (std::size_t k = 0; k < texts.size(); ++k) {
    auto words = words_of(texts[k]);
    words.resize(std::min(words.size(), most_words));
    if (words.size() >= least_words)
      all.push_back({std::move(words), label[k]});
  }
  return all;
} catch (const study::RBaseError& error) {
  throw study::RBaseError(
      fmt::format("R's variable {}: {}", name, error.what()));
}

}  // namespace

Task reviews() {
  const auto base = study::read_data("modeldata/Rdata.rdb", 100'000'000);
  const auto index = study::read_data("modeldata/Rdata.rdx", 100'000'000);
  std::unordered_set<std::string> seen;
  const auto read = [&](const char* name) {
    auto all = examples(study::read_r_variable(base, index, name), name);
    std::erase_if(all, [&](const Example& one) {
      return !seen.insert(joined(one.words)).second;
    });
    return all;
  };
  Task task = {"reviews", scores, read("training_data"), {}, {}};
  task.test = read("testing_data");
  const auto key = [](const Example& one) { return drawn(joined(one.words)); };
  std::ranges::sort(task.training, {}, key);
  const auto cut = std::min<std::ptrdiff_t>(3500, std::ssize(task.training));
  task.validation.assign(task.training.begin() + cut, task.training.end());
  task.training.erase(task.training.begin() + cut, task.training.end());
  return task;
}

}  // namespace text_classification
