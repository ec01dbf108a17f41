#pragma once
#include "lstm/weights/internal/onnx_model.hpp"
#include "weights_models.hpp"

template <class Model>
void draw(Model& model, std::uint64_t seed) {
  lstm::Random random(seed);
  for (auto* p : model.parameters()) fill_normal(p->value, random);
}

/// A file as protobuf has it, and back.
inline onnx::ModelProto parsed(const std::string& bytes) {
  onnx::ModelProto model;
  REQUIRE(model.ParseFromString(bytes));
  return model;
}
