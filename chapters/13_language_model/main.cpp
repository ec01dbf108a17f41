// Chapter 13: an LSTM learns to predict the next letter of novels.

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "figures/file.hpp"
#include "looks.hpp"
#include "mixture.hpp"
#include "model.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "study/data_file.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "support/run_file.hpp"
#include "tables.hpp"

namespace language_model {

// A short text that the plain program learns by heart.
static void learn_by_heart(const lstm::Seed& seed) {
  const std::u32string text = U"one gate at a time, one letter after another. ";
  const Alphabet alphabet(text);
  const auto letters = alphabet.numbers(text);
  Reader reader(alphabet.size(), 16, seed.stream("plain"));
  fmt::print("A plain program learns {} letters by heart:\n", letters.size());
  learn(reader, letters, 2);
  fmt::print("It writes: {}\n\n",
             alphabet.text(recite(reader, letters[0], letters.size() - 2)));
}

static Training training(const Settings& s, const support::Options& options) {
  return {s.width,  s.hidden, s.steps,        s.batch,
          s.epochs, s.rate,   options.threads};
}

static std::span<const int> at_most(std::size_t count,
                                    const std::vector<int>& text) {
  return std::span(text).first(std::min(count, text.size()));
}

// What the network predicts, beside the counts, and together with them.
static Verdict judge(const Network<float>& network, const Rivals& rivals,
                     const Numbers& numbers, const lstm::Seed& seed) {
  // Counts can tell the first letter, too, and the network cannot.
  const auto counted = [&](const NGram& model, const std::vector<int>& text) {
    auto all = model.log_probabilities(text);
    all.erase(all.begin());
    return all;
  };
  const auto network_chosen = log_probabilities(network, numbers.validation);
  const auto network_tested = log_probabilities(network, numbers.test);
  const auto counts_chosen = counted(rivals.model, numbers.validation);
  const auto counts_tested = counted(rivals.model, numbers.test);
  const auto mixed =
      mixture({network_chosen, counts_chosen}, {network_tested, counts_tested});

  const auto four = counted(rivals.four, numbers.test);
  std::vector<double> gains(four.size());
  std::ranges::transform(network_tested, four, gains.begin(), std::minus{});
  // Of a short text of one's own there would not be two blocks of 1,000.
  const auto block = std::min<std::size_t>(1000, gains.size() / 10);
  return {-mean(network_chosen), -mean(network_tested), mixed.w,
          -mean(mixed.log_probabilities),
          study::bootstrap_mean(gains, block, seed.stream("bootstrap"))};
}

// The network is made, or read from a file, and learns.
static Model learn(const Settings& s, const support::Options& options,
                   const Numbers& numbers, const Alphabet& alphabet,
                   const Rivals& rivals, support::RunFile& file) {
  const lstm::Seed seed(options.seed);
  const auto how = training(s, options);
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

// What can be asked of a network that was trained.
static void examine(const Model& model, const support::Options& options,
                    const Texts& texts, const Numbers& numbers,
                    const Rivals& rivals) {
  const lstm::Seed seed(options.seed);
  const auto& network = model.network;
  const auto some = find_passage(model.alphabet, numbers.test);
  report_verdict(judge(network, rivals, numbers, seed), rivals);
  support::leave_if_interrupted();
  options.draw(
      surprise_diagram(network, model.alphabet, numbers.test, some.begin));
  options.draw(
      temperature_figure(network, at_most(some.begin + 11, numbers.test)));
  report_writers(compare_writers(network, rivals.model, model.alphabet, numbers,
                                 options.quick ? 1000 : 5000,
                                 seed.part("writers")));
  support::leave_if_interrupted();
  const auto to_choose = at_most(50'000, numbers.validation);
  const auto to_test = at_most(50'000, numbers.test);
  const auto units = find_units(network, model.alphabet, to_choose, to_test);
  report_units(units, find_units(untrained(model, seed), model.alphabet,
                                 to_choose, to_test));
  support::leave_if_interrupted();
  const auto clearest = std::ranges::max_element(
      units, {}, [](const auto& unit) { return std::abs(unit.tested_on); });
  options.draw(unit_figure(network, *clearest, model.alphabet, some.letters));

  const auto splits = make_splits(texts, model.alphabet, seed.stream("lines"));
  std::vector<SplitLosses> losses;
  for (const auto& split : splits)
    losses.push_back(count_split(split, model.alphabet));
  report_splits(splits, losses, "counts of 6, tested on");
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

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);
  std::optional<Model> model;
  if (!s.load.empty()) model = load(s.load);
  if (model && !s.write.empty()) return write(*model, s, options);

  const Texts texts = s.data.empty() ? austen() : from_file(s.data);
  const Alphabet alphabet = model ? model->alphabet : Alphabet(texts.training);
  const Numbers numbers(texts, alphabet, s.letters);
  options.depend_on("data", fingerprint(texts));
  support::RunFile file(options);
  if (s.study == "rates") return report_rates(numbers, alphabet, options, file);
  if (s.study == "sizes")
    return options.draw(report_sizes(numbers, alphabet, options, file));
  if (s.study == "splits")
    return report_mixed_books(texts, alphabet, options, file);

  // Before the long counting: whether the text is long enough for a batch.
  if (!model) batches(training(s, options), numbers.training.size());
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
