#include "rivals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "logistic.hpp"
#include "naive_bayes.hpp"
#include "study/in_order.hpp"

namespace text_classification {
namespace {

// Names the class of each text.
using Classify = std::function<std::vector<int>(const Examples&)>;

// One setting of one rival.
struct Trial {
  std::string rival, setting;
  std::function<Classify()> train;
};

// What a rival reads of a task.
struct Read {
  Features features;
  Bags training, validation;
};

std::shared_ptr<const Read> read(const Task& task, std::size_t order,
                                 std::size_t least, decltype(bags)& count) {
  Features features(task.training, order, least);
  auto training = count(features, task.training);
  auto validation = count(features, task.validation);
  return std::make_shared<const Read>(
      Read{std::move(features), std::move(training), std::move(validation)});
}

Trial naive_bayes(const std::string& rival, std::shared_ptr<const Read> read,
                  std::size_t classes, double alpha) {
  return {rival, fmt::format("alpha {}", alpha), [=]() -> Classify {
            const NaiveBayes model(read->training, read->features.size(),
                                   classes, alpha);
            return [=](const Examples& texts) {
              return model.classify(bags(read->features, texts));
            };
          }};
}

// Where no feature is known, a vector that no text has.
Trial logistic(const std::string& rival, std::shared_ptr<const Read> read,
               std::size_t classes, std::size_t least,
               const LogisticOptions& options, const lstm::Seed& seed) {
  const auto setting = fmt::format("rate {}, penalty {}, seen {}", options.rate,
                                   options.penalty, least);
  return {rival, setting, [=]() -> Classify {
            const auto V = std::max<std::size_t>(read->features.size(), 1);
            const auto model =
                train_logistic(read->training, read->validation, V, classes,
                               options, seed.part(rival));
            return [=](const Examples& texts) {
              return Logistic(model).classify(sets(read->features, texts));
            };
          }};
}

// All settings of a rival stand side by side. Naive Bayes counts all words, and
// logistic regression may leave out those of a single text.
std::vector<Trial> make_trials(const Task& task, lstm::Team& team,
                               const lstm::Seed& seed) {
  const auto counts = study::in_order(
      team, 2, [&](std::size_t k) { return read(task, k + 1, 1, bags); });
  const auto known = study::in_order(team, 4, [&](std::size_t k) {
    return read(task, k / 2 + 1, k % 2 + 1, sets);
  });
  const auto K = task.classes.size();
  const std::string orders[] = {"words", "words and pairs"};
  std::vector<Trial> trials;
  for (std::size_t k = 0; k < 2; ++k)
    for (const double alpha : {0.01, 0.03, 0.1, 0.3, 1.0, 3.0})
      trials.push_back(
          naive_bayes("naive Bayes, " + orders[k], counts[k], K, alpha));
  for (std::size_t k = 0; k < 4; ++k)
    for (const double rate : {0.003, 0.01, 0.03})
      for (const double penalty : {0.0, 1e-5, 1e-4, 1e-3})
        trials.push_back(logistic("logistic, " + orders[k / 2], known[k], K,
                                  k % 2 + 1, {rate, penalty}, seed));
  return trials;
}

double accuracy_on(const Examples& texts, const Classify& classify) {
  return accuracy(classify(texts), labels_of(texts));
}

// The accuracies on what lies beyond, and behind them the test's classes: only
// numbers can be kept.
std::vector<double> look_at_test(const Task& task, const Classify& classify) {
  std::vector<double> numbers;
  for (const auto& beyond : task.beyond)
    numbers.push_back(accuracy_on(beyond.examples, classify));
  for (const int c : classify(task.test)) numbers.push_back(c);
  return numbers;
}

Rival judged(const Task& task, const Trial& trial, double validation,
             const std::vector<double>& numbers) {
  const auto test =
      numbers.begin() + static_cast<std::ptrdiff_t>(task.beyond.size());
  Rival rival{trial.rival, trial.setting, validation, 0, {}, {}};
  rival.beyond.assign(numbers.begin(), test);
  for (auto c = test; c != numbers.end(); ++c)
    rival.predictions.push_back(static_cast<int>(*c));
  rival.test = accuracy(rival.predictions, labels_of(task.test));
  return rival;
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

Rival majority(const Task& task) {
  std::vector<std::size_t> texts(task.classes.size());
  for (const auto& example : task.training)
    ++texts.at(static_cast<std::size_t>(example.label));
  const auto most =
      static_cast<int>(std::ranges::max_element(texts) - texts.begin());
  const Classify classify = [=](const Examples& some) {
    return std::vector(some.size(), most);
  };
  return judged(task, {"majority", "", {}},
                accuracy_on(task.validation, classify),
                look_at_test(task, classify));
}

std::vector<Rival> judge_rivals(const Task& task, lstm::Team& team,
                                const lstm::Seed& seed,
                                support::RunFile& file) {
  std::vector<Rival> rivals{majority(task)};
  const auto trials = make_trials(task, team, seed);
  const auto name = [print = fingerprint(task)](const Trial& trial) {
    return fmt::format("{}, {}, {:016x}", trial.rival, trial.setting, print);
  };
  const auto validation =
      study::in_order(team, trials.size(), [&](std::size_t k) {
        const auto judge = [&] {
          return std::vector{accuracy_on(task.validation, trials[k].train())};
        };
        return file.once(name(trials[k]), judge)[0];
      });

  const auto best = best_of_each(trials, validation);
  const auto tests = study::in_order(team, best.size(), [&](std::size_t k) {
    const auto& trial = trials[best[k]];
    return file.once(name(trial) + ", test",
                     [&] { return look_at_test(task, trial.train()); });
  });
  for (std::size_t k = 0; k < best.size(); ++k)
    rivals.push_back(
        judged(task, trials[best[k]], validation[best[k]], tests[k]));
  return rivals;
}

}  // namespace text_classification
