#pragma once
#include <string>

#include "network.hpp"
#include "study/alphabet.hpp"

namespace language_model {

/// A network, and the alphabet that it reads and writes.
struct Model {
  study::Alphabet alphabet;
  Network<float> network;
};

/// The model in a file, which names its letters: it can write on without the
/// text that it has learned from. Throws figures::FileError.
void save(const Model& model, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
Model load(const std::string& file);

/// The network as an ONNX file, from letters [T, B] to the probabilities p
/// [T, B, V] of what follows each. `expect_onnx` throws, before a long
/// training, what `save_onnx` would.
void expect_onnx(const Network<float>& network, const std::string& file);
void save_onnx(const Network<float>& network, const std::string& file);

}  // namespace language_model
