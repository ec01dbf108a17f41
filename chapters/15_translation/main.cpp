// Chapter 15: LSTMs translate, from one vector and with attention.

#include <fmt/core.h>

#include <tuple>

#include "figures.hpp"
#include "figures/file.hpp"
#include "model_onnx.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "own_file.hpp"
#include "plain.hpp"
#include "say.hpp"
#include "study.hpp"
#include "study/data_file.hpp"
#include "summaries.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace translation {

static bool translates_numbers(const Settings& s) {
  return s.data.empty() && s.task == "numbers";
}

static Task task_of(const Settings& s, const lstm::Seed& seed) {
  if (!s.data.empty()) return from_file(s.data);
  if (s.task == "numbers") return numbers(seed.part("numbers"));
  auto task = summaries(s.language, Split::by_source);
  expect_all_parts(task);
  return task;
}

static Words words_to_say(const std::string& sentence) {
  study::decode_utf8(sentence, "--say");
  auto words = words_of(sentence);
  if (words.empty())
    throw std::invalid_argument("--say: there is no word in the sentence");
  return words;
}

static void answer(const Model& model, const Settings& s) {
  const auto words = words_to_say(s.say);
  report_said(say(model, words, s.beam), words, model);
}

static void draw_looks(const Model& model, const Task& task, const Settings& s,
                       const support::Options& options) {
  if (translates_numbers(s)) {
    options.draw(looking_diagram(model, english(92), 1));
    options.draw(alignment_diagram("15-numbers", model, english(4'392)));
    return;
  }
  const auto source = s.data.empty()
                          ? words_of("graphical user interface for the game")
                          : task.test[0].source;
  options.draw(alignment_diagram("15-summary", model, source));
}

// What is asked of a network that was trained before.
static void use(const Model& model, const Settings& s,
                const support::Options& options) {
  if (!s.onnx.empty()) save_onnx(model, s.onnx);
  if (!s.say.empty()) return answer(model, s);
  const auto task = task_of(s, lstm::Seed(options.seed));
  report_task(task, model.languages);
  if (fingerprint(task) != model.learned)
    fmt::print(
        "The network has learned from another task than this: some of the test "
        "may be what it has learned.\n");
  const auto made = translations_of(model.network, model.languages, task.test,
                                    s.beam, model.reversed);
  const auto [exact, f1, bleu] = score(made, task.test);
  fmt::print("test: exact {:.3f}, F1 {:.3f}, BLEU {:.1f}\n", exact, f1, bleu);
  draw_looks(model, task, s, options);
}

// The first network that looks, or else the first: it is kept where that was
// asked for.
static Model keep(const std::vector<Trials>& all, const Task& task,
                  const Languages& languages, const Settings& s) {
  const auto& [training, network, outcomes] = all.back();
  const Model model{languages, network, training.reversed, fingerprint(task)};
  if (!s.save.empty()) save(model, s.save);
  if (!s.onnx.empty()) save_onnx(model, s.onnx);
  return model;
}

// What is compared, and how.
struct Run {
  const Task& task;
  const Settings& settings;
  const support::Options& options;
  support::RunFile& file;
  Languages languages = languages_of(task.training, 1);
  lstm::Seed seed{options.seed};
  lstm::Team team{options.threads};
  std::vector<Training> kinds = {};
};

// How much fewer pairs cost.
static void compare_fewer(Run& run, const std::vector<Trials>& all) {
  std::vector<Fewer> fewer;
  for (const std::size_t pairs : {125u, 250u, 500u, 1'000u})
    fewer.push_back(run_with_fewer(pairs, run.task, run.languages, run.kinds,
                                   networks_for(run.settings), run.seed,
                                   run.team, run.file));
  report_fewer(fewer, all, run.task);
}

static void compare(Run run) {
  const auto& [task, s, options, file] =
      std::tie(run.task, run.settings, run.options, run.file);
  const bool of_numbers = translates_numbers(s);
  if (of_numbers) show_looking();
  if (s.data.empty() && !of_numbers) fmt::print("{}\n", translations_archive());
  report_task(task, run.languages);
  const auto rivals = judge_rivals(task);

  for (const auto look : looks_of(s))
    run.kinds.push_back(training_for(look, s));
  const auto all = run_trials(task, run.languages, run.kinds, networks_for(s),
                              run.seed, run.team, file, "test");
  const auto model = keep(all, task, run.languages, s);
  report_training(all, options.seed);
  report_scores(rivals, all, task);
  report_gains(all, task, run.seed);
  if (of_numbers) {
    compare_fewer(run, all);
  } else {
    report_lengths(all, task);
    options.draw(length_figure(all, task));
    report_examples(all, task);
  }
  draw_looks(model, task, s, options);
  report_beyond(all, task);
}

// A single network that looks, for a sentence of the reader's.
static void train_and_answer(const Task& task, const Settings& s,
                             const support::Options& options,
                             support::RunFile& file) {
  words_to_say(s.say);  // or it throws, before the training
  const auto languages = languages_of(task.training, 1);
  const auto training = training_for(looks_of(s).back(), s);
  const auto seed = lstm::Seed(options.seed).part("network", 0);
  Trials trials{training, make_network(training, languages, seed), {}};
  const auto name = fmt::format("test, {} 1", name_of(training.look));
  train_here(trials.first, training,
             sentences_of(task.training, languages, training.reversed), seed,
             file.training(name));
  answer(keep({trials}, task, languages, s), s);
}

static void chapter(const Settings& s, support::Options& options) {
  if (translates_numbers(s) && s.language != "it")
    throw std::invalid_argument("--language is for --task summaries");
  // A mistake in a name should not cost a training run.
  for (const auto* name : {&s.save, &s.onnx})
    if (!name->empty()) figures::expect_writable(*name);
  const lstm::Seed seed(options.seed);
  if (!s.load.empty()) return use(load(s.load), s, options);

  const auto task = task_of(s, seed);
  options.depend_on("data", fingerprint(task));
  support::RunFile file(options);
  if (s.study != "none") return run_study(task, s, options, file);
  if (!s.onnx.empty())
    expect_onnx(make_network(training_for(looks_of(s).back(), s),
                             languages_of(task.training, 1), seed));
  if (!s.say.empty()) return train_and_answer(task, s, options, file);
  compare({task, s, options, file});
}

}  // namespace translation

int main(int argc, char** argv) {
  using namespace translation;
  support::Options options(
      "15_translation",
      "Trains LSTMs to translate, from one vector and with attention, and sets "
      "them beside two translators that are no networks.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
