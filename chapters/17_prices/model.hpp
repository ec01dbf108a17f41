#pragma once
#include <string>

#include "network.hpp"

namespace prices {

/// A network that forecasts the volatility of one series and is kept.
struct Kept {
  std::string name;  // of the series that it learned from
  Model model;
};

/// The model in a file, which has the scale, too: it forecasts without the
/// prices that it has learned from. Throws figures::FileError.
void save(const Kept& kept, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
Kept load(const std::string& file);

/// The network as an ONNX file, from windows x [T, B, 2] to what is to be
/// multiplied by the target's deviation and added to its mean, y [B, 1].
/// `expect_onnx` throws, before a long training, what `save_onnx` would.
void expect_onnx(const Model& model, const std::string& file);
void save_onnx(const Model& model, const std::string& file);

}  // namespace prices
