#include "lstm/weights/onnx.hpp"

namespace lstm {

[[noreturn]] static void refuse() {
  throw std::runtime_error(
      "this build of the library has no ONNX (Debian's packages: libonnx-dev, "
      "libprotobuf-dev)");
}

std::string write_onnx(const OnnxGraph&, const Values<float>&) {
  refuse();
}

void read_onnx(std::string_view, const OnnxGraph&, const Parameters<float>&) {
  refuse();
}

}  // namespace lstm
