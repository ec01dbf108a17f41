// Networks with an encoder and a decoder, as onnx_files writes them.
#include "runs.hpp"

using lstm::OnnxGraph, lstm::Sequence;
using Lstm = lstm::Lstm<float>;

namespace {

// As many steps as none of the shapes has.
Shape answered(Shape shape) {
  return {shape.T / 2 + 3, shape.B};
}

// A layer that starts where another has ended, in sequences of other lengths.
struct Relay {
  Lstm reader{D, H, "reader"}, writer{D, H, "writer"};

  auto parameters() { return lstm::parameters_of(reader, writer); }

  OnnxGraph describe() const {
    OnnxGraph graph;
    graph.lengths("x_lengths");
    graph.lengths("y_lengths", "T_out");
    const auto read = graph.add(reader, graph.input("x", D));
    const auto y = graph.input("y", D, "T_out");
    graph.output("h", graph.add(writer, y, read));
    return graph;
  }
};

void try_relay(const fs::path& folder, const std::string& kind) {
  Relay model;
  draw(model);
  write(folder, kind, model.describe(), lstm::values(model));
  for (const auto shape : shapes) {
    const auto out = answered(shape);
    const auto x = draw_x(shape), y = draw_x(out, 3);
    const auto x_lengths = some_lengths(shape), y_lengths = some_lengths(out);
    Lstm::Trace read, written;
    model.reader.forward({x, x_lengths}, {}, read);
    model.writer.forward({y, y_lengths}, read.last(), written);
    Run run(kind, shape);
    run.add_steps("x", x);
    run.add_steps("y", y);
    run.add("x_lengths", "int32", {shape.B}, x_lengths);
    run.add("y_lengths", "int32", {out.B}, y_lengths);
    run.add_steps("h", without_padding(written.outputs(), y_lengths));
    run.write(folder);
  }
}

// An encoder, a decoder that starts from its states, and what attention gets
// for the decoder's outputs from the encoder's.
template <class Score>
struct Translator {
  lstm::Embedding<float> from{V, D, "from"}, to{V, D, "to"};
  Lstm encoder{D, H, "encoder"}, decoder{D, H, "decoder"};
  lstm::Attention<Score> attention{H, H};
  lstm::Dense<float> mixed{2 * H, H, "mixed"}, dense{H, V};

  auto parameters() {
    return lstm::parameters_of(from, to, encoder, decoder, attention, mixed,
                               dense);
  }

  OnnxGraph describe() const {
    OnnxGraph graph;
    const auto source = graph.words("source");
    const auto said = graph.words("said", "T_out");
    const auto h = graph.add(encoder, graph.add(from, source));
    const auto s = graph.add(decoder, graph.add(to, said), h);
    const auto context = graph.add(attention, s, h);
    const auto both = graph.side_by_side(context, s);
    const auto a = graph.tanh(graph.add(mixed, both));
    graph.output("context", context);
    graph.output("p", graph.softmax(graph.add(dense, a)));
    return graph;
  }

  void run(const lstm::Labels& source, const lstm::Labels& said, Run& run) {
    Sequence<float> x, y, z;
    Lstm::Trace read, written;
    typename lstm::Attention<Score>::Trace looked;
    from.forward(source, x);
    encoder.forward(x, {}, read);
    to.forward(said, y);
    decoder.forward(y, read.last(), written);
    const auto s = without_padding(written.outputs(), {});
    attention.forward(written.outputs(), read.outputs(), looked);
    const Sequence<float> both =
        xt::concatenate(xt::xtuple(looked.context, s), 1);
    mixed.forward(both, z);
    const Sequence<float> a = xt::tanh(z);
    dense.forward(a, z);
    run.add_steps("context", looked.context);
    run.add_steps("p", softmax(z));
  }
};

template <class Score>
void try_translator(const fs::path& folder, const std::string& kind) {
  Translator<Score> model;
  draw(model);
  write(folder, kind, model.describe(), lstm::values(model));
  for (const auto shape : shapes) {
    const auto out = answered(shape);
    const auto source = some_words(shape), said = some_words(out);
    Run run(kind, shape);
    run.add("source", "int64", {shape.T, shape.B}, source);
    run.add("said", "int64", {out.T, out.B}, said);
    model.run(source, said, run);
    run.write(folder);
  }
}

}  // namespace

void try_translators(const fs::path& folder) {
  try_relay(folder, "relay");
  try_translator<lstm::DotScore<float>>(folder, "translator_dot");
  try_translator<lstm::AdditiveScore<float>>(folder, "translator_additive");
}
