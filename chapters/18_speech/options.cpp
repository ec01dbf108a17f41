#include "options.hpp"

namespace speech {

void declare(support::Options& options, Settings& s) {
  options.word("--part", s.part, {"all", "words", "strings"},
               "what is heard: words, strings of digits, or all");
  options.folder("--data", s.data,
                 "a folder of your own instead: WAV files named by the word in "
                 "them, yes_1.wav or 7_jackson_32.wav");
  options.file(
      "--hear", s.hear,
      "a sound, of which the word is to be told, and nothing else; with "
      "--part strings the digits");
  options.whole("--networks", s.networks, {1, 1'000, 1},
                "networks that differ by chance alone");
  options.whole(
      "--epochs", s.epochs, {1, 10'000, 4},
      "passes over what is learnt from; without it the chapter's own");
  options.whole("--hidden", s.hidden, {1, 4'096, 0},
                "units in each direction; without it the chapter's own");
  options.word("--study", s.study, {"none", "settings"},
               "a longer study in the place of all else: none or settings");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save,
               "write the first network of words here, or of strings "
               "with --part strings");
  options.file("--load", s.load, "read a network from here, and train none");
  options.file("--onnx", s.onnx, "write that network as an ONNX file");
  for (const auto other : {"--save", "--checkpoint", "--resume", "--study",
                           "--networks", "--epochs", "--hidden"})
    options.not_both("--load", other);
  for (const auto other : {"--save", "--onnx", "--hear"})
    options.not_both("--study", other);
  options.not_both("--part", "--data");
}

WordTraining word_training_for(const Settings& s) {
  WordTraining training;
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.hidden = s.hidden;
  return training;
}

StringPlan string_plan_for(const Settings& s, bool quick) {
  StringPlan plan;
  if (quick) plan.training.short_epochs = plan.training.epochs = 1;
  if (s.epochs > 0 && !quick)
    plan.training.short_epochs = plan.training.epochs = s.epochs;
  if (s.hidden > 0) plan.training.hidden = s.hidden;
  return plan;
}

}  // namespace speech
