// What an operator reads and puts out where a layer starts from another.
#include <doctest/doctest.h>

#include "lstm/weights/onnx.hpp"

using lstm::OnnxGraph;
using Names = std::vector<std::string>;

static const lstm::OnnxNode& node_of(const OnnxGraph& graph,
                                     const std::string& first_output) {
  for (const auto& node : graph.nodes())
    if (node.outputs[0] == first_output) return node;
  throw std::invalid_argument("no node puts out " + first_output);
}

TEST_CASE("an lstm puts out its c where others start from it") {
  const lstm::Lstm<float> alone(2, 3, "alone"), from(2, 3, "from"),
      one(2, 3, "one"), two(2, 3, "two");
  OnnxGraph graph;
  const auto x = graph.input("x", 2);
  graph.add(alone, x);
  const auto start = graph.add(from, x);
  graph.add(one, x, start);
  graph.add(two, x, start);
  CHECK(node_of(graph, "alone.Y").outputs == Names{"alone.Y", "alone.Y_h"});
  CHECK(node_of(graph, "from.Y").outputs ==
        Names{"from.Y", "from.Y_h", "from.Y_c"});
  CHECK(node_of(graph, "two.Y").inputs ==
        Names{"x", "two.W", "two.R", "two.B", "", "from.Y_h", "from.Y_c"});
}

TEST_CASE("lengths belong to the steps of one letter") {
  const lstm::Lstm<float> from(2, 3, "from"), to(2, 3, "to");
  OnnxGraph graph;
  graph.lengths("lengths");
  const auto start = graph.add(from, graph.input("x", 2));
  const auto y = graph.input("y", 2, "T_out");
  graph.add(to, y, start);
  CHECK(node_of(graph, "from.Y").inputs ==
        Names{"x", "from.W", "from.R", "from.B", "lengths"});
  CHECK(node_of(graph, "to.Y").inputs ==
        Names{"y", "to.W", "to.R", "to.B", "", "from.Y_h", "from.Y_c"});
  CHECK(graph.mean(y).features == 2);
}

TEST_CASE("what is made of steps keeps their letter") {
  const lstm::Embedding<float> table(5, 2);
  OnnxGraph graph;
  const auto x = graph.add(table, graph.words("words", "T_out"));
  CHECK(x.steps == "T_out");
  CHECK(graph.softmax(x).steps == "T_out");
  CHECK(graph.mean(x).steps == "");
}
