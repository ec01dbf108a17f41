#pragma once
#include <cstdint>
#include <set>
#include <variant>

#include "lstm/layers/attention.hpp"
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/weights/weights.hpp"

namespace lstm {

// #region node
/// What an operator is told besides: a number, a word, or several numbers.
using OnnxAttribute =
    std::variant<std::int64_t, std::string, std::vector<std::int64_t>>;
using OnnxAttributes = std::map<std::string, OnnxAttribute>;

/// One operator: what ONNX calls it, and the names of what it reads and of what
/// it puts out.
struct OnnxNode {
  std::string op;
  std::vector<std::string> inputs, outputs;
  OnnxAttributes attributes;
};

/// What goes from one operator to another: floats [T, B, features], or
/// [B, features] where they are not of steps. Words [T, B] and lengths [B] are
/// whole numbers and have no features.
struct OnnxValue {
  std::string name;
  std::string steps = "T";  // their letter; empty where there are none
  std::size_t features = 0;
  std::string states = {};  // the last ones, of a recurrent layer's outputs
};
// #endregion

// #region graph
/// A network as an ONNX file describes it: operators that read what others put
/// out, and the shapes of the weights among it. The functions that add to it
/// throw ShapeError where a layer does not fit what it is to read, and
/// std::invalid_argument where a name is there twice, or is not there.
class OnnxGraph {
 public:
  /// What the network reads: x [T, B, D], or words [T, B] of a table. What may
  /// be of more or fewer steps than the rest has another letter for them.
  OnnxValue input(const std::string& name, std::size_t D,
                  const std::string& steps = "T");
  OnnxValue words(const std::string& name, const std::string& steps = "T");
  /// How many of these steps each sample has, for the recurrent layers added
  /// later. The outputs of a layer are 0 where a sample has ended.
  void lengths(const std::string& name, const std::string& steps = "T");
  // #endregion

  // #region layers
  /// The outputs of a layer. A recurrent one starts from zeros.
  OnnxValue add(const Lstm<float>& layer, const OnnxValue& x);
  OnnxValue add(const Gru<float>& layer, const OnnxValue& x);
  OnnxValue add(const Rnn<float>& layer, const OnnxValue& x);
  OnnxValue add(const Dense<float>& layer, const OnnxValue& h);
  /// Each word must be one of the table's.
  OnnxValue add(const Embedding<float>& table, const OnnxValue& words);
  template <class Layer>
  OnnxValue add(const Bidirectional<Layer>& layer, const OnnxValue& x) {
    return add(both(cell(layer.forward_layer), cell(layer.backward_layer)), x);
  }
  template <class Layer>
  OnnxValue add(const Stack<Layer>& stack, OnnxValue x) {
    for (const auto& layer : stack.layers) x = add(layer, x);
    return x;
  }
  // #endregion

  // #region attention
  /// A layer that starts from the last states of the LSTM whose outputs `start`
  /// are. Throws std::invalid_argument where they are those of no LSTM, or of
  /// one that reads both ways.
  OnnxValue add(const Lstm<float>& layer, const OnnxValue& x,
                const OnnxValue& start);
  /// From queries q [T', B, Q] and h [T, B, n] to contexts [T', B, n]. Throws
  /// std::invalid_argument where the samples of h have lengths: the steps
  /// behind their ends would be looked at.
  OnnxValue add(const Attention<DotScore<float>>& attention, const OnnxValue& q,
                const OnnxValue& h);
  OnnxValue add(const Attention<AdditiveScore<float>>& attention,
                const OnnxValue& q, const OnnxValue& h);
  /// The features of a, then those of b, of the same steps.
  OnnxValue side_by_side(const OnnxValue& a, const OnnxValue& b);
  /// Of each feature.
  OnnxValue tanh(const OnnxValue& z);
  // #endregion

  // #region output
  /// A recurrent layer's h after the last step, [B, H]; or that of both
  /// directions, [B, 2H].
  OnnxValue last(const OnnxValue& outputs);
  /// The mean, or the largest, of each feature of h [T, B, features] over all
  /// steps, [B, features]. Throws std::invalid_argument where samples have
  /// lengths: the steps behind their ends would count.
  OnnxValue mean(const OnnxValue& h);
  OnnxValue largest(const OnnxValue& h);
  /// Of the features.
  OnnxValue softmax(const OnnxValue& logits);
  /// What the network puts out, by this name.
  void output(const std::string& name, const OnnxValue& value);

  /// What was described.
  const std::vector<OnnxValue>& inputs() const { return inputs_; }
  const std::vector<OnnxValue>& outputs() const { return outputs_; }
  const std::vector<OnnxNode>& nodes() const { return nodes_; }
  const std::map<std::string, Extents>& weights() const { return weights_; }
  // #endregion

 private:
  // A recurrent layer of one direction, or of both.
  struct Cell {
    std::string op, name;
    Extents W;  // [gates * H, D]
    std::size_t H;
    OnnxAttributes attributes;
    std::size_t directions = 1;
  };
  static Cell cell(const Lstm<float>& layer);
  static Cell cell(const Gru<float>& layer);
  static Cell cell(const Rnn<float>& layer);
  static Cell both(Cell there, const Cell& back);

  using Names = std::vector<std::string>;
  OnnxValue add(const Cell& cell, const OnnxValue& x, const Names& start = {});
  Names last_states(const std::string& reader, std::size_t H,
                    const OnnxValue& outputs);
  void declare(const std::string& name);
  std::string weight(const std::string& name, const Extents& shape);
  std::string node(OnnxNode node);
  std::string transpose(const std::string& value,
                        const std::vector<std::int64_t>& order,
                        const std::string& name);
  std::string constant(const std::string& name,
                       const std::vector<std::int64_t>& numbers);
  std::string join_directions(const std::string& states,
                              const std::vector<std::int64_t>& order,
                              const std::string& name);
  void expect_no_lengths(const std::string& reader, const OnnxValue& h) const;
  OnnxValue over_steps(const std::string& op, const OnnxValue& h,
                       const std::string& what);
  void expect_looks(const std::string& name, const OnnxValue& q, std::size_t Q,
                    const OnnxValue& h, std::size_t n) const;
  OnnxValue contexts(const std::string& name, const std::string& scores,
                     const OnnxValue& q, const OnnxValue& h);

  std::vector<OnnxValue> inputs_, outputs_;
  std::vector<OnnxNode> nodes_;
  std::map<std::string, Extents> weights_;
  std::set<std::string> names_;                 // of all that can be read
  std::map<std::string, std::string> lengths_;  // by the letter of the steps
};

// #region regressor
/// That of a Regressor, from x [T, B, D] to y [B, O].
template <class Regressor>
OnnxGraph onnx_graph(const Regressor& model) {
  OnnxGraph graph;
  const auto x = graph.input("x", model.layer.inputs());
  const auto h = graph.last(graph.add(model.layer, x));
  graph.output("y", graph.add(model.dense, h));
  return graph;
}
// #endregion

// #region file
/// The network with its weights as an ONNX file of opset 14. The same network
/// gives the same bytes. Throws std::invalid_argument where the parameters are
/// not those of the graph, or take 2 GB, and std::runtime_error if the library
/// was built without ONNX. In float alone: so runtimes compute recurrent
/// layers.
std::string write_onnx(const OnnxGraph& graph, const Values<float>& parameters);

/// Takes the parameters' values from such a file. Throws WeightsError, and
/// leaves all of them as they were, unless the file has the same operators and
/// weights of the same shapes, and all numbers are finite.
void read_onnx(std::string_view bytes, const OnnxGraph& graph,
               const Parameters<float>& parameters);
// #endregion

}  // namespace lstm
