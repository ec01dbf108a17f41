#include "word_model.hpp"

#include <fmt/ranges.h>

#include "figures/file.hpp"
#include "heard.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "study/rows.hpp"

namespace speech {

void save(const WordModel& model, const std::string& file) {
  auto network = model.network;
  const lstm::Facts facts = {
      {"words", fmt::format("{}", fmt::join(model.words, "\t"))}};
  figures::write_file(
      file,
      lstm::write_checkpoint(
          {facts, lstm::to_arrays(network.parameters(), lstm::Layout::own)}));
}

static WordModel from(const lstm::Checkpoint& kept) {
  if (const auto other = kept.run.find("hears"); other != kept.run.end())
    throw lstm::WeightsError(
        fmt::format("it hears {}, expected words", other->second));
  const auto named = kept.run.find("words");
  if (named == kept.run.end())
    throw lstm::WeightsError("it does not name its words");
  std::vector<std::string> words;
  for (const auto word : study::split(named->second, '\t'))
    words.emplace_back(word);
  constexpr std::size_t most = 4096;
  const auto U = kept.state.find("lstm.forward.U");
  if (U == kept.state.end() || U->second.shape.size() != 2 ||
      U->second.shape[1] < 1 || U->second.shape[1] > most)
    throw lstm::WeightsError(fmt::format(
        "it has no layer of 1 to {} units in each direction", most));
  WordNetwork<float> network(U->second.shape[1], words.size());
  lstm::from_arrays(kept.state, network.parameters(), lstm::Layout::own);
  return {std::move(words), std::move(network)};
}

WordModel load_words(const std::string& file) {
  constexpr std::size_t most = 100'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    return from(lstm::read_checkpoint(bytes));
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot load {}: {}", file, error.what()));
  }
}

static std::string as_onnx(WordNetwork<float> network) {
  lstm::OnnxGraph graph;
  const auto x = graph.input("x", feature_size);
  const auto v = graph.mean(graph.add(network.layer, x));
  graph.output("p", graph.softmax(graph.add(network.dense, v)));
  return lstm::write_onnx(graph, lstm::values(network.parameters()));
}

void expect_onnx(const WordNetwork<float>& network, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(network);  // not every build can
}

void save_onnx(const WordNetwork<float>& network, const std::string& file) {
  figures::write_file(file, as_onnx(network));
  fmt::print("\nThe network is in {} as ONNX\n", file);
}

std::vector<double> hear(const WordModel& model, const Clip& clip) {
  lstm::Team team(1);
  const auto p = predict(model.network, heard({{clip, 0, ""}}, team));
  return {p.begin(), p.end()};
}

}  // namespace speech
