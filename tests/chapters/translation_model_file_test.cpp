// The files in which chapter 15's networks are kept.
#include <doctest/doctest.h>

#include "15_translation/model_onnx.hpp"
#include "15_translation/write.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_translator.hpp"

using namespace translation;

namespace {

std::vector<Translation> answers(const Model& model) {
  return translate(model.network, model.languages,
                   {{"the", "cat"}, {"l'", "unknown", "zebra"}}, 2,
                   model.reversed);
}

bool same(const Model& one, const Model& other) {
  const auto a = answers(one), b = answers(other);
  for (std::size_t k = 0; k < a.size(); ++k)
    if (a[k].words != b[k].words || a[k].log_p != b[k].log_p ||
        a[k].alpha != b[k].alpha)
      return false;
  return true;
}

}  // namespace

TEST_CASE("a translator comes back from its file to the last bit") {
  for (const auto look : looks)
    for (const bool reversed : {false, true}) {
      const ModelFile file;
      auto model = random_translator(look, reversed);
      model.learned = 0xfedcba9876543210;
      save(model, file.name);
      const auto loaded = load(file.name);
      CHECK(loaded.languages.source.words() == few_words().source.words());
      CHECK(loaded.languages.target.words() == few_words().target.words());
      CHECK(loaded.network.index() == model.network.index());
      CHECK(loaded.reversed == reversed);
      CHECK(loaded.learned == 0xfedcba9876543210);
      CHECK(same(loaded, model));
      const auto bytes = read(file.name);
      save(loaded, file.name);
      CHECK(read(file.name) == bytes);
    }
}

TEST_CASE("a translator that knows no word comes back as well") {
  const ModelFile file;
  const std::vector<std::string> none;
  const Languages languages{study::Vocabulary(none), study::Vocabulary(none)};
  const Model model{languages, random_network(Look::dot, languages), false};
  save(model, file.name);
  const auto loaded = load(file.name);
  CHECK(loaded.languages.source.size() == 1);
  CHECK(loaded.languages.signs() == 2);
  CHECK(same(loaded, model));
}

TEST_CASE("the file of a translator names what it looks at") {
  CHECK(translator_checkpoint(Look::nothing).run.at("look") == "nothing");
  CHECK(translator_checkpoint(Look::additive).run.at("look") == "additive");
  CHECK(translator_checkpoint().run.at("reversed") == "no");
}

namespace {

// What an ONNX file of the network should describe.
template <class Look>
lstm::OnnxGraph graph_of(const Translator<Look>& network,
                         const std::string& said) {
  lstm::OnnxGraph graph;
  const auto h = graph.add(network.encoder,
                           graph.add(network.from, graph.words("source")));
  const auto y = graph.add(network.to, graph.words(said, "T_said"));
  const auto q = graph.add(network.decoder, y, h);
  auto joined = q;
  if constexpr (!std::is_same_v<Look, NoAttention<float>>)
    joined = graph.side_by_side(q, graph.add(network.look, q, h));
  const auto s = graph.tanh(graph.add(network.combine, joined));
  graph.output("p", graph.softmax(graph.add(network.dense, s)));
  return graph;
}

template <class Look>
void check_onnx(const Translator<Look>& network, const std::string& bytes) {
  auto other = network;
  for (auto* p : other.parameters()) p->value.fill(0);
  CHECK_THROWS_AS(
      lstm::read_onnx(bytes, graph_of(network, "written"), other.parameters()),
      lstm::WeightsError);
  lstm::read_onnx(bytes, graph_of(network, "said"), other.parameters());
  CHECK(lstm::save_weights(other.parameters()) ==
        lstm::save_weights(lstm::values(network)));
}

}  // namespace

TEST_CASE("as ONNX a translator goes from words to probabilities p") {
  for (const auto look : looks) {
    const ModelFile file;
    const auto model = random_translator(look);
    expect_onnx(model.network);
    save_onnx(model, file.name);
    std::visit(
        [&](const auto& network) { check_onnx(network, read(file.name)); },
        model.network);
  }
}
