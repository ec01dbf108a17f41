#pragma once
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "options.hpp"

namespace sine_prediction {

/// Writes a network's weights into a file after its epochs, so that it never
/// holds half of them; without the name of a file, nothing.
class Saver {
 public:
  Saver(const lstm::Regressor<float>& model, const std::string& file)
      : model_(model), file_(file) {}

  /// Throws figures::FileError.
  void save(std::size_t epoch);
  std::size_t epoch() const { return epoch_; }  // whose weights are there, or 0

 private:
  const lstm::Regressor<float>& model_;
  const std::string& file_;
  std::size_t epoch_ = 0;
};

/// Reads weights from a file. Throws figures::FileError or lstm::WeightsError.
void load(lstm::Regressor<float>& model, const std::string& file);

/// Writes the network with its weights, for programs that run ONNX files.
/// `expect_onnx` throws, before a long training, what `save_onnx` would.
void expect_onnx(const lstm::Regressor<float>& model, const std::string& file);
void save_onnx(const lstm::Regressor<float>& model, const std::string& file);

/// Prints where the weights are, if they were to be saved: those of epoch
/// `saved`, or none for 0. After an interrupt it prints how far the training
/// came, too, and throws support::Interrupted.
void report_kept(const lstm::History& history, std::size_t saved,
                 const Settings& settings);

}  // namespace sine_prediction
