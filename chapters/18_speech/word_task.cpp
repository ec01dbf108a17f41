#include "word_task.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "study/wilson.hpp"

namespace speech {

bool Asked::one_voice() const {
  return std::ranges::adjacent_find(voices, std::ranges::not_equal_to()) ==
         voices.end();
}

Asked asked(const std::string& name, const std::vector<Spoken>& clips,
            lstm::Team& team) {
  Asked all{name, heard(clips, team), {}};
  std::map<std::string, std::uint64_t> numbers;
  for (const auto& clip : clips)
    all.voices.push_back(
        numbers.emplace(clip.voice, numbers.size() + 1).first->second);
  return all;
}

static void add_voices(WordTask& task, const std::vector<Spoken>& clips,
                       bool people, lstm::Team& team) {
  auto first = clips.begin();
  while (first != clips.end()) {
    const auto last = std::find_if(first, clips.end(), [&](const Spoken& clip) {
      return clip.voice != first->voice;
    });
    task.beyond.push_back(asked(first->voice, {first, last}, team));
    task.beyond.back().person = people;
    first = last;
  }
}

WordTask word_task(const Words& words, const std::vector<Spoken>& real,
                   std::size_t variations, const lstm::Seed& seed,
                   lstm::Team& team) {
  const auto& [training, validation, test, person] = words.parts;
  WordTask task{words.names,
                heard(training, team),
                varied_heard(training, variations, seed, team),
                asked("validation", validation, team),
                asked("test", test, team),
                {},
                words.same_voices};
  add_voices(task, person, false, team);
  add_voices(task, real, true, team);
  return task;
}

std::vector<const Asked*> all_asked(const WordTask& task) {
  std::vector<const Asked*> all = {&task.validation, &task.test};
  for (const auto& beyond : task.beyond) all.push_back(&beyond);
  return all;
}

WordTask shuffled(WordTask task, const lstm::Seed& seed) {
  task.variations = shuffled(task.variations, seed.stream("training"));
  std::size_t k = 0;
  const auto shuffle = [&](Asked& some) {
    some.heard = shuffled(some.heard, seed.part("asked", k++).stream("order"));
  };
  shuffle(task.validation);
  shuffle(task.test);
  for (auto& beyond : task.beyond) shuffle(beyond);
  return task;
}

std::uint64_t fingerprint(const WordTask& task) {
  auto print = fingerprint(task.clips);
  for (const auto* some : all_asked(task))
    print = lstm::fingerprint_of(std::vector{
        print, fingerprint(some->heard), lstm::fingerprint_of(some->voices)});
  for (const auto& word : task.words) print = lstm::fingerprint(word, print);
  return print;
}

std::vector<double> numbers(const Answers& answers) {
  std::vector<double> all;
  for (const auto& words : answers)
    all.insert(all.end(), words.begin(), words.end());
  return all;
}

Answers answers_from(const std::vector<double>& numbers, const WordTask& task) {
  Answers all;
  auto next = numbers.begin();
  for (const auto* asked : all_asked(task)) {
    const auto end = next + static_cast<std::ptrdiff_t>(asked->heard.size());
    all.emplace_back(next, end);
    next = end;
  }
  return all;
}

namespace {

// For each clip the share of the models that say its word.
std::vector<double> right(const std::vector<std::vector<int>>& said,
                          const Heard& heard) {
  std::vector<double> shares(heard.size());
  for (const auto& words : said)
    for (std::size_t n = 0; n < shares.size(); ++n)
      shares[n] += words.at(n) == heard.words[n];
  for (double& share : shares) share /= static_cast<double>(said.size());
  return shares;
}

// What is drawn: voices; of one voice words, whose clips differ in speed alone.
std::vector<std::uint64_t> groups_of(const Asked& asked) {
  if (!asked.one_voice()) return asked.voices;
  std::vector<std::uint64_t> groups;
  for (const int word : asked.heard.words)
    groups.push_back(static_cast<std::uint64_t>(word) + 1);
  return groups;
}

study::Interval drawn_interval(const std::vector<double>& series,
                               const Asked& asked, const lstm::Seed& seed) {
  return study::bootstrap_mean(series, groups_of(asked),
                               seed.stream("bootstrap"));
}

}  // namespace

Score score(const std::vector<std::vector<int>>& said, const Asked& asked,
            const lstm::Seed& seed) {
  std::vector<double> each;
  for (const auto& words : said) each.push_back(accuracy(words, asked.heard));
  const auto [least, most] = std::ranges::minmax(each);
  const auto shares = right(said, asked.heard);
  const double mean = study::mean(shares);
  const std::set<int> words(asked.heard.words.begin(), asked.heard.words.end());
  return {mean, least, most,
          asked.one_voice()
              ? study::wilson(mean, static_cast<double>(words.size()))
              : drawn_interval(shares, asked, seed)};
}

std::vector<double> accuracies_of_voices(
    const std::vector<std::vector<int>>& said, const Asked& asked) {
  std::map<std::uint64_t, std::vector<double>> of_voice;
  const auto shares = right(said, asked.heard);
  for (std::size_t n = 0; n < shares.size(); ++n)
    of_voice[asked.voices[n]].push_back(shares[n]);
  std::vector<double> all;
  for (const auto& entry : of_voice) all.push_back(study::mean(entry.second));
  std::ranges::sort(all);
  return all;
}

Gain gain(const std::vector<std::vector<int>>& said,
          const std::vector<std::vector<int>>& others, const Asked& asked,
          const lstm::Seed& seed) {
  auto gains = right(said, asked.heard);
  const auto theirs = right(others, asked.heard);
  for (std::size_t n = 0; n < gains.size(); ++n) gains[n] -= theirs[n];
  return {study::mean(gains), drawn_interval(gains, asked, seed)};
}

}  // namespace speech
