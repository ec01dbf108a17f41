// Chapter 13: an LSTM learns to predict the next letter of novels.

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "figures/file.hpp"
#include "judge.hpp"
#include "looks.hpp"
#include "model.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "study/data_file.hpp"
#include "study/in_order.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "support/run_file.hpp"
#include "tables.hpp"

namespace language_model {

// A short text that the plain program learns by heart.
static void learn_by_heart(const lstm::Seed& seed) {
  const std::u32string text = U"one gate at a time, one letter after another. ";
  const study::Alphabet alphabet(text);
  const auto letters = alphabet.numbers(text);
  Reader reader(alphabet.size(), 16, seed.stream("plain"));
  fmt::print("A plain program learns {} letters by heart:\n", letters.size());
  learn(reader, letters, 2);
  fmt::print("It writes: {}\n\n",
             alphabet.text(recite(reader, letters[0], letters.size() - 2)));
}

static std::span<const int> at_most(std::size_t count,
                                    const std::vector<int>& text) {
  return std::span(text).first(std::min(count, text.size()));
}

// The network is made, or read from a file, and learns.
static Model learn(const Settings& s, const support::Options& options,
                   const study::Numbers& numbers,
                   const study::Alphabet& alphabet, const Rivals& rivals,
                   support::RunFile& file) {
  const lstm::Seed seed(options.seed);
  auto how = s.training;
  how.threads = options.threads;
  Model model{alphabet, make_network(how, alphabet.size(), seed)};
  if (!s.onnx.empty()) expect_onnx(model.network, s.onnx);
  report_network(model.network, how, numbers.training.size(), options.seed);
  Looks looks(model.network, numbers, file);
  train(model.network, how, numbers.training, seed, looks.observer(),
        file.training("network"));
  support::leave_if_interrupted();
  options.draw(loss_figure(looks.all(), rivals));
  return model;
}

// A network of the same size, which may have come from a file.
static Network<float> untrained(const Model& model, const lstm::Seed& seed) {
  const Training how{.width = model.network.embedding.width(),
                     .hidden = model.network.hidden()};
  return make_network(how, model.alphabet.size(), seed);
}

// Which units know something, and what that of the words goes through.
static void look_inside(const Model& model, const support::Options& options,
                        const study::Numbers& numbers, const lstm::Seed& seed,
                        lstm::Team& team) {
  const auto untouched = untrained(model, seed);
  const auto units = study::in_order(team, 2, [&](std::size_t k) {
    return find_units(k == 0 ? model.network : untouched, model.alphabet,
                      numbers.validation, numbers.test);
  });
  report_units(units[0], units[1]);
  const auto passage = find_passage(model.alphabet, numbers.test);
  options.draw(unit_diagram(model.network, units[0][1], model.alphabet,
                            at_most(passage.begin + 40, numbers.test),
                            passage));
}

// The test book on both sides, which flatters.
static void mix_books(const study::Texts& texts,
                      const study::Alphabet& alphabet, const lstm::Seed& seed) {
  const auto splits = make_splits(texts, alphabet, seed.stream("lines"));
  std::vector<SplitLosses> losses;
  for (const auto& split : splits)
    losses.push_back(count_split(split, alphabet));
  report_splits(splits, losses, "counts of 6, tested on");
}

// What can be asked of a network that was trained.
static void examine(const Model& model, const support::Options& options,
                    const study::Texts& texts, const study::Numbers& numbers,
                    const Rivals& rivals) {
  const lstm::Seed seed(options.seed);
  const auto& [alphabet, network] = model;
  lstm::Team team(options.threads);
  report_verdict(judge(network, rivals, numbers, seed), rivals);
  support::leave_if_interrupted();
  report_reaches(look_back(network, numbers.test, team));

  const auto passage = find_passage(alphabet, numbers.test);
  options.draw(surprise_diagram(
      network, alphabet, at_most(passage.begin + 40, numbers.test), passage));
  options.draw(
      temperature_figure(network, at_most(passage.begin + 11, numbers.test)));
  report_writers(compare_writers(network, rivals.model, alphabet, numbers,
                                 options.quick ? 1000 : 5000,
                                 seed.part("writers")));
  support::leave_if_interrupted();
  look_inside(model, options, numbers, seed, team);
  mix_books(texts, alphabet, seed);
}

static void write(const Model& model, const Settings& s,
                  const support::Options& options) {
  auto random = lstm::Seed(options.seed).stream("letters");
  const auto beginning =
      model.alphabet.numbers(study::decode_utf8(s.write, "--write"));
  const auto written =
      write_on(model.network, beginning, s.length, s.temperature, random);
  fmt::print("{}{}\n", s.write, model.alphabet.text(written));
}

static void run_study(const std::string& name, const study::Texts& texts,
                      const study::Alphabet& alphabet,
                      const study::Numbers& numbers,
                      const support::Options& options, support::RunFile& file) {
  if (name == "rates") report_rates(numbers, alphabet, options, file);
  if (name == "sizes")
    options.draw(report_sizes(numbers, alphabet, options, file));
  if (name == "splits") report_mixed_books(texts, alphabet, options, file);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  std::optional<Model> model;
  if (!s.load.empty()) model = load(s.load);
  if (model && !s.write.empty()) return write(*model, s, options);

  const study::Texts texts =
      s.data.empty() ? study::austen() : study::from_file(s.data);
  const study::Alphabet alphabet =
      model ? model->alphabet : study::Alphabet(texts.training);
  const study::Numbers numbers(texts, alphabet, s.letters);
  options.depend_on("data", study::fingerprint(texts));
  support::RunFile file(options);
  if (s.study != "none")
    return run_study(s.study, texts, alphabet, numbers, options, file);

  // Before the long counting: whether the text is long enough for a batch.
  if (!model) batches(s.training, numbers.training.size());
  if (s.write.empty()) learn_by_heart(lstm::Seed(options.seed));
  report_texts(texts, numbers, alphabet);
  const auto rivals = count_letters(alphabet, numbers, options.threads, file);
  report_rivals(rivals);
  if (!model) model = learn(s, options, numbers, alphabet, rivals, file);
  if (!s.save.empty()) save(*model, s.save);
  if (!s.onnx.empty()) save_onnx(model->network, s.onnx);
  if (!s.write.empty()) return write(*model, s, options);
  examine(*model, options, texts, numbers, rivals);
}

}  // namespace language_model

int main(int argc, char** argv) {
  using namespace language_model;
  support::Options options("13_language_model",
                           "Trains an LSTM to predict the next letter of six "
                           "novels, and sets it beside counts of letters.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
