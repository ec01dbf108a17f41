#pragma once
#include "lstm/weights/onnx.hpp"

namespace lstm {

/// A name without its last part: a layer's, from that of its W.
inline std::string stem(const std::string& name) {
  return name.substr(0, name.rfind('.'));
}

/// Throws ShapeError unless the value has these features, and is of steps where
/// that is asked for.
void expect_readable(const std::string& reader, const OnnxValue& value,
                     bool steps, std::size_t features);

}  // namespace lstm
