#include "options.hpp"

namespace sine_prediction {

void declare(support::Options& options, Settings& s) {
  options.whole("--windows", s.windows, {1, 1'000'000, 2'000},
                "windows to train on");
  options.whole("--steps", s.steps, {2, 10'000, 50}, "values in a window");
  options.whole("--hidden", s.hidden, {1, 4'096, 32}, "units in the LSTM");
  options.whole("--epochs", s.epochs, {1, 100'000, 10}, "passes over the data");
  options.whole("--batch", s.batch, {1, 1'000'000, 32}, "windows in a batch");
  options.word("--optimiser", s.optimiser, {"adam", "sgd"},
               "what trains it: adam or sgd");
  options.positive("--learning-rate", s.rate, 1e6, "its step size");
  options.whole("--trial-windows", s.trial, {0, 1'000'000, 100},
                "windows in a trial of both (0: none, and no watch)");
  options.whole("--watch-steps", s.watch, {20, 1'000'000, 200},
                "steps of training that are watched for jumps");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save, "write the weights here after every epoch");
  options.file("--load", s.load,
               "read the weights from here, and train nothing");
  options.file("--onnx", s.onnx, "write the network here as an ONNX file");
  for (const auto other : {"--save", "--checkpoint", "--resume"})
    options.not_both("--load", other);
}

}  // namespace sine_prediction
