#pragma once
#define ONNX_ML  // which of two headers Debian has
#include <onnx/onnx_pb.h>

#include "lstm/weights/onnx.hpp"

namespace lstm {

/// The graph with its weights as what protobuf writes and reads. Throws
/// std::invalid_argument where the weights are not those of the graph.
onnx::ModelProto onnx_model(const OnnxGraph& graph, const Arrays& weights);

}  // namespace lstm
