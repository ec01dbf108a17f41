#include "options.hpp"

namespace translation {

void declare(support::Options& options, Settings& s) {
  options.word("--task", s.task, {"numbers", "summaries"},
               "what is translated: numbers, in words, or summaries of "
               "Debian's packages");
  options.word("--language", s.language, {"it", "fr"},
               "into which the summaries are translated: it or fr");
  options.file("--data", s.data,
               "sentences of your own instead: lines of a sentence, a tab and "
               "its translation");
  options.word("--look", s.look, {"own", "nothing", "dot", "additive"},
               "what the decoders look at: nothing but the encoder's last "
               "state, or all its outputs with a dot or an additive score; "
               "own: networks of nothing and of dot");
  options.whole("--networks", s.networks, {1, 1'000, 1},
                "networks of each kind, which differ by chance alone; without "
                "it 3 for numbers and 1 for other tasks");
  options.whole("--epochs", s.epochs, {1, 10'000, 10},
                "passes over the sentences; without it the task's own");
  options.whole("--hidden", s.hidden, {1, 4'096, 0},
                "units of the encoder, and of the decoder; without it the "
                "task's own");
  options.whole("--width", s.width, {1, 4'096, 0},
                "numbers in a word's vector; without it the task's own");
  options.whole(
      "--beam", s.beam, {1, 100, 1},
      "beginnings that are kept by a network that --say or --load asks");
  options.word("--study", s.study,
               {"none", "settings", "units", "splits", "unknown"},
               "a longer study in the place of all else: none, settings, "
               "units, splits or unknown");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save,
               "write the first network that looks here, or else the "
               "first");
  options.file("--load", s.load, "read a network from here, and train none");
  options.file("--onnx", s.onnx, "write that network as an ONNX file");
  options.text("--say", s.say,
               "a sentence to be translated, and nothing else to be reported");
  for (const auto other :
       {"--save", "--checkpoint", "--resume", "--study", "--networks",
        "--epochs", "--hidden", "--width", "--look"})
    options.not_both("--load", other);
  for (const auto other : {"--say", "--save", "--onnx"})
    options.not_both("--study", other);
  for (const auto other : {"--task", "--language"})
    options.not_both("--data", other);
}

// What `--study settings` found for networks of nothing and of dot, which
// additive ones take over. Sentences of the reader's own have the settings of
// summaries.
static Training own_training(const std::string& task, Look look) {
  Training training;
  training.look = look;
  if (task == "numbers") {
    training.form = {32, 64, 0.1};
    return training;
  }
  training.form = {64, look == Look::nothing ? 128u : 96u, 0.3};
  training.reversed = true;
  training.epochs = 30;
  return training;
}

Training training_for(Look look, const Settings& s) {
  auto training = own_training(s.data.empty() ? s.task : "summaries", look);
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.form.hidden = s.hidden;
  if (s.width > 0) training.form.width = s.width;
  return training;
}

std::size_t networks_for(const Settings& s) {
  if (s.networks > 0) return s.networks;
  return s.data.empty() && s.task == "numbers" ? 3 : 1;
}

std::vector<Look> looks_of(const Settings& s) {
  for (const auto look : looks)
    if (s.look == name_of(look)) return {look};
  return {Look::nothing, Look::dot};
}

}  // namespace translation
