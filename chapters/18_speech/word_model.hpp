#pragma once
#include <string>

#include "sound.hpp"
#include "word_train.hpp"

namespace speech {

/// A network, and the words that it knows.
struct WordModel {
  std::vector<std::string> words;
  WordNetwork<float> network;
};

/// The model in a file, which can be asked without the clips that it has
/// learned from. Throws figures::FileError.
void save(const WordModel& model, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
WordModel load_words(const std::string& file);

/// The network as an ONNX file, from inputs x [T, B, 52], all clips of one
/// length, to the probabilities p [B, K] of their words. `expect_onnx` throws,
/// before a long training, what `save_onnx` would.
void expect_onnx(const WordNetwork<float>& network, const std::string& file);
void save_onnx(const WordNetwork<float>& network, const std::string& file);

/// The probabilities of the model's words, of one clip.
std::vector<double> hear(const WordModel& model, const Clip& clip);

}  // namespace speech
