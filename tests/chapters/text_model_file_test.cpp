// The files in which chapter 14's networks are kept.
#include <doctest/doctest.h>

#include "lstm/weights/onnx.hpp"
#include "random_model.hpp"

using namespace text_classification;

namespace {

const Examples examples = {{{"it's", "naïve", "unknown", "😀"}, 0},
                           {{"bad"}, 1}};

lstm::Matrix<double> answers(const Model& model) {
  return predict(model.network, texts_of(examples, model.vocabulary));
}

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

namespace {

// What an ONNX file of the network should describe.
template <class Layer>
lstm::OnnxGraph graph_of(const Classifier<Layer>& network,
                         const std::string& in, Pooling pooling) {
  lstm::OnnxGraph graph;
  auto h = graph.add(network.embedding, graph.words(in));
  if constexpr (requires { graph.add(network.layer, h); })
    h = graph.add(network.layer, h);
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
