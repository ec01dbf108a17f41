#include "strings_model.hpp"

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "study/kept_model.hpp"

namespace speech {
namespace {

const char* const kind = "strings of digits";

std::string as_onnx(StringNetwork<float> network) {
  lstm::OnnxGraph graph;
  const auto x = graph.input("x", network.layer.inputs());
  const auto z = graph.add(network.dense, graph.add(network.layer, x));
  graph.output("p", graph.softmax(z));
  return lstm::write_onnx(graph, lstm::values(network.parameters()));
}

StringNetwork<float> from(const study::KeptModel& kept) {
  if (kept.has("words"))
    throw lstm::WeightsError(fmt::format("it hears words, expected {}", kind));
  if (!kept.has("hears") || kept.fact("hears") != kind)
    throw lstm::WeightsError("it does not say that it hears strings of digits");
  StringNetwork<float> network(kept.units("strings.lstm.forward.U"));
  lstm::from_arrays(kept.arrays(), network.parameters(), lstm::Layout::own);
  return network;
}

}  // namespace

void save(const StringNetwork<float>& network, const std::string& file) {
  auto copy = network;
  const auto arrays = lstm::to_arrays(copy.parameters(), lstm::Layout::own);
  figures::write_file(file,
                      lstm::write_checkpoint({{{"hears", kind}}, arrays}));
}

StringNetwork<float> load_string_network(const std::string& file) {
  return study::load_model(file, from);
}

void expect_onnx(const StringNetwork<float>& network, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(network);  // not every build can
}

void save_onnx(const StringNetwork<float>& network, const std::string& file) {
  figures::write_file(file, as_onnx(network));
  fmt::print("\nThe network of strings is in {} as ONNX\n", file);
}

}  // namespace speech
