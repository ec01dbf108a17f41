#include "strings_model.hpp"

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"

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

StringNetwork<float> from(const lstm::Checkpoint& kept) {
  if (kept.run.contains("words"))
    throw lstm::WeightsError(fmt::format("it hears words, expected {}", kind));
  const auto hears = kept.run.find("hears");
  if (hears == kept.run.end() || hears->second != kind)
    throw lstm::WeightsError("it does not say that it hears strings of digits");
  const auto U = kept.state.find("strings.lstm.forward.U");
  constexpr std::size_t most = 4096;
  if (U == kept.state.end() || U->second.shape.size() != 2 ||
      U->second.shape[1] < 1 || U->second.shape[1] > most)
    throw lstm::WeightsError(
        fmt::format("it has no layer of 1 to {} units", most));
  StringNetwork<float> network(U->second.shape[1]);
  lstm::from_arrays(kept.state, network.parameters(), lstm::Layout::own);
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
  constexpr std::size_t most = 100'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    return from(lstm::read_checkpoint(bytes));
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot load {}: {}", file, error.what()));
  }
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
