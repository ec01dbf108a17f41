// Chapter 14: LSTMs tell what texts are about, beside counts of words.

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "examples.hpp"
#include "figures.hpp"
#include "figures/file.hpp"
#include "glosses.hpp"
#include "grammar.hpp"
#include "options.hpp"
#include "own_file.hpp"
#include "packages.hpp"
#include "plain.hpp"
#include "reviews.hpp"
#include "study.hpp"
#include "study/data_file.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "support/run_file.hpp"
#include "tables.hpp"

namespace text_classification {

static Task task_of(const Settings& s, const lstm::Seed& seed) {
  if (!s.data.empty()) return from_file(s.data);
  if (s.task == "topics") return package_summaries();
  if (s.task == "glosses") return glosses();
  if (s.task == "reviews") return reviews();
  return sentences(seed.part("sentences"));
}

// The same texts, split so that related ones stand on both sides.
static Task mixed_task(const Settings& s) {
  if (s.task == "topics") return mixed_packages();
  if (s.task == "glosses") return mixed_glosses();
  throw std::invalid_argument(
      "--study splits is for --task topics and --task glosses");
}

static void run_study(const Settings& s, const Task& task,
                      const Training& training, const support::Options& options,
                      support::RunFile& file) {
  const auto count = networks_for(s);
  if (s.study == "settings")
    report_settings(task, first_training(s.task), options, file);
  if (s.study == "weights")
    report_weights(task, training, count, options, file);
  if (s.study == "splits")
    report_splits({task, mixed_task(s)}, training, count, options, file);
}

static void report(const Compared& compared, const std::vector<Rival>& rivals,
                   const Task& task, const Model& model,
                   const support::Options& options) {
  report_verdict(compared, rivals, task, lstm::Seed(options.seed));
  if (task.beyond.empty()) {
    const auto& first = compared.networks[0].predictions;
    report_classes(first, task);
    return options.draw(confusion_diagram(
        confusion(first, task.test, task.classes.size()), task.classes));
  }
  report_beyond(compared.networks, rivals, task);
  options.draw(batch_diagram(task.training));
  options.draw(beyond_figure(compared.networks, best(rivals), task));
  options.draw(reading_diagram(model, 2,
                               {"nobody thinks that the film is not good",
                                "the film was good but the soup is bad"}));
}

static void answer(const Model& model, const std::string& text) {
  study::decode_utf8(text, "--say");
  const auto words = words_of(text);
  if (words.empty())
    throw std::invalid_argument("--say: there is no word in the text");
  report_said(say(model, words), model.classes);
}

// A network from a file, on the test of a task with the same classes.
static void examine(const Model& model, const Task& task,
                    const support::Options& options) {
  if (model.classes != task.classes)
    throw std::invalid_argument(
        fmt::format("the network's classes are not those of {}", task.name));
  report_task(task, model.vocabulary);
  const auto outcome = judge(model.network, model.vocabulary, task);
  fmt::print("accuracy: validation {:.3f}, test {:.3f}\n\n", outcome.validation,
             outcome.test);
  report_classes(outcome.predictions, task);
  options.draw(confusion_diagram(
      confusion(outcome.predictions, task.test, task.classes.size()),
      task.classes));
}

// What is asked of a network that was trained before.
static void use(const Model& model, const Settings& s, const lstm::Seed& seed,
                const support::Options& options) {
  if (!s.onnx.empty()) save_onnx(model.network, s.onnx);
  if (!s.say.empty()) return answer(model, s.say);
  examine(model, task_of(s, seed), options);
}

// What all networks of a run have in common.
struct Run {
  const Settings& settings;
  const support::Options& options;
  const Task& task;
  support::RunFile& file;
  Training training = training_for(settings);
  Vocabulary vocabulary = vocabulary_of(task.training, training.least);
  lstm::Seed seed{options.seed};
  lstm::Team team{options.threads};

  Trials trials(const Task& texts, const Training& how, std::size_t count,
                const std::string& name) {
    return run_trials(texts, vocabulary, how, count, seed, team, file, name);
  }

  // The first network, which is kept where that was asked for.
  Model keep(const Trials& trials) const {
    Model model{vocabulary, task.classes, trials.first};
    if (!settings.save.empty()) save(model, settings.save);
    if (!settings.onnx.empty()) save_onnx(model.network, settings.onnx);
    return model;
  }
};

static void compare(Run& run) {
  const auto& [s, options, task] =
      std::tie(run.settings, run.options, run.task);
  if (s.data.empty() && s.task == "sentences") learn_order(run.seed);
  if (s.data.empty() && s.task == "topics")
    fmt::print("{}\n", packages_archive());
  report_task(task, run.vocabulary);
  const auto rivals = judge_rivals(task, run.team, run.seed, run.file);
  report_rivals(rivals);

  const auto count = networks_for(s), fewer = std::min<std::size_t>(count, 5);
  const auto trials = run.trials(task, run.training, count, "network");
  report_networks(run.training, trials.first, options.seed);
  const auto model = run.keep(trials);
  const auto mixed = run.trials(shuffled(task, run.seed.part("shuffled")),
                                run.training, fewer, "shuffled network");
  auto alone = run.training;
  alone.directions = 0;
  alone.pooling = Pooling::mean;
  const auto vectors = run.trials(task, alone, fewer, "vectors alone");
  report({trials.outcomes, mixed.outcomes, vectors.outcomes}, rivals, task,
         model, options);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  const lstm::Seed seed(options.seed);
  if (!s.load.empty()) return use(load(s.load), s, seed, options);

  const auto task = task_of(s, seed);
  options.depend_on("data", fingerprint(task));
  support::RunFile file(options);
  if (s.study != "none")
    return run_study(s, task, training_for(s), options, file);

  Run run{s, options, task, file};
  if (!s.onnx.empty())
    expect_onnx(make_network(run.training, run.vocabulary.size(),
                             task.classes.size(), seed),
                s.onnx);
  if (!s.say.empty())
    return answer(run.keep(run.trials(task, run.training, 1, "network")),
                  s.say);
  compare(run);
}

}  // namespace text_classification

int main(int argc, char** argv) {
  using namespace text_classification;
  support::Options options(
      "14_text_classification",
      "Trains LSTMs to tell the class of a text, and sets them beside counts "
      "of words.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
