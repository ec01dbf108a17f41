#pragma once
#include <string>

#include "model.hpp"

namespace translation {

/// The network as an ONNX file, from the words of sources [T, B], all of one
/// length and in the order in which it reads them, and what has been said so
/// far [T', B], from the edge on, to the probabilities p [T', B, K] of what is
/// said next. `expect_onnx` throws, before a long training, where this build
/// cannot.
void save_onnx(const Model& model, const std::string& file);
void expect_onnx(const Network& network);

}  // namespace translation
