#include "model_onnx.hpp"

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"

namespace translation {

template <class Look>
static std::string as_onnx(Translator<Look> network) {
  lstm::OnnxGraph graph;
  const auto x = graph.add(network.from, graph.words("source"));
  const auto h = graph.add(network.encoder, x);
  const auto y = graph.add(network.to, graph.words("said", "T_said"));
  auto q = graph.add(network.decoder, y, h);
  if constexpr (requires { graph.add(network.look, q, h); })
    q = graph.side_by_side(q, graph.add(network.look, q, h));
  const auto s = graph.tanh(graph.add(network.combine, q));
  graph.output("p", graph.softmax(graph.add(network.dense, s)));
  return lstm::write_onnx(graph, lstm::values(network.parameters()));
}

static std::string as_onnx(const Network& network) {
  return std::visit([](const auto& model) { return as_onnx(model); }, network);
}

void expect_onnx(const Network& network) {
  as_onnx(network);
}

void save_onnx(const Model& model, const std::string& file) {
  figures::write_file(file, as_onnx(model.network));
  fmt::print("The network is in {} as ONNX\n", file);
}

}  // namespace translation
