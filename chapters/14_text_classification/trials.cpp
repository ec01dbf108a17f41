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
  const auto test = texts_of(task.test, vocabulary);
  auto predictions = classes_of(network, test);
  const double right = accuracy(predictions, test.classes);
  Outcome outcome{
      accuracy_on(task.validation), right, {}, std::move(predictions)};
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

// For each text of the test the share of the networks that name its class.
static std::vector<double> right(const std::vector<Outcome>& outcomes,
                                 const Task& task) {
  std::vector<double> shares(task.test.size());
  for (const auto& outcome : outcomes)
    for (std::size_t n = 0; n < shares.size(); ++n)
      shares[n] += outcome.predictions[n] == task.test[n].label;
  for (double& share : shares) share /= static_cast<double>(outcomes.size());
  return shares;
}

static study::Interval interval(const std::vector<double>& series,
                                const Task& task, const lstm::Seed& seed) {
  std::vector<std::uint64_t> groups;
  for (const auto& text : task.test) groups.push_back(text.group);
  return study::bootstrap_mean(series, groups, seed.stream("bootstrap"));
}

study::Interval gain(const std::vector<Outcome>& outcomes,
                     const std::vector<Outcome>& others, const Task& task,
                     const lstm::Seed& seed) {
  auto gains = right(outcomes, task);
  const auto theirs = right(others, task);
  for (std::size_t n = 0; n < gains.size(); ++n) gains[n] -= theirs[n];
  return interval(gains, task, seed);
}

study::Interval gain(const std::vector<Outcome>& outcomes, const Rival& rival,
                     const Task& task, const lstm::Seed& seed) {
  return gain(outcomes, {{0, rival.test, {}, rival.predictions}}, task, seed);
}

Verdict verdict(const std::vector<Outcome>& outcomes, const Task& task,
                const lstm::Seed& seed) {
  const auto [least, most] = std::ranges::minmax(outcomes, {}, &Outcome::test);
  const auto shares = right(outcomes, task);
  return {study::mean(shares), least.test, most.test,
          interval(shares, task, seed)};
}

const Rival& best(const std::vector<Rival>& rivals) {
  return *std::ranges::max_element(rivals, {}, &Rival::validation);
}

}  // namespace text_classification
