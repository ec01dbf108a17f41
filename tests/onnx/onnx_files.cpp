// Networks of every kind as ONNX files, with inputs and what the library makes
// of them, for compare.mjs. Run as: onnx_files FOLDER
//   KIND.onnx             a network
//   KIND.STEPSxBATCH.json its inputs and outputs, each a list of numbers
#include "lstm/training/regressor.hpp"
#include "runs.hpp"

using lstm::OnnxGraph, lstm::Reset, lstm::Sequence, lstm::Steps;
using Lstm = lstm::Lstm<float>;
using Gru = lstm::Gru<float>;
using Rnn = lstm::Rnn<float>;
using lstm::Bidirectional, lstm::Stack;

namespace {

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
    const auto words = some_words(shape);
    Sequence<float> x, z;
    Stack<Lstm>::Trace trace;
    model.table.forward(words, x);
    model.stack.forward(x, {}, trace);
    model.dense.forward(trace.outputs(), z);
    Run run(kind, shape);
    run.add("words", "int64", {shape.T, shape.B}, words);
    run.add_steps("p", softmax(z));
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
  try_translators(folder);
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
