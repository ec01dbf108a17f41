#include "run_words.hpp"

#include <algorithm>
#include <stdexcept>

#include "plain.hpp"
#include "sound_figures.hpp"
#include "word_figures.hpp"
#include "word_tables.hpp"

namespace speech {

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

static void keep(const WordModel& model, const Settings& settings) {
  if (!settings.save.empty()) save(model, settings.save);
  if (!settings.onnx.empty()) save_onnx(model.network, settings.onnx);
}

// The last networks have learnt from `mixed`, where there is such a task.
static std::vector<Mistake> mistakes(const Run& run, const WordTask& task,
                                     const std::vector<WordTrials>& trials,
                                     const std::optional<WordTask>& mixed) {
  std::vector<Mistake> all;
  if (mixed) all = mistakes_of_voices(trials[0], task, trials.back(), *mixed);
  if (!run.sounds.real.empty()) all.push_back(mistake_of_people(trials[0]));
  return all;
}

std::vector<Mistake> hear_words(const Run& run, const WordTask& task) {
  hear_plainly();
  draw_sounds(run.sounds, run.options);
  report_word_task(task);
  auto rivals = judge_rivals(task, run.sounds.templates,
                             run.seed.part("rivals"), run.team, run.file);
  const auto mixed = shuffled(task, run.seed.part("shuffled"));
  std::vector<WordKind> kinds = {{"network", &task, run.settings.networks},
                                 {"shuffled network", &mixed}};
  std::optional<WordTask> voices;
  if (!task.same_voices) {
    voices = same_voices(run.sounds.words, run.sounds.variations,
                         run.seed.part("same voices"), run.team);
    kinds.push_back({"same voices", &*voices});
  }
  const auto training = word_training_for(run.settings);
  const auto trials =
      run_word_trials(kinds, training, run.seed, run.team, run.file);
  keep({task.words, trials[0].first}, run.settings);
  const WordsFound found{training, trials[0], trials[1], std::move(rivals)};
  report_words(task, mixed, found, run.seed);
  report_confusions(task, found.networks);
  run.options.draw(confusion_diagram(
      confusion(found.networks.of(1), task.test.heard, task.words.size()),
      task.words));
  return mistakes(run, task, trials, voices);
}

void hear_word(const Run& run, const WordTask& task, const Clip& clip) {
  const auto trials =
      run_word_trials({{"network", &task}}, word_training_for(run.settings),
                      run.seed, run.team, run.file);
  const WordModel model{task.words, trials[0].first};
  keep(model, run.settings);
  report_heard(model, clip);
}

void use_words(const Settings& s, const std::optional<Clip>& clip,
               const support::Options& options) {
  const auto model = load_words(s.load);
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

}  // namespace speech
