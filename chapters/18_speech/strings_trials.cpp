#include "strings_trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/in_order.hpp"

namespace speech {
namespace {

// Of one voice strings are drawn, not voices.
TokenErrors errors(const std::vector<lstm::Labelling>& heard,
                   const std::vector<lstm::Labelling>& said,
                   const JudgedStrings& judged, const lstm::Seed& seed,
                   const std::vector<std::size_t>& voices) {
  const auto random = seed.part(judged.name).stream("bootstrap");
  const bool one_voice =
      std::ranges::adjacent_find(voices, std::ranges::not_equal_to()) ==
      voices.end();
  if (!judged.by_voice || one_voice) return token_errors(heard, said, random);
  return token_errors(heard, said, random, voices);
}

double validation_errors(const StringNetwork<float>& network,
                         const StringTask& task, const lstm::Seed& seed) {
  const auto& judged = task.judged.at(on_validation);
  const auto heard = hear(network, judged.read.said);
  return errors(heard.greedy, labels_of(judged.read.said), judged, seed,
                judged.read.voices)
      .rate;
}

// An outcome as the run's file keeps it.
std::vector<double> numbers(const StringOutcome& outcome) {
  std::vector<double> all;
  for (const auto* part : {&outcome.greedy, &outcome.beam})
    for (const auto& one : *part)
      all.insert(all.end(),
                 {one.rate, one.interval.low, one.interval.high, one.exact});
  return all;
}

StringOutcome outcome(const std::vector<double>& numbers) {
  std::vector<TokenErrors> all;
  for (std::size_t k = 0; k + 3 < numbers.size(); k += 4)
    all.push_back(
        {numbers[k], {numbers[k + 1], numbers[k + 2]}, numbers[k + 3]});
  const auto half = all.begin() + std::ssize(all) / 2;
  return {{all.begin(), half}, {half, all.end()}};
}

}  // namespace

StringOutcome judge(const StringNetwork<float>& network, const StringTask& task,
                    const lstm::Seed& seed) {
  StringOutcome outcome;
  for (const auto& judged : task.judged) {
    const auto& [said, voices, left_out] = judged.read;
    const auto labels = labels_of(said);
    const auto heard = hear(network, said, beam_width);
    outcome.greedy.push_back(
        errors(heard.greedy, labels, judged, seed, voices));
    outcome.beam.push_back(errors(heard.beam, labels, judged, seed, voices));
  }
  return outcome;
}

namespace {

// The first network of a kind, with its curve.
std::vector<double> learn_first(StringTrials& trials, const StringTask& task,
                                const lstm::Seed& seed,
                                support::RunFile& file) {
  const auto& kind = trials.kind;
  const auto checkpoints = [&](const std::string& stage) {
    return file.training(kind.name + ", " + stage);
  };
  const auto after = [&](std::size_t steps) {
    const auto rate =
        file.once(fmt::format("{} after {}", kind.name, steps), [&] {
          return std::vector{validation_errors(trials.first, task, seed)};
        });
    trials.steps.push_back(static_cast<double>(steps));
    trials.curve.push_back(rate.at(0));
  };
  train(trials.first, kind.training, *kind.learned, seed.part(kind.name),
        checkpoints, after);
  return numbers(judge(trials.first, task, seed));
}

std::vector<double> learn_other(const StringKind& kind, std::size_t k,
                                const StringTask& task, const lstm::Seed& seed,
                                support::RunFile& file) {
  return file.once(fmt::format("{} {}", kind.name, k + 1), [&] {
    const auto own = seed.part(kind.name, k);
    auto network = make_string_network(kind.training, own);
    train(network, kind.training, *kind.learned, own);
    return numbers(judge(network, task, seed));
  });
}

}  // namespace

std::vector<StringTrials> run_string_trials(
    const std::vector<StringKind>& kinds, const StringTask& task,
    const lstm::Seed& seed, lstm::Team& team, support::RunFile& file) {
  std::vector<StringTrials> all;
  std::vector<std::pair<std::size_t, std::size_t>> jobs;  // kind and network
  for (const auto& kind : kinds) {
    for (std::size_t k = 0; k < kind.networks; ++k)
      jobs.emplace_back(all.size(), k);
    all.push_back({kind,
                   make_string_network(kind.training, seed.part(kind.name)),
                   {},
                   {},
                   {}});
  }
  const auto found = study::in_order(team, jobs.size(), [&](std::size_t n) {
    auto& trials = all[jobs[n].first];
    const auto k = jobs[n].second;
    return k == 0 ? learn_first(trials, task, seed, file)
                  : learn_other(trials.kind, k, task, seed, file);
  });
  for (std::size_t n = 0; n < jobs.size(); ++n)
    all[jobs[n].first].outcomes.push_back(outcome(found[n]));
  return all;
}

StringOutcome judge_templates(const StringTask& task, const Templates& digits,
                              const Cutting& cutting, const lstm::Seed& seed,
                              lstm::Team& team) {
  StringOutcome outcome;
  for (const auto& judged : task.judged) {
    std::vector<lstm::Labelling> said;
    std::vector<std::size_t> voices;
    for (const auto& one : judged.strings) {
      said.push_back(labels_of(one.digits));
      voices.push_back(one.voice);
    }
    outcome.greedy.push_back(
        errors(hear_by_templates(judged.strings, digits, cutting, team), said,
               judged, seed, voices));
  }
  return outcome;
}

const StringOutcome& median_outcome(const StringTrials& trials) {
  std::vector<const StringOutcome*> all;
  for (const auto& one : trials.outcomes) all.push_back(&one);
  std::ranges::sort(all, {}, [](const StringOutcome* one) {
    return one->greedy.at(on_test).rate;
  });
  return *all[(all.size() - 1) / 2];
}

}  // namespace speech
