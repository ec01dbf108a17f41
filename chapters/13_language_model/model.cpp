#include "model.hpp"

#include <fmt/ranges.h>

#include <sstream>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "study/kept_model.hpp"

namespace language_model {

// Of the letters, as text.
static std::string code_points(const study::Alphabet& alphabet) {
  std::vector<std::uint32_t> points;
  for (const auto letter : alphabet.letters()) points.push_back(letter);
  return fmt::format("{}", fmt::join(points, " "));
}

void save(const Model& model, const std::string& file) {
  auto network = model.network;
  const lstm::Checkpoint kept = {
      {{"letters", code_points(model.alphabet)}},
      lstm::to_arrays(network.parameters(), lstm::Layout::own)};
  figures::write_file(file, lstm::write_checkpoint(kept));
}

// Only what `code_points` writes: letters of Unicode, in order, each once.
static study::Alphabet from_code_points(const std::string& words) {
  std::istringstream stream(words);
  std::u32string letters;
  for (std::uint32_t point; stream >> point;) letters += char32_t(point);
  study::Alphabet alphabet(letters);
  if (letters.empty() || letters.back() > 0x10ffff ||
      code_points(alphabet) != words)
    throw lstm::WeightsError("its letters cannot be read");
  return alphabet;
}

// The extents of a matrix, as the file has it.
static lstm::Extents extents(const lstm::Arrays& arrays,
                             const std::string& name) {
  const auto found = arrays.find(name);
  if (found == arrays.end() || found->second.shape.size() != 2)
    throw lstm::WeightsError("it has no matrix " + name);
  return found->second.shape;
}

static Model from(const study::KeptModel& kept) {
  auto alphabet = from_code_points(kept.fact("letters"));
  const auto E = extents(kept.arrays(), "lstm.W")[1];
  const auto H = extents(kept.arrays(), "lstm.U")[1];
  if (E < 1 || H < 1 || E > 4096 || H > 4096)
    throw lstm::WeightsError(fmt::format(
        "it has vectors of {} numbers and {} units, expected 1 to 4096", E, H));
  Network<float> network(alphabet.size(), E, H);
  lstm::from_arrays(kept.arrays(), network.parameters(), lstm::Layout::own);
  return {std::move(alphabet), std::move(network)};
}

Model load(const std::string& file) {
  return study::load_model(file, from);
}

static std::string as_onnx(Network<float> network) {
  lstm::OnnxGraph graph;
  const auto x = graph.add(network.embedding, graph.words("letters"));
  const auto h = graph.add(network.layer, x);
  graph.output("p", graph.softmax(graph.add(network.dense, h)));
  return lstm::write_onnx(graph, lstm::values(network.parameters()));
}

void expect_onnx(const Network<float>& network, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(network);  // not every build can
}

void save_onnx(const Network<float>& network, const std::string& file) {
  figures::write_file(file, as_onnx(network));
  fmt::print("\nThe network is in {} as ONNX\n", file);
}

}  // namespace language_model
