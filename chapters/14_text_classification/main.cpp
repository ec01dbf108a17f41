// Chapter 14: LSTMs tell what texts are about, beside counts of words.

#include <fmt/core.h>

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
  if (s.study == "settings") report_settings(task, training, options, file);
  if (s.study == "weights")
    report_weights(task, training, count, options, file);
  if (s.study == "splits")
    report_splits({task, mixed_task(s)}, training, count, options, file);
}

static void report(const Trials& trials, const Trials& mixed,
                   const std::vector<Rival>& rivals, const Task& task,
                   const Model& model, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  report_verdict(trials, mixed, rivals, task, seed);
  if (task.beyond.empty()) {
    const auto& first = trials.outcomes[0].predictions;
    report_classes(first, task);
    return options.draw(confusion_diagram(
        confusion(first, task.test, task.classes.size()), task.classes));
  }
  report_beyond(trials.outcomes, rivals, task);
  options.draw(batch_diagram(task.training));
  options.draw(beyond_figure(trials.outcomes, best(rivals), task));
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

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  const lstm::Seed seed(options.seed);
  if (!s.load.empty()) return use(load(s.load), s, seed, options);

  const auto task = task_of(s, seed);
  options.depend_on("data", fingerprint(task));
  support::RunFile file(options);
  const auto training = training_for(s);
  if (s.study != "none") return run_study(s, task, training, options, file);

  const Vocabulary vocabulary(task.training, training.least);
  const auto network =
      make_network(training, vocabulary.size(), task.classes.size(), seed);
  if (!s.onnx.empty()) expect_onnx(network, s.onnx);
  lstm::Team team(options.threads);
  const auto train_networks = [&](const Task& texts, std::size_t count,
                                  const std::string& name) {
    return run_trials(texts, vocabulary, training, count, seed, team, file,
                      name);
  };
  const auto keep = [&](const Trials& trials) {
    const Model model{vocabulary, task.classes, trials.first};
    if (!s.save.empty()) save(model, s.save);
    if (!s.onnx.empty()) save_onnx(model.network, s.onnx);
    return model;
  };
  if (!s.say.empty())
    return answer(keep(train_networks(task, 1, "network")), s.say);

  if (s.data.empty() && s.task == "sentences") learn_order(seed);
  if (s.data.empty() && s.task == "topics")
    fmt::print("{}\n", packages_archive());
  report_task(task, vocabulary);
  const auto rivals = judge_rivals(task, team, seed, file);
  report_rivals(rivals);
  report_networks(training, network, options.seed);
  const auto count = networks_for(s);
  const auto trials = train_networks(task, count, "network");
  const auto model = keep(trials);
  const auto mixed =
      train_networks(shuffled(task, seed.part("shuffled")),
                     std::min<std::size_t>(count, 5), "shuffled network");
  report(trials, mixed, rivals, task, model, options);
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
