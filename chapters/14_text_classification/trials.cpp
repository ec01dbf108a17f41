#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "features.hpp"
#include "study/in_order.hpp"

namespace text_classification {

static std::vector<int> classes_of(const Network& network, const Texts& texts) {
  return likeliest(predict(network, texts));
}

Outcome judge(const Network& network, const Vocabulary& vocabulary,
              const Task& task) {
  const auto accuracy_on = [&](const Examples& examples) {
    const auto texts = texts_of(examples, vocabulary);
    return accuracy(classes_of(network, texts), texts.classes);
  };
  Outcome outcome{accuracy_on(task.validation),
                  accuracy_on(task.test),
                  {},
                  classes_of(network, texts_of(task.test, vocabulary))};
  for (const auto& beyond : task.beyond)
    outcome.beyond.push_back(accuracy_on(beyond.examples));
  return outcome;
}

// An outcome as the run's file keeps it.
static std::vector<double> numbers(const Outcome& outcome) {
  std::vector<double> all = {outcome.validation, outcome.test};
  all.insert(all.end(), outcome.beyond.begin(), outcome.beyond.end());
  all.insert(all.end(), outcome.predictions.begin(), outcome.predictions.end());
  return all;
}

static Outcome outcome(const std::vector<double>& numbers, const Task& task) {
  const auto beyond = numbers.begin() + 2;
  const auto predictions = beyond + std::ssize(task.beyond);
  return {numbers[0],
          numbers[1],
          {beyond, predictions},
          {predictions, numbers.end()}};
}

Trials run_trials(const Task& task, const Vocabulary& vocabulary,
                  const Training& training, std::size_t count,
                  const lstm::Seed& seed, lstm::Team& team,
                  support::RunFile& file, const std::string& name) {
  const auto texts = texts_of(task.training, vocabulary);
  const auto make = [&](std::size_t k) {
    return make_network(training, vocabulary.size(), task.classes.size(),
                        seed.part(name, k));
  };
  lstm::Observer observer;
  observer.stop = support::interrupted;
  Trials trials{make(0), {}};
  const auto all = study::in_order(team, count, [&](std::size_t k) {
    const auto one = fmt::format("{} {}", name, k + 1);
    if (k == 0) {
      train(trials.first, training, texts, seed.part(name, k), observer,
            file.training(one));
      support::leave_if_interrupted();
      return numbers(judge(trials.first, vocabulary, task));
    }
    return file.once(one, [&] {
      auto network = make(k);
      train(network, training, texts, seed.part(name, k), observer);
      support::leave_if_interrupted();
      return numbers(judge(network, vocabulary, task));
    });
  });
  for (const auto& one : all) trials.outcomes.push_back(outcome(one, task));
  return trials;
}

Task shuffled(Task task, const lstm::Seed& seed) {
  task.training = shuffled(task.training, seed.stream("training"));
  task.validation = shuffled(task.validation, seed.stream("validation"));
  task.test = shuffled(task.test, seed.stream("test"));
  task.beyond = {};
  return task;
}

Verdict verdict(const std::vector<Outcome>& outcomes, const Rival& rival,
                const Task& task, const lstm::Seed& seed) {
  const auto share = 1 / static_cast<double>(outcomes.size());
  std::vector<double> right(task.test.size()), gain(task.test.size());
  for (std::size_t n = 0; n < task.test.size(); ++n) {
    const int label = task.test[n].label;
    for (const auto& outcome : outcomes)
      right[n] += outcome.predictions[n] == label ? share : 0;
    gain[n] = right[n] - (rival.predictions[n] == label ? 1 : 0);
  }
  // Texts beside each other may be alike, as packages of one source are.
  const auto block = std::min<std::size_t>(10, right.size() / 2);
  const auto interval = [&](const std::vector<double>& series) {
    return study::bootstrap_mean(series, block, seed.stream("bootstrap"));
  };
  const auto [least, most] = std::ranges::minmax(outcomes, {}, &Outcome::test);
  return {study::mean(right), least.test, most.test, interval(right),
          interval(gain)};
}

const Rival& best(const std::vector<Rival>& rivals) {
  return *std::ranges::max_element(rivals, {}, &Rival::validation);
}

}  // namespace text_classification
