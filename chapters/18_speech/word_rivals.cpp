#include "word_rivals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "softmax.hpp"
#include "study/in_order.hpp"
#include "templates.hpp"

namespace speech {
namespace {

// A softmax in one of its settings, and what trains it.
struct Trial {
  std::string rival, setting;
  std::function<Described()> train;
};

void add_softmax(std::vector<Trial>& trials, const std::string& rival,
                 Describe describe, const WordTask& task,
                 const lstm::Seed& seed) {
  for (const bool varied : {false, true})
    for (const double l2 : {1e-4, 1e-3, 1e-2})
      trials.push_back(
          {rival,
           fmt::format("{}, penalty {}", varied ? "variations" : "clips", l2),
           [=, &task] {
             return Described(describe, varied ? task.variations : task.clips,
                              task.words.size(), l2, seed.part(rival));
           }});
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

// Both rules of one vector for a clip.
std::vector<Rival> judge_softmax(const WordTask& task, const lstm::Seed& seed,
                                 lstm::Team& team, support::RunFile& file) {
  std::vector<Trial> trials;
  add_softmax(trials, "softmax, without order", statistics, task, seed);
  add_softmax(trials, "softmax, six segments", segment_means, task, seed);
  const auto name = [](const Trial& trial) {
    return fmt::format("{}, {}", trial.rival, trial.setting);
  };
  const auto& chosen_on = task.validation.heard;
  std::vector<double> validation;
  for (const auto& one :
       study::in_order(team, trials.size(), [&](std::size_t k) {
         return file.once(name(trials[k]), [&] {
           return std::vector{
               accuracy(trials[k].train().classify(chosen_on), chosen_on)};
         });
       }))
    validation.push_back(one[0]);

  const auto best = best_of_each(trials, validation);
  const auto said = study::in_order(team, best.size(), [&](std::size_t k) {
    const auto& trial = trials[best[k]];
    return file.once(name(trial) + ", test", [&] {
      const auto model = trial.train();
      Answers answers;
      for (const auto* asked : all_asked(task))
        answers.push_back(model.classify(asked->heard));
      return numbers(answers);
    });
  });
  std::vector<Rival> rivals;
  for (std::size_t n = 0; n < best.size(); ++n)
    rivals.push_back({trials[best[n]].rival, trials[best[n]].setting,
                      validation[best[n]], answers_from(said[n], task)});
  return rivals;
}

// Templates of clips or of variations: so many a word, of which the nearest
// vote.
struct Warped {
  bool varied;
  std::size_t each, voters;

  std::string name() const {
    return fmt::format("{} {} a word, nearest {}", each,
                       varied ? "variations" : "clips", voters);
  }
};

// Variations do worse than the clips, and more of them take long.
std::vector<Warped> warped_settings(std::size_t most) {
  std::vector<Warped> all;
  for (const std::size_t each : {4u, 16u, 64u})
    if (each <= most)
      for (const std::size_t voters : {1u, 5u})
        all.push_back({false, each, voters});
  if (most >= 16) all.push_back({true, 16, 1});
  return all;
}

// The words that settings say of clips, a list for each. What is nearest among
// few templates is looked for once for all that have more.
Answers ask(const std::vector<Warped>& settings, const WordTask& task,
            const Heard& heard, const lstm::Seed& seed, lstm::Team& team) {
  std::vector<std::size_t> each;
  std::size_t voters = 0;
  for (const auto& one : settings) {
    if (each.empty() || each.back() != one.each) each.push_back(one.each);
    voters = std::max(voters, one.voters);
  }
  const Templates templates(
      settings.front().varied ? task.variations : task.clips, task.words.size(),
      each.back(), seed);
  const auto nearest = study::in_order(team, heard.size(), [&](std::size_t n) {
    return templates.nearest(heard.tracks[n], voters, each);
  });
  Answers said;
  for (const auto& one : settings) {
    const auto place = std::ranges::find(each, one.each) - each.begin();
    said.emplace_back();
    for (const auto& words : nearest)
      said.back().push_back(
          voted(words[static_cast<std::size_t>(place)], one.voters));
  }
  return said;
}

// The accuracy of each setting on validation, those of clips first.
std::vector<double> validations(const std::vector<Warped>& settings,
                                const WordTask& task, const lstm::Seed& seed,
                                lstm::Team& team, support::RunFile& file) {
  const auto& chosen_on = task.validation.heard;
  std::vector<double> all;
  for (const bool varied : {false, true}) {
    std::vector<Warped> some;
    std::ranges::copy_if(
        settings, std::back_inserter(some),
        [&](const Warped& one) { return one.varied == varied; });
    if (some.empty()) continue;
    const auto name =
        fmt::format("templates, warped, {}", varied ? "variations" : "clips");
    const auto found = file.once(name, [&] {
      std::vector<double> accuracies;
      for (const auto& said : ask(some, task, chosen_on, seed, team))
        accuracies.push_back(accuracy(said, chosen_on));
      return accuracies;
    });
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

Rival judge_warped(const WordTask& task, std::size_t most,
                   const lstm::Seed& seed, lstm::Team& team,
                   support::RunFile& file) {
  const auto settings = warped_settings(most);
  const auto validation = validations(settings, task, seed, team, file);
  const auto best = std::ranges::max_element(validation);
  const auto& setting =
      settings[static_cast<std::size_t>(best - validation.begin())];
  const auto said = file.once("templates, warped, test", [&] {
    Answers answers;
    for (const auto* asked : all_asked(task))
      answers.push_back(ask({setting}, task, asked->heard, seed, team)[0]);
    return numbers(answers);
  });
  return {"templates, warped", setting.name(), *best, answers_from(said, task)};
}

}  // namespace

std::vector<Rival> judge_rivals(const WordTask& task, std::size_t templates,
                                const lstm::Seed& seed, lstm::Team& team,
                                support::RunFile& file) {
  auto rivals = judge_softmax(task, seed, team, file);
  rivals.push_back(judge_warped(task, templates, seed, team, file));
  return rivals;
}

const Rival& best(const std::vector<Rival>& rivals) {
  return *std::ranges::max_element(rivals, {}, &Rival::validation);
}

}  // namespace speech
