// Chapter 18: which word was that? LSTMs hear numbers that are spoken.

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "options.hpp"
#include "own_folder.hpp"
#include "plain.hpp"
#include "plain_ctc.hpp"
#include "sound_figures.hpp"
#include "strings_figures.hpp"
#include "strings_study.hpp"
#include "support/program.hpp"
#include "word_figures.hpp"
#include "word_study.hpp"
#include "word_tables.hpp"

namespace speech {

// The clips that a run is about.
struct Sounds {
  Words words;
  std::vector<Spoken> real;  // none where they are the reader's own
  std::size_t variations, templates;
};

static Sounds sounds_of(const Settings& s, const support::Options& options,
                        lstm::Team& team) {
  const std::size_t variations = options.quick ? 1 : 3,
                    templates = options.quick ? 4 : 64;
  if (!s.data.empty())
    return {own_words(s.data, team), {}, variations, templates};
  return {spoken_words(team, options.quick ? 3 : 1), real_words(team),
          variations, templates};
}

// What is compared, and how.
struct Run {
  const Sounds& sounds;
  const WordTask& task;
  const Settings& settings;
  const support::Options& options;
  support::RunFile& file;
  lstm::Team& team;
  lstm::Seed seed{options.seed};
  WordTraining training = word_training_for(settings);

  std::vector<WordTrials> trials(const std::vector<WordKind>& kinds) {
    return run_word_trials(kinds, training, seed, team, file);
  }

  // The first network, which is kept where that was asked for.
  WordModel keep(const WordTrials& trials) const {
    WordModel model{task.words, trials.first};
    if (!settings.save.empty()) save(model, settings.save);
    if (!settings.onnx.empty()) save_onnx(model.network, settings.onnx);
    return model;
  }
};

static void draw_sounds(const Sounds& sounds, const support::Options& options) {
  const auto& clips = sounds.words.parts.test;
  const auto seven = std::ranges::find(clips, std::size_t{7}, &Spoken::word);
  const auto& one = seven == clips.end() ? clips.front() : *seven;
  const auto& word = sounds.words.names[one.word];
  options.draw(sound_diagram(one.clip.samples, word));
  options.draw(frame_figure(one.clip.samples));
  options.draw(spectrum_figure(one.clip.samples));
  options.draw(cepstra_diagram(one.clip.samples, word));
}

// The last networks have learnt from `mixed`, where there is such a task.
static std::vector<Mistake> mistakes(const Run& run,
                                     const std::vector<WordTrials>& trials,
                                     const std::optional<WordTask>& mixed) {
  std::vector<Mistake> all;
  if (mixed)
    all = mistakes_of_voices(trials[0], run.task, trials.back(), *mixed);
  if (!run.sounds.real.empty()) all.push_back(mistake_of_people(trials[0]));
  return all;
}

static void hear_words(Run& run) {
  report_word_task(run.task);
  auto rivals = judge_rivals(run.task, run.sounds.templates,
                             run.seed.part("rivals"), run.team, run.file);
  const auto mixed = shuffled(run.task, run.seed.part("shuffled"));
  std::vector<WordKind> kinds = {{"network", &run.task, run.settings.networks},
                                 {"shuffled network", &mixed}};
  std::optional<WordTask> voices;
  if (!run.task.same_voices) {
    voices = same_voices(run.sounds.words, run.sounds.variations,
                         run.seed.part("same voices"), run.team);
    kinds.push_back({"same voices", &*voices});
  }
  const auto trials = run.trials(kinds);
  run.keep(trials[0]);
  const WordsFound found{run.training, trials[0], trials[1], std::move(rivals)};
  report_words(run.task, mixed, found, run.seed);
  report_confusions(run.task, found.networks);
  run.options.draw(
      confusion_diagram(confusion(found.networks.of(1), run.task.test.heard,
                                  run.task.words.size()),
                        run.task.words));
  const auto made = mistakes(run, trials, voices);
  if (!made.empty()) report_mistakes(made);
}

static StringTask string_task_of(const Sounds& sounds,
                                 const support::Options& options,
                                 lstm::Team& team) {
  const StringAmounts amounts =
      options.quick ? StringAmounts{1, 1, 100, 20} : StringAmounts{};
  return make_string_task(spoken_strings(team, options.quick ? 4 : 1),
                          sounds.words, sounds.real, amounts,
                          lstm::Seed(options.seed).part("strings"), team);
}

static void hear_strings(Run& run, const StringTask& task) {
  learn_plain_ctc(run.seed.stream("plain"));
  const auto found =
      compare_strings(task, run.sounds.words.parts.training,
                      string_plan_for(run.settings, run.options.quick),
                      run.seed.part("strings"), run.team, run.file);
  report_strings(task, found);
  run.options.draw(lattice_diagram());
  run.options.draw(alignment_figure(task, found));
  run.options.draw(curve_figure(found));
}

static void study_strings(const Run& run, const StringTask& task) {
  const auto plan = string_plan_for(run.settings, run.options.quick);
  report_string_settings(task, plan.training, run.options, run.file);
  report_cutting(task, run.sounds.words.parts.training, plan, run.options,
                 run.file);
}

// What is asked of a network that was trained before.
static void use(const WordModel& model, const Settings& s,
                const std::optional<Clip>& clip,
                const support::Options& options) {
  if (!s.onnx.empty()) save_onnx(model.network, s.onnx);
  if (clip) return report_heard(model, *clip);
  lstm::Team team(options.threads);
  const auto sounds = sounds_of(s, options, team);
  if (model.words != sounds.words.names)
    throw std::invalid_argument(
        "the network's words are not those of the data");
  const lstm::Seed seed(options.seed);
  draw_sounds(sounds, options);
  report_loaded(word_task(sounds.words, sounds.real, 0, seed, team),
                model.network, seed);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  std::optional<Clip> clip;
  if (!s.hear.empty()) clip = read_clip(s.hear);
  if (!s.load.empty()) return use(load_words(s.load), s, clip, options);

  const lstm::Seed seed(options.seed);
  lstm::Team team(options.threads);
  const auto sounds = sounds_of(s, options, team);
  const auto task = word_task(sounds.words, sounds.real, sounds.variations,
                              seed.part("variations"), team);
  const bool words = s.part != "strings",
             with_strings = s.part != "words" && !sounds.real.empty() && !clip;
  std::optional<StringTask> strings;
  if (with_strings) strings = string_task_of(sounds, options, team);
  options.depend_on(
      "data", strings ? lstm::fingerprint(fmt::format(
                            "{} {}", fingerprint(task), fingerprint(*strings)))
                      : fingerprint(task));
  support::RunFile file(options);
  Run run{sounds, task, s, options, file, team};
  if (!s.onnx.empty())
    expect_onnx(make_word_network(run.training, task.words.size(), seed),
                s.onnx);
  if (s.study == "settings") {
    if (words) study_words(task, run.training, options, file);
    if (strings) study_strings(run, *strings);
    return;
  }
  if (clip)
    return report_heard(run.keep(run.trials({{"network", &task}})[0]), *clip);
  if (s.data.empty()) fmt::print("{}\n\n", synthesizers());
  if (words) {
    hear_plainly();
    draw_sounds(sounds, options);
    hear_words(run);
  }
  if (strings) hear_strings(run, *strings);
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
