#include "word_dishonest.hpp"

#include <algorithm>

namespace speech {

WordTask same_voices(const Words& words, std::size_t variations,
                     const lstm::Seed& seed, lstm::Team& team) {
  std::vector<Spoken> clips = words.parts.training;
  clips.insert(clips.end(), words.parts.test.begin(), words.parts.test.end());
  auto order = lstm::numbers_below(clips.size());
  seed.stream("voices").shuffle(order);
  Words mixed{words.names, {}, true};
  for (std::size_t k = 0; k < order.size(); ++k)
    (k < words.parts.test.size() ? mixed.parts.test : mixed.parts.training)
        .push_back(clips[order[k]]);
  mixed.parts.validation = words.parts.validation;
  return word_task(mixed, {}, variations, seed, team);
}

static double mean_accuracy(const WordTrials& trials, const WordTask& task) {
  double sum = 0;
  for (const auto& said : trials.of(1)) sum += accuracy(said, task.test.heard);
  return sum / static_cast<double>(trials.answers.size());
}

Mistake mistake_of_voices(const WordTrials& honest, const WordTask& task,
                          const WordTrials& mixed, const WordTask& mixed_task) {
  return {"voices of the test learnt from", "synthetic words",
          mean_accuracy(honest, task), mean_accuracy(mixed, mixed_task)};
}

Mistake mistake_of_people(const WordTrials& trials) {
  double sum = 0, most = 0;
  for (const auto& epochs : trials.on_people) {
    sum += epochs.back();
    most = std::max(most, std::ranges::max(epochs));
  }
  return {"network and epoch best on people", "people's words",
          sum / static_cast<double>(trials.on_people.size()), most};
}

}  // namespace speech
