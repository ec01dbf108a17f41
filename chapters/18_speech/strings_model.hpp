#pragma once
#include <string>

#include "string_network.hpp"

namespace speech {

/// A network of strings in a file. Throws figures::FileError.
void save(const StringNetwork<float>& network, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// network.
StringNetwork<float> load_string_network(const std::string& file);

/// The network as an ONNX file: from x [T, B, 52] to the probabilities of the
/// classes at each step, p [T, B, 11]. `expect_onnx` throws, before a long
/// training, what `save_onnx` would.
void expect_onnx(const StringNetwork<float>& network, const std::string& file);
void save_onnx(const StringNetwork<float>& network, const std::string& file);

}  // namespace speech
