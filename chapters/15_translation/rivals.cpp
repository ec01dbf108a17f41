#include "rivals.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "ibm1.hpp"
#include "measures.hpp"
#include "nearest.hpp"

namespace translation {
namespace {

template <class Translate>
std::vector<Words> translations(const Pairs& pairs,
                                const Translate& translate) {
  std::vector<Words> all;
  for (const auto& pair : pairs) all.push_back(translate(pair.source));
  return all;
}

template <class Translate>
Rival judged(const Task& task, const std::string& name,
             const std::string& setting, const Translate& translate) {
  return {name, setting, translations(task.validation, translate),
          translations(task.test, translate)};
}

Rival nearest(const Task& task, Weighting weighting) {
  const Nearest index(task.training, weighting);
  return judged(task, "nearest sentence",
                weighting == Weighting::equal ? "equal weights" : "idf",
                [&](const Words& source) {
                  return task.training[index.find(source)].target;
                });
}

Rival nearest(const Task& task) {
  auto equal = nearest(task, Weighting::equal);
  auto idf = nearest(task, Weighting::idf);
  const auto f1 = [&](const Rival& rival) {
    return score(rival.validation, task.validation).f1;
  };
  return f1(idf) > f1(equal) ? idf : equal;
}

Rival ibm1(const Task& task) {
  const auto setting = choose_ibm1(task);
  const auto model = train_ibm1(task.training, setting);
  return judged(
      task, "IBM model 1",
      fmt::format("{} steps, {} NULL, from a probability of {}", setting.steps,
                  setting.null_word ? "with" : "without", setting.least),
      [&](const Words& source) {
        return model.translate(source, setting.least);
      });
}

}  // namespace

std::vector<Rival> judge_rivals(const Task& task) {
  if (task.training.empty() || task.validation.empty() || task.test.empty())
    throw std::invalid_argument(fmt::format(
        "rivals of {} training, {} validation and {} test pairs, "
        "expected one at least of each",
        task.training.size(), task.validation.size(), task.test.size()));
  return {nearest(task), ibm1(task)};
}

}  // namespace translation
