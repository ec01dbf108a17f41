#pragma once
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "options.hpp"

namespace sine_prediction {

/// Writes the weights into a file, so that it never holds half of them, and
/// reads them from there. Throws figures::FileError or lstm::WeightsError.
void save(const lstm::Regressor<float>& model, const std::string& file);
void load(lstm::Regressor<float>& model, const std::string& file);

/// Writes the network with its weights, for programs that run ONNX files.
/// `expect_onnx` throws, before a long training, what `save_onnx` would.
void expect_onnx(const lstm::Regressor<float>& model, const std::string& file);
void save_onnx(const lstm::Regressor<float>& model, const std::string& file);

/// Prints where the weights are, if they were to be saved. After an interrupt
/// it prints how far the training came, too, and throws support::Interrupted.
void report_kept(const lstm::History& history, const Settings& settings);

}  // namespace sine_prediction
