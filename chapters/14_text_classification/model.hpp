#pragma once
#include <string>

#include "train.hpp"

namespace text_classification {

/// A network, the words that it knows and the names of its classes.
struct Model {
  Vocabulary vocabulary;
  std::vector<std::string> classes;
  Network network;
};

/// The model in a file, which has its words and classes, too: it can be asked
/// without the texts that it has learned from. Throws figures::FileError.
void save(const Model& model, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
Model load(const std::string& file);

/// The network as an ONNX file, from words [T, B], all texts of one length, to
/// the probabilities p [B, K] of their classes. `expect_onnx` throws, before a
/// long training, what `save_onnx` would.
void expect_onnx(const Network& network, const std::string& file);
void save_onnx(const Network& network, const std::string& file);

}  // namespace text_classification
