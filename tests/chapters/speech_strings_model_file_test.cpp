// The files in which chapter 18's networks of strings are kept.
#include <doctest/doctest.h>

#include "18_speech/strings_model.hpp"
#include "18_speech/strings_train.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

using namespace speech;

namespace {

StringNetwork<float> random_network() {
  StringNetwork<float> network(3);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random);
  return network;
}

std::string refusal(const lstm::Checkpoint& kept) {
  const TemporaryFolder folder;
  const auto file = (folder.path / "model").string();
  figures::write_file(file, lstm::write_checkpoint(kept));
  try {
    load_string_network(file);
  } catch (const lstm::WeightsError& error) {
    const std::string text = error.what();
    const auto start = "cannot load " + file + ": ";
    CHECK(text.starts_with(start));
    return text.substr(std::min(start.size(), text.size()));
  }
  return "";
}

lstm::Checkpoint kept_network() {
  const TemporaryFolder folder;
  const auto file = (folder.path / "model").string();
  save(random_network(), file);
  return lstm::read_checkpoint(read(file));
}

}  // namespace

TEST_CASE("a network of strings comes back from its file to the last bit") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "model").string();
  auto network = random_network();
  save(network, file);
  auto loaded = load_string_network(file);
  Utterances said;
  said.all.push_back({lstm::Matrix<float>({std::size_t{6}, feature_size}), {}});
  lstm::Random random(2);
  fill_normal(said.all[0].x, random);
  const auto one = network.predict(said), other = loaded.predict(said);
  REQUIRE(one.size() == 6 * string_classes);
  CHECK(std::equal(one.storage().begin(), one.storage().end(),
                   other.storage().begin()));
  const auto bytes = read(file);
  save(loaded, file);
  CHECK(read(file) == bytes);
}

TEST_CASE("a network of strings has probabilities of each step as ONNX") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "model.onnx").string();
  auto network = random_network();
  expect_onnx(network, file);
  save_onnx(network, file);
  lstm::OnnxGraph graph;
  const auto h = graph.add(network.layer, graph.input("x", feature_size));
  graph.output("p", graph.softmax(graph.add(network.dense, h)));
  StringNetwork<float> other(3);
  lstm::read_onnx(read(file), graph, other.parameters());
  const auto own = (folder.path / "own").string(),
             others = (folder.path / "others").string();
  save(network, own);
  save(other, others);
  CHECK(read(own) == read(others));
}

BAD_INPUT("a file that is no network of strings is refused") {
  auto kept = kept_network();
  CHECK(refusal(kept) == "");
  auto other = kept;
  other.run["hears"] = "words";
  CHECK(refusal(other) == "it does not say that it hears strings of digits");
  other = kept;
  other.state.erase("strings.lstm.forward.U");
  CHECK(refusal(other) == "it has no layer of 1 to 4096 units");
}
