#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "measures.hpp"
#include "study/in_order.hpp"

namespace translation {

std::vector<Words> sources_of(const Pairs& pairs) {
  std::vector<Words> sources;
  for (const auto& pair : pairs) sources.push_back(pair.source);
  return sources;
}

std::size_t judged_of_training(const Task& task) {
  return std::min<std::size_t>(task.training.size(), 500);
}

std::vector<Words> translations_of(const Network& network,
                                   const Languages& languages,
                                   const Pairs& pairs, std::size_t beam,
                                   bool reversed) {
  std::vector<Words> all;
  for (auto& made :
       translate(network, languages, sources_of(pairs), beam, reversed))
    all.push_back(std::move(made.words));
  return all;
}

void train_here(Network& network, const Training& training,
                const Sentences& sentences, const lstm::Seed& seed,
                const lstm::Checkpoints& checkpoints) {
  lstm::Observer observer;
  observer.stop = support::interrupted;
  train(network, training, sentences, seed, observer, checkpoints);
  support::leave_if_interrupted();
}

namespace {

// Translations as the run's file keeps them: of each its length, and its words
// by their numbers.
class WordNumbers {
 public:
  explicit WordNumbers(const Languages& languages)
      : target_(languages.target) {}

  void put(const std::vector<Words>& all, std::vector<double>& numbers) const {
    for (const auto& words : all) {
      numbers.push_back(static_cast<double>(words.size()));
      for (const auto& word : words) numbers.push_back(target_.number(word));
    }
  }

  std::vector<Words> take(std::size_t count,
                          std::vector<double>::const_iterator& from) const {
    std::vector<Words> all(count);
    for (auto& words : all)
      for (auto left = static_cast<std::size_t>(*from++); left > 0; --left)
        words.push_back(word(static_cast<std::size_t>(*from++)));
    return all;
  }

 private:
  const std::string& word(std::size_t number) const {
    return number == study::Vocabulary::unknown ? unknown_word
                                                : target_.words()[number - 1];
  }

  const study::Vocabulary& target_;
};

std::vector<double> encoded(const Outcome& outcome, const WordNumbers& code) {
  std::vector<double> all = {outcome.forced, outcome.learned};
  for (const auto* some : {&outcome.validation, &outcome.test,
                           &outcome.test_by_beam, &outcome.beyond})
    code.put(*some, all);
  return all;
}

Outcome decoded(const std::vector<double>& numbers, const Task& task,
                const WordNumbers& code) {
  auto from = numbers.begin() + 2;
  Outcome outcome{numbers[0], {}, {}, {}, {}, numbers[1]};
  outcome.validation = code.take(task.validation.size(), from);
  outcome.test = code.take(task.test.size(), from);
  outcome.test_by_beam = code.take(task.test.size(), from);
  outcome.beyond = code.take(task.beyond.size(), from);
  return outcome;
}

Outcome judge(Network& network, const Training& training,
              const Languages& languages, const Task& task) {
  const auto write = [&](const Pairs& pairs, std::size_t beam) {
    return translations_of(network, languages, pairs, beam, training.reversed);
  };
  const auto test = sentences_of(task.test, languages, training.reversed);
  auto learned = task.training;
  learned.resize(judged_of_training(task));
  return {forced_accuracy(network, test),
          write(task.validation, 1),
          write(task.test, 1),
          write(task.test, beam_width),
          write(task.beyond, 1),
          score(write(learned, 1), learned).exact};
}

}  // namespace

std::vector<Trials> run_trials(const Task& task, const Languages& languages,
                               const std::vector<Training>& kinds,
                               std::size_t count, const lstm::Seed& seed,
                               lstm::Team& team, support::RunFile& file,
                               const std::string& name) {
  const WordNumbers code(languages);
  std::vector<Trials> trials;
  for (const auto& training : kinds)
    trials.push_back(
        {training,
         make_network(training, languages, seed.part("network", 0)),
         {}});
  const auto all = study::in_order(team, kinds.size() * count, [&](auto n) {
    const std::size_t k = n / kinds.size();
    auto& [training, first, outcomes] = trials[n % kinds.size()];
    const auto own = seed.part("network", k);
    const auto one =
        fmt::format("{}, {} {}", name, name_of(training.look), k + 1);
    const auto sentences =
        sentences_of(task.training, languages, training.reversed);
    if (k == 0) {
      train_here(first, training, sentences, own, file.training(one));
      return encoded(judge(first, training, languages, task), code);
    }
    return file.once(one, [&, &training = training] {
      auto network = make_network(training, languages, own);
      train_here(network, training, sentences, own);
      return encoded(judge(network, training, languages, task), code);
    });
  });
  for (std::size_t n = 0; n < all.size(); ++n)
    trials[n % kinds.size()].outcomes.push_back(decoded(all[n], task, code));
  return trials;
}

Fewer run_with_fewer(std::size_t pairs, Task task, const Languages& languages,
                     std::vector<Training> kinds, std::size_t count,
                     const lstm::Seed& seed, lstm::Team& team,
                     support::RunFile& file) {
  for (auto& training : kinds)
    training.epochs = training.epochs * task.training.size() / pairs;
  task.training.resize(pairs);
  const auto name = fmt::format("{} pairs", pairs);
  return {pairs, run_trials(task, languages, kinds, count, seed.part(name),
                            team, file, name)};
}

}  // namespace translation
