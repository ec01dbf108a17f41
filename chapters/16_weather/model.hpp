#pragma once
#include <string>

#include "network.hpp"

namespace weather {

/// A network that is kept, the days that it is of, and how wrong it was.
struct Kept {
  std::string place, unit, column;  // what it forecasts, "temp_max"
  Model model;
  std::vector<double> errors;  // of forecasts of days it had not learned from,
                               // what came less what was forecast
};

/// The model in a file, which has the scale and what the network's answers are
/// added to, too: it forecasts without the days that it has learned from.
/// Throws figures::FileError.
void save(const Kept& kept, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
Kept load(const std::string& file);

/// The network as an ONNX file, from windows x [T, B, D] to what is to be
/// multiplied by the deviation and added to the baseline, y [B, 1].
/// `expect_onnx` throws, before a long training, what `save_onnx` would.
void expect_onnx(const Model& model, const std::string& file);
void save_onnx(const Model& model, const std::string& file);

}  // namespace weather
