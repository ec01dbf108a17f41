// Chapter 18: which word was that? LSTMs hear numbers that are spoken.

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "run_strings.hpp"
#include "run_words.hpp"
#include "support/program.hpp"
#include "word_model.hpp"
#include "word_study.hpp"
#include "word_tables.hpp"

namespace speech {

// What the run's file must not have of other data.
static std::uint64_t print_of(const WordTask& task,
                              const std::optional<StringTask>& strings) {
  if (!strings) return fingerprint(task);
  return lstm::fingerprint(
      fmt::format("{} {}", fingerprint(task), fingerprint(*strings)));
}

// Before a long training, what could not be written after it.
static void expect_onnx_of(const Settings& s, const WordTask& task,
                           const lstm::Seed& seed) {
  if (s.onnx.empty()) return;
  if (s.part == "strings")
    expect_string_onnx(s, seed);
  else
    expect_onnx(
        make_word_network(word_training_for(s), task.words.size(), seed),
        s.onnx);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  std::optional<Clip> clip;
  if (!s.hear.empty()) clip = read_clip(s.hear);
  const bool with_words = s.part != "strings";
  if (!s.load.empty())
    return with_words ? use_words(s, clip, options)
                      : use_strings(s, clip, options);

  const lstm::Seed seed(options.seed);
  lstm::Team team(options.threads);
  const auto sounds = sounds_of(s, options, team);
  const auto task = word_task(sounds.words, sounds.real, sounds.variations,
                              seed.part("variations"), team);
  std::optional<StringTask> strings;
  if (!with_words || (s.part != "words" && !sounds.real.empty() && !clip))
    strings = string_task_of(sounds, options, team);
  options.depend_on("data", print_of(task, strings));
  support::RunFile file(options);
  const Run run{sounds, s, options, file, team};
  expect_onnx_of(s, task, seed);
  if (s.study == "settings") {
    if (with_words) study_words(task, word_training_for(s), options, file);
    if (strings) study_strings(run, *strings);
    return;
  }
  if (clip)
    return with_words ? hear_word(run, task, *clip)
                      : hear_string(run, *strings, *clip);
  if (s.data.empty()) fmt::print("{}\n\n", synthesizers());
  std::vector<Mistake> mistakes;
  if (with_words) mistakes = hear_words(run, task);
  if (strings) mistakes.push_back(hear_strings(run, *strings));
  if (!mistakes.empty()) report_mistakes(mistakes);
}

}  // namespace speech

int main(int argc, char** argv) {
  using namespace speech;
  support::Options options(
      "18_speech",
      "Trains LSTMs to hear which number was said, and sets them beside "
      "templates and linear rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
