#include "word_rivals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "softmax.hpp"
#include "study/in_order.hpp"
#include "templates.hpp"

namespace speech {
namespace {

using Classify = std::function<std::vector<int>(const Heard&)>;

// A rival in one of its settings, and what trains it.
struct Trial {
  std::string rival, setting;
  std::function<Classify()> train;
};

void add_softmax(std::vector<Trial>& trials, const std::string& rival,
                 Describe describe, const WordTask& task,
                 const lstm::Seed& seed) {
  for (const bool varied : {false, true})
    for (const double l2 : {1e-4, 1e-3, 1e-2})
      trials.push_back(
          {rival,
           fmt::format("{}, penalty {}", varied ? "variations" : "clips", l2),
           [=, &task]() -> Classify {
             const Described model(describe,
                                   varied ? task.variations : task.clips,
                                   task.words.size(), l2, seed.part(rival));
             return [=](const Heard& heard) { return model.classify(heard); };
           }});
}

Trial warped_templates(bool varied, std::size_t each, std::size_t k,
                       const WordTask& task, const lstm::Seed& seed) {
  return {"templates, warped",
          fmt::format("{} {} a word, nearest {}", each,
                      varied ? "variations" : "clips", k),
          [=, &task]() -> Classify {
            const Templates templates(varied ? task.variations : task.clips,
                                      task.words.size(), each, seed);
            return [=](const Heard& heard) {
              std::vector<int> words;
              for (const auto& track : heard.tracks) {
                support::leave_if_interrupted();
                words.push_back(voted(templates.nearest(track, k), k));
              }
              return words;
            };
          }};
}

// Variations do worse than the clips, and more of them take long.
void add_templates(std::vector<Trial>& trials, const WordTask& task,
                   std::size_t most, const lstm::Seed& seed) {
  for (const std::size_t each : {4u, 16u, 64u}) {
    if (each > most) continue;
    for (const std::size_t k : {1u, 5u})
      trials.push_back(warped_templates(false, each, k, task, seed));
    if (each == 16)
      trials.push_back(warped_templates(true, each, 1, task, seed));
  }
}

// Of each rival the first that is best.
std::vector<std::size_t> best_of_each(const std::vector<Trial>& trials,
                                      const std::vector<double>& validation) {
  std::vector<std::size_t> best;
  for (std::size_t k = 0; k < trials.size(); ++k)
    if (best.empty() || trials[k].rival != trials[best.back()].rival)
      best.push_back(k);
    else if (validation[k] > validation[best.back()])
      best.back() = k;
  return best;
}

}  // namespace

std::vector<Rival> judge_rivals(const WordTask& task, std::size_t templates,
                                const lstm::Seed& seed, lstm::Team& team,
                                support::RunFile& file) {
  std::vector<Trial> trials;
  add_softmax(trials, "softmax, without order", statistics, task, seed);
  add_softmax(trials, "softmax, six segments", segment_means, task, seed);
  add_templates(trials, task, templates, seed);
  const auto name = [](const Trial& trial) {
    return fmt::format("{}, {}", trial.rival, trial.setting);
  };
  const auto& chosen_on = task.validation.heard;
  std::vector<double> validation;
  for (const auto& one :
       study::in_order(team, trials.size(), [&](std::size_t k) {
         return file.once(name(trials[k]), [&] {
           return std::vector{
               accuracy(trials[k].train()(chosen_on), chosen_on)};
         });
       }))
    validation.push_back(one[0]);

  const auto best = best_of_each(trials, validation);
  const auto said = study::in_order(team, best.size(), [&](std::size_t k) {
    const auto& trial = trials[best[k]];
    return file.once(name(trial) + ", test", [&] {
      const auto classify = trial.train();
      Answers answers;
      for (const auto* asked : all_asked(task))
        answers.push_back(classify(asked->heard));
      return numbers(answers);
    });
  });
  std::vector<Rival> rivals;
  for (std::size_t n = 0; n < best.size(); ++n)
    rivals.push_back({trials[best[n]].rival, trials[best[n]].setting,
                      validation[best[n]], answers_from(said[n], task)});
  return rivals;
}

const Rival& best(const std::vector<Rival>& rivals) {
  return *std::ranges::max_element(rivals, {}, &Rival::validation);
}

}  // namespace speech
