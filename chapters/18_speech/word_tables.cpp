#include "word_tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "confusion.hpp"
#include "study/median.hpp"
#include "support/program.hpp"

namespace speech {
namespace {

using Said = std::vector<std::vector<int>>;  // by each model

constexpr int first_column = 30;

void print_head(const WordTask& task) {
  fmt::print("{:{}}", "accuracy", first_column);
  for (const auto* asked : all_asked(task)) fmt::print(" {:>12}", asked->name);
  fmt::print("\n");
}

// A line of accuracies over a line of their intervals; of(k) is what all models
// of a kind say of all_asked()[k].
template <class Of>
void print_scores(const std::string& name, const std::string& setting,
                  const WordTask& task, const Of& of, const lstm::Seed& seed) {
  const auto asked = all_asked(task);
  std::vector<Score> scores;
  for (std::size_t k = 0; k < asked.size(); ++k)
    scores.push_back(score(of(k), *asked[k], seed));
  fmt::print("{:{}}", name, first_column);
  for (const auto& one : scores) fmt::print(" {:12.3f}", one.mean);
  fmt::print("\n{:{}}", "  " + setting, first_column);
  for (const auto& one : scores)
    fmt::print(" {:>12}", fmt::format("{:.2f} to {:.2f}", one.interval.low,
                                      one.interval.high));
  fmt::print("\n");
}

void print_spread(const WordTask& task, const WordTrials& networks,
                  const lstm::Seed& seed) {
  const auto asked = all_asked(task);
  fmt::print("{:{}}", "  the least and the most", first_column);
  for (std::size_t k = 0; k < asked.size(); ++k) {
    const auto one = score(networks.of(k), *asked[k], seed);
    fmt::print(" {:>12}", fmt::format("{:.3f}, {:.3f}", one.least, one.most));
  }
  fmt::print("\n");
}

// Of clips of several voices, how well the voices are heard.
void print_voices(const WordTask& task, const WordTrials& networks) {
  const auto asked = all_asked(task);
  std::string line =
      fmt::format("{:{}}", "  voices, least and median", first_column);
  for (std::size_t k = 0; k < asked.size(); ++k) {
    if (asked[k]->one_voice()) continue;
    const auto voices = accuracies_of_voices(networks.of(k), *asked[k]);
    line += fmt::format(" {:>12}", fmt::format("{:.3f}, {:.3f}", voices.front(),
                                               study::median(voices)));
  }
  fmt::print("{}\n", line);
}

void print_gains(const std::string& name, const WordTask& task,
                 const WordTrials& networks, const Rival& rival,
                 const lstm::Seed& seed) {
  const auto asked = all_asked(task);
  std::vector<Gain> gains;
  for (std::size_t k = 0; k < asked.size(); ++k)
    gains.push_back(
        gain(networks.of(k), {rival.answers.at(k)}, *asked[k], seed));
  fmt::print("{:{}}", "over " + name, first_column);
  for (const auto& one : gains) fmt::print(" {:+12.3f}", one.value);
  fmt::print("\n{:{}}", "", first_column);
  for (const auto& one : gains)
    fmt::print(" {:>12}", fmt::format("{:+.2f}, {:+.2f}", one.interval.low,
                                      one.interval.high));
  fmt::print("\n");
}

std::size_t count_voices(const Asked& asked) {
  return asked.voices.empty() ? 0 : std::ranges::max(asked.voices);
}

std::string text_of(const Asked& asked) {
  const auto voices = count_voices(asked);
  return fmt::format("{} of {} voice{}", asked.heard.size(), voices,
                     voices == 1 ? "" : "s");
}

}  // namespace

void report_word_task(const WordTask& task) {
  fmt::print(
      "{} words: {} clips to learn from, in {} variations,\n"
      "{} to choose on, {} for the test",
      task.words.size(), task.clips.size(), task.variations.size(),
      text_of(task.validation), text_of(task.test));
  for (const auto& beyond : task.beyond)
    fmt::print("{}{} of {}", &beyond == &task.beyond.front() ? ",\n" : ", ",
               beyond.heard.size(), beyond.name);
  fmt::print("\n");
  if (task.same_voices)
    fmt::print(
        "Who speaks is not known of all clips, or there are less than three: "
        "the same voices may stand\nin all parts, and new ones would be heard "
        "less well\n");
  fmt::print("\n");
  support::flush_report();
}

void report_words(const WordTask& task, const WordTask& shuffled,
                  const WordsFound& found, const lstm::Seed& seed) {
  print_head(task);
  for (const auto& rival : found.rivals)
    print_scores(
        rival.name, rival.setting, task,
        [&](std::size_t k) { return Said{rival.answers.at(k)}; }, seed);
  const auto networks = found.networks.answers.size();
  print_scores(
      fmt::format("LSTM, {} units each way", found.training.hidden),
      fmt::format("mean of {}", networks), task,
      [&](std::size_t k) { return found.networks.of(k); }, seed);
  print_spread(task, found.networks, seed);
  if (!task.test.one_voice()) print_voices(task, found.networks);
  print_scores(
      "LSTM, frames shuffled",
      fmt::format("mean of {}", found.shuffled.answers.size()), shuffled,
      [&](std::size_t k) { return found.shuffled.of(k); }, seed);
  fmt::print("\n{}\n", "The LSTM's gain in accuracy");
  for (const auto& rival : found.rivals)
    print_gains(rival.name, task, found.networks, rival, seed);
  fmt::print("\n");
  support::flush_report();
}

void report_confusions(const WordTask& task, const WordTrials& networks) {
  const auto asked = all_asked(task);
  fmt::print("Taken for another, times by {} networks\n",
             networks.answers.size());
  for (std::size_t k = 1; k < asked.size(); ++k) {
    const auto all = most_confused(
        confusion(networks.of(k), asked[k]->heard, task.words.size()), 6);
    fmt::print("{:12}", asked[k]->name);
    for (const auto& one : all)
      fmt::print(" {} for {} {},", task.words[one.word],
                 task.words[one.taken_for], one.times);
    fmt::print(" {}\n", all.empty() ? "none" : "...");
  }
  fmt::print("\n");
  support::flush_report();
}

void report_mistakes(const std::vector<Mistake>& mistakes) {
  fmt::print("{:33} {:19} {:>6} {:>8}\n", "mistakes", "measured by", "honest",
             "with it");
  for (const auto& one : mistakes)
    fmt::print("{:33} {:19} {:6.3f} {:8.3f}\n", one.name, one.measure,
               one.honest, one.with_it);
  support::flush_report();
}

void report_loaded(const WordTask& task, const WordNetwork<float>& network,
                   const lstm::Seed& seed) {
  const auto said = answers(network, task);
  print_head(task);
  print_scores(
      "LSTM, from a file", "", task,
      [&](std::size_t k) { return Said{said.at(k)}; }, seed);
}

void report_heard(const WordModel& model, const Clip& clip) {
  const auto p = hear(model, clip);
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t k) { return p[k]; });
  order.resize(std::min<std::size_t>(order.size(), 3));
  for (const auto k : order) fmt::print("{:10} {:.3f}\n", model.words[k], p[k]);
}

}  // namespace speech
