#include "word_trials.hpp"

#include <fmt/core.h>

#include "study/in_order.hpp"

namespace speech {

std::vector<std::vector<int>> WordTrials::of(std::size_t k) const {
  std::vector<std::vector<int>> said;
  for (const auto& one : answers) said.push_back(one.at(k));
  return said;
}

Answers answers(const WordNetwork<float>& network, const WordTask& task) {
  Answers all;
  for (const auto* asked : all_asked(task))
    all.push_back(words_heard(network, asked->heard));
  return all;
}

namespace {

double accuracy_on_people(const WordNetwork<float>& network,
                          const WordTask& task) {
  double right = 0, clips = 0;
  for (const auto& some : task.beyond) {
    if (!some.person) continue;
    const auto n = static_cast<double>(some.heard.size());
    right += n * accuracy(words_heard(network, some.heard), some.heard);
    clips += n;
  }
  return clips > 0 ? right / clips : 0;
}

}  // namespace

WordTrials run_word_trials(const WordTask& task, const WordTraining& training,
                           std::size_t count, const lstm::Seed& seed,
                           lstm::Team& team, support::RunFile& file,
                           const std::string& name) {
  const auto make = [&](std::size_t k) {
    return make_word_network(training, task.words.size(), seed.part(name, k));
  };
  const auto after = [&](std::size_t k, std::size_t epoch, const auto& look) {
    return file.once(fmt::format("{} {}, epoch {}", name, k + 1, epoch), look);
  };
  const auto learn = [&](WordNetwork<float>& network, std::size_t k,
                         const lstm::Checkpoints& checkpoints = {}) {
    lstm::Observer observer;
    observer.stop = support::interrupted;
    observer.on_epoch = [&](const lstm::Epoch& epoch) {
      after(k, epoch.number,
            [&] { return std::vector{accuracy_on_people(network, task)}; });
    };
    train(network, training, task.variations, seed.part(name, k), observer,
          checkpoints);
    support::leave_if_interrupted();
    return numbers(answers(network, task));
  };
  WordTrials trials{make(0), {}, {}};
  const auto all = study::in_order(team, count, [&](std::size_t k) {
    const auto one = fmt::format("{} {}", name, k + 1);
    if (k == 0) return learn(trials.first, k, file.training(one));
    return file.once(one, [&] {
      auto network = make(k);
      return learn(network, k);
    });
  });
  for (std::size_t k = 0; k < count; ++k) {
    trials.answers.push_back(answers_from(all[k], task));
    trials.on_people.emplace_back();
    for (std::size_t epoch = 1; epoch <= training.epochs; ++epoch)
      trials.on_people.back().push_back(
          after(k, epoch, [] { return std::vector<double>{0}; })[0]);
  }
  return trials;
}

}  // namespace speech
