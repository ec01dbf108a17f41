// Networks of every kind as ONNX files, with inputs and what the library makes
// of them, for compare.mjs. Run as: onnx_files FOLDER
//   KIND.onnx             a network
//   KIND.STEPSxBATCH.json its inputs and outputs, each a list of numbers
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "lstm/layers/cross_entropy.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"

namespace fs = std::filesystem;
using lstm::OnnxGraph, lstm::Reset, lstm::Sequence, lstm::Steps;
using Lstm = lstm::Lstm<float>;
using Gru = lstm::Gru<float>;
using Rnn = lstm::Rnn<float>;
using lstm::Bidirectional, lstm::Stack;

namespace {

constexpr std::size_t D = 3, H = 5, O = 2, V = 11;

struct Shape {
  std::size_t T, B;
};
constexpr Shape shapes[] = {{1, 1}, {1, 7}, {50, 1}, {50, 7}};

// Inputs and outputs of one run.
class Run {
 public:
  Run(const std::string& kind, Shape shape)
      : name_(fmt::format("{}.{}x{}.json", kind, shape.T, shape.B)) {}

  // ONNX has the samples before the features.
  void add_steps(const std::string& name, const Steps<float>& ours) {
    const auto [T, F, B] = ours.shape();
    std::vector<float> numbers;
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t b = 0; b < B; ++b)
        for (std::size_t k = 0; k < F; ++k) numbers.push_back(ours(t, k, b));
    add(name, "float32", {T, B, F}, numbers);
  }
  void add_last(const std::string& name, const lstm::Matrix<float>& ours) {
    const lstm::Matrix<float> turned = xt::transpose(ours);
    add(name, "float32", {turned.shape(0), turned.shape(1)}, turned);
  }
  template <class Numbers>
  void add(const std::string& name, const std::string& type,
           const lstm::Extents& shape, const Numbers& numbers) {
    values_.push_back(fmt::format(
        R"("{}": {{"type": "{}", "dims": [{}], "data": [{}]}})", name, type,
        fmt::join(shape, ", "), fmt::join(numbers, ", ")));
  }

  void write(const fs::path& folder) const {
    std::ofstream(folder / name_)
        << fmt::format("{{\n{}\n}}\n", fmt::join(values_, ",\n"));
  }

 private:
  std::string name_;
  std::vector<std::string> values_;
};

template <class Model>
void draw(Model& model) {
  lstm::Random random(1);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
}

void write(const fs::path& folder, const std::string& kind,
           const OnnxGraph& graph, const lstm::Values<float>& parameters) {
  std::ofstream(folder / (kind + ".onnx"), std::ios::binary)
      << lstm::write_onnx(graph, parameters);
}

Sequence<float> draw_x(Shape shape) {
  lstm::Random random(2);
  Sequence<float> x({shape.T, D, shape.B});
  fill_normal(x, random);
  return x;
}

// The h of a layer's last state; of both directions, one above the other.
template <class State>
lstm::Matrix<float> last_h(const State& state) {
  if constexpr (requires { state.h; })
    return state.h;
  else if constexpr (requires { state.backward; })
    return xt::concatenate(xt::xtuple(state.forward.h, state.backward.h), 0);
  else
    return last_h(state.back());
}

// Sample b has some steps fewer than T.
lstm::Lengths some_lengths(Shape shape) {
  lstm::Lengths lengths;
  for (std::size_t b = 0; b < shape.B; ++b)
    lengths.push_back(shape.T - std::min(shape.T - 1, 5 * b));
  return lengths;
}

// What a layer puts out where a sample has ended is no matter; ONNX has 0.
Sequence<float> without_padding(const Steps<float>& h,
                                const lstm::Lengths& lengths) {
  Sequence<float> all(h.shape());
  std::copy(h.storage().begin(), h.storage().end(), all.begin());
  for (std::size_t b = 0; b < lengths.size(); ++b)
    xt::view(all, xt::range(lengths[b], h.shape(0)), xt::all(), b) = 0;
  return all;
}

// A recurrent layer by itself: all outputs, and the last.
template <class Layer>
void try_layer(const fs::path& folder, const std::string& kind, Layer layer,
               bool uneven = false) {
  draw(layer);
  OnnxGraph graph;
  if (uneven) graph.lengths("lengths");
  const auto h = graph.add(layer, graph.input("x", D));
  graph.output("h", h);
  graph.output("h_last", graph.last(h));
  if (!uneven) {
    graph.output("h_mean", graph.mean(h));
    graph.output("h_largest", graph.largest(h));
  }
  write(folder, kind, graph, values(layer));
  for (const auto shape : shapes) {
    const auto x = draw_x(shape);
    const auto lengths = uneven ? some_lengths(shape) : lstm::Lengths();
    typename Layer::Trace trace;
    layer.forward(Steps<float>(x, lengths), {}, trace);
    Run run(kind, shape);
    run.add_steps("x", x);
    if (uneven) run.add("lengths", "int32", {shape.B}, lengths);
    run.add_steps("h", without_padding(trace.outputs(), lengths));
    run.add_last("h_last", last_h(trace.last()));
    if (!uneven) {
      const auto all = without_padding(trace.outputs(), lengths);
      run.add_last("h_mean", xt::mean(all, {0}));
      run.add_last("h_largest", xt::amax(all, {0}));
    }
    run.write(folder);
  }
}

template <template <class> class L>
void try_regressor(const fs::path& folder, const std::string& kind) {
  lstm::Regressor<float, L> model(D, H, O);
  draw(model);
  write(folder, kind, lstm::onnx_graph(model), values(model));
  for (const auto shape : shapes) {
    const auto x = draw_x(shape);
    Run run(kind, shape);
    run.add_steps("x", x);
    run.add_last("y", model.predict(x));
    run.write(folder);
  }
}

// Words, vectors, a stack, and on every step how likely each word is.
void try_words(const fs::path& folder, const std::string& kind) {
  struct {
    lstm::Embedding<float> table{V, D};
    Stack<Lstm> stack{2, D, H};
    lstm::Dense<float> dense{H, V};
    auto parameters() { return lstm::parameters_of(table, stack, dense); }
  } model;
  draw(model);
  OnnxGraph graph;
  const auto h =
      graph.add(model.stack, graph.add(model.table, graph.words("words")));
  graph.output("p", graph.softmax(graph.add(model.dense, h)));
  write(folder, kind, graph, lstm::values(model));
  for (const auto shape : shapes) {
    lstm::Labels words({shape.T, shape.B});
    for (std::size_t k = 0; k < words.size(); ++k)
      words.flat(k) = static_cast<int>(k * 7 % V);
    Sequence<float> x, z;
    Stack<Lstm>::Trace trace;
    model.table.forward(words, x);
    model.stack.forward(x, {}, trace);
    model.dense.forward(trace.outputs(), z);
    for (std::size_t t = 0; t < shape.T; ++t)
      lstm::at(z, t) = lstm::softmax<float>(lstm::at(z, t));
    Run run(kind, shape);
    run.add("words", "int64", {shape.T, shape.B}, words);
    run.add_steps("p", z);
    run.write(folder);
  }
}

void try_all(const fs::path& folder) {
  try_layer(folder, "lstm", Lstm(D, H));
  try_layer(folder, "gru", Gru(D, H));
  try_layer(folder, "gru_as_published", Gru(D, H, Reset::before_product));
  try_layer(folder, "rnn", Rnn(D, H));
  try_layer(folder, "two_lstm", Stack<Lstm>(2, D, H));
  try_layer(folder, "three_gru", Stack<Gru>(3, D, H));
  try_layer(folder, "three_rnn", Stack<Rnn>(3, D, H));
  try_layer(folder, "both_lstm", Bidirectional<Lstm>(D, H));
  try_layer(folder, "both_gru", Bidirectional<Gru>(D, H));
  try_layer(folder, "both_gru_as_published",
            Bidirectional<Gru>(D, H, "gru", Reset::before_product));
  try_layer(folder, "both_rnn", Bidirectional<Rnn>(D, H));
  try_layer(folder, "two_both_lstm", Stack<Bidirectional<Lstm>>(2, D, H));
  try_layer(folder, "three_both_gru", Stack<Bidirectional<Gru>>(3, D, H));
  try_layer(folder, "uneven_lstm", Lstm(D, H), true);
  try_layer(folder, "uneven_two_both_gru", Stack<Bidirectional<Gru>>(2, D, H),
            true);
  try_regressor<lstm::Lstm>(folder, "regressor_lstm");
  try_regressor<lstm::Gru>(folder, "regressor_gru");
  try_words(folder, "words");
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) return 2;
  fs::create_directories(argv[1]);
  try_all(argv[1]);
} catch (const std::exception& error) {
  fmt::print(stderr, "onnx_files: {}\n", error.what());
  return 1;
}
