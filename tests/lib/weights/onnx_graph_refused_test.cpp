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
  CHECK_THROWS_WITH_AS(graph.output("y", {"z", true, 1}),
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
