// A tagger whose weights go to PyTorch and to Keras and come back, as
// docs/appendix-weights.md tells; tests/lib/weights/page.py runs its snippets.
//   travel        writes pytorch.npz, keras.npz, own.npz, said.npz,
//                 tagger.onnx and translator.onnx
//   travel back   reads from_pytorch.npz and from_keras.npz; ends with 1 unless
//                 each makes the same answers
#include <fstream>
#include <iterator>

#include "lstm/lstm.hpp"

using namespace lstm;

struct Tagger {
  Embedding<float> embedding{50, 8};               // words, width
  Stack<Bidirectional<Gru<float>>> gru{2, 8, 16};  // layers, inputs, units
  Dense<float> dense{32, 4};                       // inputs, classes

  auto parameters() { return parameters_of(embedding, gru, dense); }

  Sequence<float> answers(const Labels& words) const {
    Sequence<float> x, z;
    StackTrace<Bidirectional<Gru<float>>> trace;
    embedding.forward(words, x);
    gru.forward(x, {}, trace);
    dense.forward(trace.outputs(), z);
    return z;
  }
};

static void write(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

static std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Tensor>
static Array array(const Tensor& tensor) {
  return {{tensor.shape().begin(), tensor.shape().end()},
          {tensor.begin(), tensor.end()}};
}

static void save_graph(Tagger& tagger) {
  OnnxGraph graph;
  const auto x = graph.add(tagger.embedding, graph.words("words"));
  const auto z = graph.add(tagger.dense, graph.add(tagger.gru, x));
  graph.output("p", graph.softmax(z));
  write("tagger.onnx", write_onnx(graph, values(tagger.parameters())));
}

// The network of docs/appendix-onnx.md that has two sequences.
static void save_translator() {
  Embedding<float> from{30, 8, "from"}, to{11, 8, "to"};
  Lstm<float> encoder{8, 16, "encoder"}, decoder{8, 16, "decoder"};
  Attention<DotScore<float>> attention{16, 16};
  Dense<float> mixed{32, 16, "mixed"}, dense{16, 11};
  OnnxGraph graph;
  const auto h = graph.add(encoder, graph.add(from, graph.words("source")));
  const auto said = graph.add(to, graph.words("said", "T_out"));
  const auto s = graph.add(decoder, said, h);
  const auto context = graph.add(attention, s, h);
  const auto a = graph.tanh(graph.add(mixed, graph.side_by_side(context, s)));
  graph.output("p", graph.softmax(graph.add(dense, a)));
  const auto parameters =
      parameters_of(from, to, encoder, decoder, attention, mixed, dense);
  write("translator.onnx", write_onnx(graph, values(parameters)));
}

static void save(Tagger& tagger, const Labels& words) {
  const auto parameters = tagger.parameters();
  write("own.npz", save_weights(parameters));
  write("pytorch.npz", save_weights(parameters, Layout::pytorch));
  write("keras.npz", save_weights(parameters, Layout::keras));
  write("said.npz", write_npz({{"words", array(words)},
                               {"z", array(tagger.answers(words))}}));
}

static bool loads(const std::string& file, Layout layout, const Labels& words) {
  Tagger tagger;
  load_weights(read(file), tagger.parameters(), layout);
  const auto said = read_npz(read("said.npz")).at("z");
  return array(tagger.answers(words)) == said;
}

int main(int argc, char**) {
  Tagger tagger;
  const Labels words = {{3, 14}, {15, 9}, {26, 5}, {35, 8}};  // [T, B]
  Random random(1);
  initialize(Recipe::pytorch, random, tagger.embedding, tagger.gru,
             tagger.dense);
  if (argc == 1) {
    save(tagger, words);
    save_graph(tagger);
    save_translator();
    return 0;
  }
  return loads("from_pytorch.npz", Layout::pytorch, words) &&
                 loads("from_keras.npz", Layout::keras, words)
             ? 0
             : 1;
}
