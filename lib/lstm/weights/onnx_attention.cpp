#include "lstm/weights/internal/onnx_values.hpp"

namespace lstm {

void OnnxGraph::expect_looks(const std::string& name, const OnnxValue& q,
                             std::size_t Q, const OnnxValue& h,
                             std::size_t n) const {
  expect_readable(name, q, true, Q);
  expect_readable(name, h, true, n);
  expect_no_lengths(name, h);
}

// #region dot
// The scores are hᵀ W q. The product hᵀ W comes first: a step is a row here,
// and W as it is multiplies it from the right.
OnnxValue OnnxGraph::add(const Attention<DotScore<float>>& attention,
                         const OnnxValue& q, const OnnxValue& h) {
  const auto name = stem(attention.score.W.name);
  const std::size_t Q = attention.queries(), n = attention.looked_at();
  expect_looks(name, q, Q, h, n);
  const auto W = weight(name + ".W", {n, Q});
  const auto r = node({"MatMul", {h.name, W}, {name + ".r"}, {}});
  const auto rows = transpose(q.name, {1, 0, 2}, name + ".rows");
  const auto columns = transpose(r, {1, 2, 0}, name + ".columns");
  const auto scores = node({"MatMul", {rows, columns}, {name + ".scores"}, {}});
  return contexts(name, scores, q, h);
}
// #endregion

// #region additive
// The scores are v tanh(W q + U h). With an extent of 1 behind its first, W q
// [T', 1, B, A] is added to all steps of U h [T, B, A].
OnnxValue OnnxGraph::add(const Attention<AdditiveScore<float>>& attention,
                         const OnnxValue& q, const OnnxValue& h) {
  const auto name = stem(attention.score.W.name);
  const std::size_t Q = attention.queries(), n = attention.looked_at();
  const std::size_t A = attention.score.v.value.shape(1);
  expect_looks(name, q, Q, h, n);
  const auto product = [&](const std::string& x, const std::string& letter,
                           const Extents& shape, const std::string& puts_out) {
    const auto W = weight(fmt::format("{}.{}", name, letter), shape);
    return node({"MatMul", {x, W}, {fmt::format("{}.{}", name, puts_out)}, {}});
  };
  const auto p = product(q.name, "W", {Q, A}, "p");
  const auto r = product(h.name, "U", {n, A}, "r");
  const auto axis = constant(name + ".axis", {1});
  const auto each = node({"Unsqueeze", {p, axis}, {name + ".each"}, {}});
  const auto sums = node({"Add", {each, r}, {name + ".sums"}, {}});
  const auto units = node({"Tanh", {sums}, {name + ".units"}, {}});
  const auto e = product(units, "v", {A}, "e");
  return contexts(name, transpose(e, {2, 0, 1}, name + ".scores"), q, h);
}
// #endregion

// #region contexts
// From scores [B, T', T] to the means of h by their softmax, [T', B, n].
OnnxValue OnnxGraph::contexts(const std::string& name,
                              const std::string& scores, const OnnxValue& q,
                              const OnnxValue& h) {
  const auto alpha = node(
      {"Softmax", {scores}, {name + ".alpha"}, {{"axis", std::int64_t{-1}}}});
  const auto looked_at = transpose(h.name, {1, 0, 2}, name + ".looked_at");
  const auto means =
      node({"MatMul", {alpha, looked_at}, {name + ".means"}, {}});
  return {transpose(means, {1, 0, 2}, name + ".contexts"), q.steps, h.features};
}
// #endregion

}  // namespace lstm
