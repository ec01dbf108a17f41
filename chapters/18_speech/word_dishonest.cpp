#include "word_dishonest.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace speech {

// The clips in an order that is drawn: so many of them, and the rest.
static std::pair<std::vector<Spoken>, std::vector<Spoken>> drawn_apart(
    const std::vector<Spoken>& clips, std::size_t count, lstm::Random random) {
  auto order = lstm::numbers_below(clips.size());
  random.shuffle(order);
  std::pair<std::vector<Spoken>, std::vector<Spoken>> parts;
  for (std::size_t k = 0; k < order.size(); ++k)
    (k < count ? parts.first : parts.second).push_back(clips[order[k]]);
  return parts;
}

WordTask same_voices(const Words& words, std::size_t variations,
                     const lstm::Seed& seed, lstm::Team& team) {
  const auto& [training, validation, test, person] = words.parts;
  auto all = training;
  all.insert(all.end(), test.begin(), test.end());
  Words mixed{words.names, {}, true};
  auto& parts = mixed.parts;
  parts.validation = validation;
  std::tie(parts.test, parts.training) =
      drawn_apart(all, test.size(), seed.stream("voices"));
  std::vector<Spoken> more;
  std::tie(parts.person, more) =
      drawn_apart(person, person.size() / 3, seed.stream("person"));
  parts.training.insert(parts.training.end(), more.begin(), more.end());
  return word_task(mixed, {}, variations, seed, team);
}

static double mean_accuracy(const WordTrials& trials, const WordTask& task,
                            std::size_t k) {
  double sum = 0;
  for (const auto& said : trials.of(k))
    sum += accuracy(said, all_asked(task)[k]->heard);
  return sum / static_cast<double>(trials.answers.size());
}

std::vector<Mistake> mistakes_of_voices(const WordTrials& honest,
                                        const WordTask& task,
                                        const WordTrials& mixed,
                                        const WordTask& mixed_task) {
  std::vector<Mistake> all;
  for (std::size_t k = 1; k < all_asked(mixed_task).size(); ++k)
    all.push_back({"voices of the test learnt from",
                   "accuracy, " + all_asked(task)[k]->name,
                   mean_accuracy(honest, task, k),
                   mean_accuracy(mixed, mixed_task, k)});
  return all;
}

Mistake mistake_of_people(const WordTrials& trials) {
  double sum = 0, most = 0;
  for (const auto& epochs : trials.on_people) {
    sum += epochs.back();
    most = std::max(most, std::ranges::max(epochs));
  }
  return {"network and epoch best on people", "accuracy, people",
          sum / static_cast<double>(trials.on_people.size()), most};
}

}  // namespace speech
