// Any bytes, and any changes to an ONNX file that is whole, or to one part of
// it: they are read, or refused with a WeightsError, and a model changes as a
// whole or not at all. libFuzzer thinks them up.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "lstm/weights/internal/onnx_model.hpp"

// The files of the layers are not among those that are watched, and of a layer
// this is all that a graph needs.
template <>
lstm::Lstm<float>::Lstm(std::size_t D, std::size_t H, const std::string& name)
    : W(name + ".W", 4 * H, D),
      U(name + ".U", 4 * H, H),
      b(name + ".b", 4, 1) {}

namespace {

using Layer = lstm::Lstm<float>;

Layer layer() {
  Layer layer(1, 1);
  for (auto* p : layer.parameters()) p->value.fill(0.5f);
  return layer;
}

lstm::OnnxGraph describe() {
  lstm::OnnxGraph graph;
  graph.output("h", graph.add(layer(), graph.input("x", 1)));
  return graph;
}

const lstm::OnnxGraph graph = describe();
const std::string whole = lstm::write_onnx(graph, values(layer()));

void expect(bool holds) {
  if (!holds) std::abort();
}

void read(std::string_view bytes) {
  auto model = layer();
  bool came = true;
  try {
    lstm::read_onnx(bytes, graph, model.parameters());
  } catch (const lstm::WeightsError&) {
    came = false;
  }
  for (const auto* p : model.parameters())
    for (const float number : p->value)
      expect(came ? std::isfinite(number) : number == 0.5f);
  if (!came) return;
  const auto written = lstm::write_onnx(graph, values(model));
  auto again = layer();
  lstm::read_onnx(written, graph, again.parameters());
  expect(lstm::write_onnx(graph, values(again)) == written);
}

// Takes changes from the bytes: a place, two bytes, how much goes from there,
// and how much comes there instead.
std::string changed(std::string file, std::string_view bytes) {
  const auto number = [&](std::size_t k) -> std::size_t {
    return static_cast<unsigned char>(bytes[k]);
  };
  while (bytes.size() >= 4) {
    const auto place = (number(0) + 256 * number(1)) % (file.size() + 1);
    const auto come = bytes.substr(4, number(3) % 32);
    file.replace(place, number(2) % 32, come);
    bytes.remove_prefix(4 + come.size());
  }
  return file;
}

// A file with one operator or one weight changed. The sizes of all that it is
// part of are put right, as no change of bytes would do.
std::string changed_inside(std::string_view bytes) {
  onnx::ModelProto model;
  model.ParseFromString(whole);
  if (bytes.empty()) return whole;
  auto& parts = *model.mutable_graph();
  const int nodes = parts.node_size(), all = nodes + parts.initializer_size();
  const int k = static_cast<unsigned char>(bytes.front()) % all;
  const auto change = [&](auto& part) {
    part.ParseFromString(changed(part.SerializeAsString(), bytes.substr(1)));
  };
  if (k < nodes)
    change(*parts.mutable_node(k));
  else
    change(*parts.mutable_initializer(k - nodes));
  return model.SerializeAsString();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(changed(whole, bytes));
  read(changed_inside(bytes));
  return 0;
}
