// The files in which chapter 14's networks are kept.
#include <doctest/doctest.h>

#include <limits>

#include "14_text_classification/model.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

using namespace text_classification;

namespace {

constexpr Pooling all_poolings[] = {Pooling::last, Pooling::mean,
                                    Pooling::largest};

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

Network random_network(std::size_t directions, Pooling pooling, std::size_t V) {
  auto network = make_network({.width = 3,
                               .hidden = 2,
                               .directions = directions,
                               .pooling = pooling,
                               .dropout = 0.5},
                              V, 2, lstm::Seed(1));
  lstm::Random random(1);
  std::visit(
      [&](auto& model) {
        for (auto* p : model.parameters()) fill_normal(p->value, random);
      },
      network);
  return network;
}

Model random_model(std::size_t directions, Pooling pooling) {
  return {Vocabulary({"bad", "it's", "naïve", "😀"}),
          {"other things", "great"},
          random_network(directions, pooling, 5)};
}

const Examples examples = {{{"it's", "naïve", "unknown", "😀"}, 0},
                           {{"bad"}, 1}};

lstm::Matrix<double> answers(const Model& model) {
  return predict(model.network, texts_of(examples, model.vocabulary));
}

void refused_bytes(const std::string& bytes, const std::string& reason) {
  const File file;
  file.write(bytes);
  const auto words = "cannot load " + file.name + ": " + reason;
  CHECK_THROWS_WITH_AS(load(file.name), words.c_str(), lstm::WeightsError);
}

// A whole file, taken apart.
lstm::Checkpoint checkpoint(std::size_t directions = 1) {
  const File file;
  save(random_model(directions, Pooling::mean), file.name);
  return lstm::read_checkpoint(read(file.name));
}

void refused(const lstm::Checkpoint& kept, const std::string& reason) {
  refused_bytes(lstm::write_checkpoint(kept), reason);
}

void refused_array(const std::string& name, const lstm::Array& array,
                   const std::string& reason) {
  auto kept = checkpoint();
  kept.state[name] = array;
  refused(kept, reason);
}

lstm::Array zeros_of(std::size_t rows, std::size_t columns) {
  return {{rows, columns}, std::vector<double>(rows * columns)};
}

lstm::Array bytes_of(const std::string& text) {
  lstm::Array array{{text.size()}, {}};
  for (const char byte : text)
    array.numbers.push_back(static_cast<unsigned char>(byte));
  return array;
}

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

TEST_CASE("a classifier comes back from its file to the last bit") {
  for (const std::size_t directions : {1u, 2u})
    for (const auto pooling : all_poolings) {
      const File file;
      const auto model = random_model(directions, pooling);
      save(model, file.name);
      const auto loaded = load(file.name);
      CHECK(loaded.vocabulary.words() == model.vocabulary.words());
      CHECK(loaded.classes == model.classes);
      CHECK(loaded.network.index() == directions - 1);
      CHECK(answers(loaded) == answers(model));
      const auto bytes = read(file.name);
      save(loaded, file.name);
      CHECK(read(file.name) == bytes);
    }
}

TEST_CASE("a classifier that knows no word comes back as well") {
  const File file;
  const Model model{Vocabulary(std::vector<std::string>{}),
                    {"a", "b"},
                    random_network(1, Pooling::last, 1)};
  save(model, file.name);
  const auto loaded = load(file.name);
  CHECK(loaded.vocabulary.size() == 1);
  CHECK(answers(loaded) == answers(model));
}

TEST_CASE("the file of a classifier names its classes and its pooling") {
  const auto kept = checkpoint();
  CHECK(kept.run.at("pooling") == "mean");
  CHECK(kept.run.at("classes") == "other things\tgreat");
}

BAD_INPUT("the file of a classifier that is damaged") {
  const auto bytes = lstm::write_checkpoint(checkpoint());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    refused_bytes(bytes.substr(0, size), no_end);

  const File file;
  auto flipped = bytes;
  flipped[bytes.size() / 2] ^= 4;
  file.write(flipped);
  std::string words;
  try {
    load(file.name);
  } catch (const lstm::WeightsError& error) {
    words = error.what();
  }
  CHECK(
      words.starts_with("cannot load " + file.name + ": it has the checksum"));
  CHECK(words.ends_with("it was damaged"));
  CHECK(words.find('\n') == words.npos);
}

BAD_INPUT("a file that is no classifier") {
  refused_bytes("one gate at a time\n", no_end);
  auto network = std::get<0>(random_network(1, Pooling::last, 5));
  refused_bytes(lstm::save_weights(network.parameters()), no_end);
  auto kept = checkpoint();
  kept.run.erase("classes");
  refused(kept, "it does not name its classes");
  kept = checkpoint();
  kept.run.erase("pooling");
  refused(kept, "it does not name its pooling");
  kept.run["pooling"] = "median";
  refused(kept, "its pooling cannot be read");
  kept = checkpoint();
  kept.state.erase("vocabulary");
  refused(kept, "it has no vocabulary");
}

BAD_INPUT("a classifier whose words cannot be read") {
  const std::string reason = "its words cannot be read";
  for (const auto* words :
       {"b\na\nc\nd", "a\na\nb\nc", "\n\na\nb", "a\nb\nc\n"}) {
    CAPTURE(words);
    refused_array("vocabulary", bytes_of(words), reason);
  }
  for (const double number :
       {-1.0, 0.5, 256.0, std::numeric_limits<double>::quiet_NaN()})
    refused_array("vocabulary", {{2}, {97, number}}, reason);
}

BAD_INPUT("a classifier whose weights do not fit") {
  const std::string no_layer =
      "it has no layer of 1 to 4096 units that reads 1 to 4096 numbers";
  for (const std::size_t directions : {1u, 2u})
    for (const std::string matrix : {"W", "U"}) {
      auto without = checkpoint(directions);
      without.state.erase((directions == 1 ? "lstm." : "lstm.forward.") +
                          matrix);
      refused(without, no_layer);
    }
  for (const std::string name : {"lstm.W", "lstm.U"}) {
    refused_array(name, {{3}, {1, 2, 3}}, no_layer);
    refused_array(name, zeros_of(8, 0), no_layer);
    refused_array(name, zeros_of(1, 4'097), no_layer);
  }
  const std::string fit = "the weights do not fit: ";
  refused_array(
      "lstm.U", zeros_of(8, 4),
      fit +
          "lstm.W has shape (8, 3), expected (16, 3); lstm.U has shape (8, "
          "4), expected (16, 4); lstm.b has shape (8, 1), expected (16, 1); "
          "dense.W has shape (2, 2), expected (2, 4)");
  refused_array("vocabulary", bytes_of("a\nb"),
                fit + "embedding.W has shape (5, 3), expected (3, 3)");
  auto kept = checkpoint();
  kept.run["classes"] = "a\tb\tc";
  refused(kept, fit +
                    "dense.W has shape (2, 2), expected (3, 2); dense.b has "
                    "shape (2, 1), expected (3, 1)");
  auto nan = zeros_of(2, 1);
  nan.numbers[1] = std::numeric_limits<double>::quiet_NaN();
  refused_array("dense.b", nan,
                fit + "dense.b has nan at place 1, expected a finite float32");
  refused_array("other", zeros_of(1, 1),
                fit + "\"other\" is not one of the model's");
}

BAD_INPUT("a classifier that cannot be read or written") {
  CHECK_THROWS_WITH_AS(load("/nowhere/model"),
                       "cannot read /nowhere/model: No such file or directory",
                       figures::FileError);
  const auto model = random_model(1, Pooling::last);
  const auto* reason = "cannot write /nowhere/model: No such file or directory";
  for (const auto& write : {save_onnx, expect_onnx})
    CHECK_THROWS_WITH_AS(write(model.network, "/nowhere/model"), reason,
                         figures::FileError);
  CHECK_THROWS_WITH_AS(save(model, "/nowhere/model"), reason,
                       figures::FileError);
}

namespace {

// What an ONNX file of the network should describe.
template <class Layer>
lstm::OnnxGraph graph_of(const Classifier<Layer>& network,
                         const std::string& in, Pooling pooling) {
  lstm::OnnxGraph graph;
  const auto h =
      graph.add(network.layer, graph.add(network.embedding, graph.words(in)));
  const auto v = pooling == Pooling::last   ? graph.last(h)
                 : pooling == Pooling::mean ? graph.mean(h)
                                            : graph.largest(h);
  graph.output("p", graph.softmax(graph.add(network.dense, v)));
  return graph;
}

template <class Layer>
void check_onnx(const Classifier<Layer>& network, const std::string& bytes) {
  auto other = network;
  for (auto* p : other.parameters()) p->value.fill(0);
  const auto pooling = network.form.pooling;
  const auto another =
      pooling == Pooling::mean ? Pooling::largest : Pooling::mean;
  for (const auto& wrong : {graph_of(network, "letters", pooling),
                            graph_of(network, "words", another)})
    CHECK_THROWS_AS(lstm::read_onnx(bytes, wrong, other.parameters()),
                    lstm::WeightsError);
  lstm::read_onnx(bytes, graph_of(network, "words", pooling),
                  other.parameters());
  CHECK(lstm::save_weights(other.parameters()) ==
        lstm::save_weights(lstm::values(network)));
}

}  // namespace

TEST_CASE("as ONNX a classifier goes from words to probabilities p") {
  for (const std::size_t directions : {1u, 2u})
    for (const auto pooling : all_poolings) {
      const File file;
      const auto network = random_network(directions, pooling, 5);
      expect_onnx(network, file.name);
      CHECK(file.folder.names_in(file.folder.path).empty());
      save_onnx(network, file.name);
      std::visit([&](const auto& model) { check_onnx(model, read(file.name)); },
                 network);
    }
}
