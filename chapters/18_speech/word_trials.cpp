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

// The trainings of a kind of networks.
class Trainings {
 public:
  Trainings(const WordKind& kind, const WordTraining& training,
            const lstm::Seed& seed, support::RunFile& file)
      : kind_(kind),
        training_(training),
        seed_(seed),
        file_(file),
        first_(make(0)) {}

  // What the network with this number says in the end.
  std::vector<double> said(std::size_t k) {
    const auto one = fmt::format("{} {}", kind_.name, k + 1);
    if (k == 0) return learn(first_, k, file_.training(one));
    return file_.once(one, [&] {
      auto network = make(k);
      return learn(network, k, {});
    });
  }

  WordTrials trials(const std::vector<std::vector<double>>& said) {
    WordTrials all{first_, {}, {}};
    for (std::size_t k = 0; k < said.size(); ++k) {
      all.answers.push_back(answers_from(said[k], *kind_.task));
      all.on_people.emplace_back();
      for (std::size_t epoch = 1; epoch <= training_.epochs; ++epoch)
        all.on_people.back().push_back(
            after(k, epoch, [] { return std::vector<double>{0}; }));
    }
    return all;
  }

 private:
  WordNetwork<float> make(std::size_t k) const {
    return make_word_network(training_, kind_.task->words.size(),
                             seed_.part(kind_.name, k));
  }

  template <class Look>
  double after(std::size_t k, std::size_t epoch, const Look& look) {
    return file_
        .once(fmt::format("{} {}, epoch {}", kind_.name, k + 1, epoch), look)
        .at(0);
  }

  std::vector<double> learn(WordNetwork<float>& network, std::size_t k,
                            const lstm::Checkpoints& checkpoints) {
    lstm::Observer observer;
    observer.stop = support::interrupted;
    observer.on_epoch = [&](const lstm::Epoch& epoch) {
      after(k, epoch.number, [&] {
        return std::vector{accuracy_on_people(network, *kind_.task)};
      });
    };
    train(network, training_, kind_.task->variations, seed_.part(kind_.name, k),
          observer, checkpoints);
    support::leave_if_interrupted();
    return numbers(answers(network, *kind_.task));
  }

  WordKind kind_;
  WordTraining training_;
  lstm::Seed seed_;
  support::RunFile& file_;
  WordNetwork<float> first_;
};

}  // namespace

std::vector<WordTrials> run_word_trials(const std::vector<WordKind>& kinds,
                                        const WordTraining& training,
                                        const lstm::Seed& seed,
                                        lstm::Team& team,
                                        support::RunFile& file) {
  std::vector<Trainings> trainings;
  std::vector<std::pair<std::size_t, std::size_t>> jobs;  // kind and network
  for (const auto& kind : kinds) {
    for (std::size_t k = 0; k < kind.networks; ++k)
      jobs.emplace_back(trainings.size(), k);
    trainings.emplace_back(kind, training, seed, file);
  }
  const auto said = study::in_order(team, jobs.size(), [&](std::size_t n) {
    return trainings[jobs[n].first].said(jobs[n].second);
  });
  std::vector<WordTrials> all;
  auto first = said.begin();
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto last = first + static_cast<std::ptrdiff_t>(kinds[kind].networks);
    all.push_back(trainings[kind].trials({first, last}));
    first = last;
  }
  return all;
}

}  // namespace speech
