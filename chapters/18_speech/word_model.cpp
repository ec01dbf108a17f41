#include "word_model.hpp"

#include <fmt/ranges.h>

#include "figures/file.hpp"
#include "heard.hpp"
#include "lstm/weights/onnx.hpp"
#include "study/kept_model.hpp"
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

static WordModel from(const study::KeptModel& kept) {
  if (kept.has("hears"))
    throw lstm::WeightsError(
        fmt::format("it hears {}, expected words", kept.fact("hears")));
  std::vector<std::string> words;
  const auto names = kept.fact("words");
  for (const auto word : study::split(names, '\t')) words.emplace_back(word);
  WordNetwork<float> network(kept.units("lstm.forward.U"), words.size());
  lstm::from_arrays(kept.arrays(), network.parameters(), lstm::Layout::own);
  return {std::move(words), std::move(network)};
}

WordModel load_words(const std::string& file) {
  return study::load_model(file, from);
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
