// The library as it is built where there is no ONNX.
#include "bad_input.hpp"
#include "lstm/weights/onnx.hpp"

static constexpr auto message =
    "this build of the library has no ONNX (Debian's packages: libonnx-dev, "
    "libprotobuf-dev)";

BAD_INPUT("a build without ONNX says so") {
  CHECK_THROWS_WITH_AS(lstm::write_onnx({}, {}), message, std::runtime_error);
  CHECK_THROWS_WITH_AS(lstm::read_onnx("", {}, {}), message,
                       std::runtime_error);
}
