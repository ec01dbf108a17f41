# Debian's libonnx-dev brings a CMake package that names a folder of headers which
# there is not. Its classes of messages stand on protobuf's library.
find_package(Protobuf QUIET)
find_path(ONNX_INCLUDE_DIR onnx/onnx-ml.pb.h)
find_library(ONNX_LIBRARY onnx_proto)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  ONNX REQUIRED_VARS ONNX_LIBRARY ONNX_INCLUDE_DIR Protobuf_LIBRARIES)

if(ONNX_FOUND AND NOT TARGET ONNX::ONNX)
  add_library(ONNX::ONNX INTERFACE IMPORTED)
  target_include_directories(ONNX::ONNX INTERFACE ${ONNX_INCLUDE_DIR})
  target_link_libraries(ONNX::ONNX INTERFACE ${ONNX_LIBRARY} protobuf::libprotobuf)
endif()
