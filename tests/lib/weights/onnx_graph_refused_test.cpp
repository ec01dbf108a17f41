// Parts of a network that do not fit together, refused while it is described.
#include "bad_input.hpp"
#include "lstm/weights/onnx.hpp"

using lstm::OnnxGraph, lstm::Reset, lstm::ShapeError;

BAD_INPUT("names that are there twice or missing") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  CHECK_THROWS_WITH_AS(graph.words("x"), "\"x\" is not a new name in the graph",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(graph.input("", 2),
                       "\"\" is not a new name in the graph",
                       std::invalid_argument);
  const lstm::Lstm<float> layer(2, 3);
  graph.add(layer, x);
  CHECK_THROWS_WITH_AS(graph.add(layer, x),
                       "\"lstm.W\" is not a new name in the graph",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(graph.output("y", {"z", "T", 1}),
                       "there is no \"z\" in the graph to read",
                       std::invalid_argument);
}

BAD_INPUT("values of another shape than a part reads") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  const auto words = graph.words("words");
  const lstm::Lstm<float> layer(2, 3), upper(3, 3, "upper");
  const lstm::Dense<float> dense(2, 1);
  const lstm::Embedding<float> table(5, 2);
  CHECK_THROWS_WITH_AS(graph.add(upper, x),
                       "upper reads [T, B, 3], x is [T, B, 2]", ShapeError);
  CHECK_THROWS_WITH_AS(graph.add(layer, words),
                       "lstm reads [T, B, 2], words is [T, B]", ShapeError);
  CHECK_THROWS_WITH_AS(graph.add(table, x),
                       "embedding reads [T, B], x is [T, B, 2]", ShapeError);
  const auto last = graph.last(graph.add(layer, x));
  CHECK_THROWS_WITH_AS(graph.add(upper, last),
                       "upper reads [T, B, 3], lstm.last is [B, 3]",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.add(dense, last),
                       "dense reads [B, 2], lstm.last is [B, 3]", ShapeError);
  CHECK_THROWS_WITH_AS(graph.softmax(words), "words has no features",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.tanh(words), "words has no features", ShapeError);
}

BAD_INPUT("the last state of what has none") {
  OnnxGraph graph;
  CHECK_THROWS_WITH_AS(graph.last(graph.input("x", 2)),
                       "x is not what a recurrent layer puts out",
                       std::invalid_argument);
}

BAD_INPUT("a mean over steps that are none") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  const auto words = graph.words("words");
  CHECK_THROWS_WITH_AS(graph.mean(words),
                       "mean reads [T, B, 1], words is [T, B]", ShapeError);
  CHECK_THROWS_WITH_AS(graph.largest(graph.mean(x)),
                       "largest reads [T, B, 2], x.mean is [B, 2]", ShapeError);
  graph.lengths("lengths");
  CHECK_THROWS_WITH_AS(
      graph.largest(x),
      "largest of x would count the steps behind the end of a sample",
      std::invalid_argument);
}

BAD_INPUT("two directions that are not alike") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  lstm::Bidirectional<lstm::Gru<float>> both(2, 3);
  both.backward_layer =
      lstm::Gru<float>(2, 3, Reset::before_product, "gru.backward");
  CHECK_THROWS_WITH_AS(graph.add(both, x), "the directions of gru differ",
                       ShapeError);
}

BAD_INPUT("steps without a letter of their own") {
  OnnxGraph graph;
  CHECK_THROWS_WITH_AS(graph.input("x", 2, ""),
                       "\"\" is no letter for the steps of x",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(graph.words("words", "B"),
                       "\"B\" is no letter for the steps of words",
                       std::invalid_argument);
}

BAD_INPUT("a start from what has no states of an lstm") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  const lstm::Lstm<float> layer(2, 3);
  const lstm::Gru<float> gru(2, 3);
  const lstm::Bidirectional<lstm::Lstm<float>> both(2, 3, "both");
  CHECK_THROWS_WITH_AS(graph.add(layer, x, x),
                       "lstm starts from the last states of an LSTM that reads "
                       "one way, and x has none",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(graph.add(layer, x, graph.add(gru, x)),
                       "lstm starts from the last states of an LSTM that reads "
                       "one way, and gru.outputs has none",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(graph.add(layer, x, graph.add(both, x)),
                       "lstm starts from the last states of an LSTM that reads "
                       "one way, and both.outputs has none",
                       std::invalid_argument);
  const lstm::Lstm<float> wide(2, 4, "wide");
  CHECK_THROWS_WITH_AS(graph.add(layer, x, graph.add(wide, x)),
                       "lstm starts from states of 3 units, wide.outputs has 4",
                       ShapeError);
}

TEST_CASE_TEMPLATE("attention refuses what it cannot read" *
                       doctest::test_suite("bad_input"),
                   Score, lstm::DotScore<float>, lstm::AdditiveScore<float>) {
  const lstm::Attention<Score> attention(2, 3);
  OnnxGraph graph;
  const auto q = graph.input("q", 2, "T_out"), h = graph.input("h", 3);
  CHECK_THROWS_WITH_AS(graph.add(attention, h, h),
                       "attention reads [T, B, 2], h is [T, B, 3]", ShapeError);
  CHECK_THROWS_WITH_AS(graph.add(attention, q, q),
                       "attention reads [T_out, B, 3], q is [T_out, B, 2]",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.add(attention, graph.mean(q), h),
                       "attention reads [T, B, 2], q.mean is [B, 2]",
                       ShapeError);
  graph.lengths("lengths");
  CHECK_THROWS_WITH_AS(
      graph.add(attention, q, h),
      "attention of h would count the steps behind the end of a sample",
      std::invalid_argument);
}

BAD_INPUT("features side by side of other steps") {
  OnnxGraph graph;
  const auto x = graph.input("x", 2), y = graph.input("y", 3, "T_out");
  const auto words = graph.words("words");
  CHECK_THROWS_WITH_AS(graph.side_by_side(x, y),
                       "x is [T, B, 2], y is [T_out, B, 3]: side by side they "
                       "need the same steps",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.side_by_side(x, graph.mean(x)),
                       "x is [T, B, 2], x.mean is [B, 2]: side by side they "
                       "need the same steps",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.side_by_side(x, words), "words has no features",
                       ShapeError);
  CHECK_THROWS_WITH_AS(graph.side_by_side(words, x), "words has no features",
                       ShapeError);
}
