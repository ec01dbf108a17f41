#include "options.hpp"

namespace language_model {

void declare(support::Options& options, Settings& s) {
  options.file("--data", s.data, "a text of your own instead of the novels");
  options.whole("--letters", s.letters, {4'000, 100'000'000, 300'000},
                "letters to learn from, at most");
  options.whole("--epochs", s.training.epochs, {1, 10'000, 1},
                "passes over the text");
  options.whole("--hidden", s.training.hidden, {1, 4'096, 48},
                "units in the LSTM");
  options.whole("--width", s.training.width, {1, 4'096, 16},
                "numbers in a letter's vector");
  options.whole("--steps", s.training.steps, {1, 1'000, 50},
                "letters after which the gradient is cut");
  options.whole("--batch", s.training.batch, {1, 1'024, 32},
                "streams of the text that are read side by side");
  options.positive("--learning-rate", s.training.rate, 1e6,
                   "Adam's, at its highest");
  options.word(
      "--study", s.study, {"none", "rates", "sizes", "splits"},
      "a longer study in the place of all else: none, rates, sizes or splits");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save, "write the network here when it is trained");
  options.file("--load", s.load, "read a network from here, and train nothing");
  options.file("--onnx", s.onnx, "write the network here as an ONNX file");
  options.text("--write", s.write,
               "write on after these letters, and do nothing else");
  options.whole("--length", s.length, {1, 1'000'000, 300}, "letters to write");
  options.positive("--temperature", s.temperature, 100,
                   "how daring to be: near 0, always the likeliest letter");
  for (const auto other : {"--save", "--checkpoint", "--resume", "--study"})
    options.not_both("--load", other);
  for (const auto other : {"--save", "--onnx", "--write"})
    options.not_both("--study", other);
}

}  // namespace language_model
