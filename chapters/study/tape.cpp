#include "study/tape.hpp"

#include <complex>

#include "lstm/numbers/product.hpp"
#include "study/tape_back.hpp"
#include "study/tape_functions.hpp"

namespace study {

using namespace on_tape;
using lstm::for_each_lane;

template <class S, class Shaped>
static void expect_column(const lstm::Parameter<S>& column, const Shaped& a) {
  lstm::expect_shape(column.name, column.value,
                     std::array{a.rows, std::size_t{1}});
}

template <class S>
void Tape<S>::back(std::span<Parameter* const> parameters,
                   std::vector<S>& gradients, bool to_constants) const {
  const Way way{values_.data(), gradients.data(), parameters, to_constants,
                ones_};
  for (auto node = nodes_.rbegin(); node != nodes_.rend(); ++node)
    if (node->back != nullptr) node->back(*node, way);
}

// Room for a value, unless it has its place within another.
template <class S>
Value<S> Tape<S>::append(Node node) {
  node.place = used_;
  used_ += node.size();
  if (values_.size() < used_) values_.resize(2 * used_);
  if (ones_.size() != node.columns)
    ones_ = xt::ones<S>({node.columns, std::size_t{1}});
  nodes_.push_back(node);
  return {this, nodes_.size() - 1};
}

template <class S>
typename Tape<S>::Node Tape<S>::like(Value a) const {
  const auto& node = nodes_[a.index];
  return {.rows = node.rows, .columns = node.columns, .a = node.place};
}

template <class S>
template <class Function>
Value<S> Tape<S>::one(Value value, S number) {
  auto node = like(value);
  node.back = Backs::template one<Function>;
  const auto result = append(node);
  const S* const a = values_.data() + node.a;
  S* const z = values_.data() + nodes_.back().place;
  for_each_lane<S>(node.size(), [=](auto lane) {
    const auto a_k = lane.load(a);
    lane.store(z, Function::value(a_k, std::decay_t<decltype(a_k)>(number)));
  });
  return result;
}

template <class S>
template <class Function>
Value<S> Tape<S>::two(Value one, Value other) {
  auto node = like(one);
  lstm::expect_shape("the second of two values", value(other.index),
                     std::array{node.rows, node.columns});
  node.b = nodes_[other.index].place;
  node.back = Backs::template two<Function>;
  const auto result = append(node);
  const S* const a = values_.data() + node.a;
  const S* const b = values_.data() + node.b;
  S* const z = values_.data() + nodes_.back().place;
  for_each_lane<S>(node.size(), [=](auto lane) {
    lane.store(z, Function::value(lane.load(a), lane.load(b)));
  });
  return result;
}

template <class S>
Value<S> Tape<S>::add(Value a, Value b) {
  return two<Add<S>>(a, b);
}
template <class S>
Value<S> Tape<S>::subtract(Value a, Value b) {
  return two<Subtract<S>>(a, b);
}
template <class S>
Value<S> Tape<S>::multiply(Value a, Value b) {
  return two<Multiply<S>>(a, b);
}
template <class S>
Value<S> Tape<S>::divide(Value a, Value b) {
  return two<Divide<S>>(a, b);
}
template <class S>
Value<S> Tape<S>::max(Value a, Value b) {
  return two<Max<S>>(a, b);
}
template <class S>
Value<S> Tape<S>::subtract_from(S number, Value a) {
  return one<SubtractFrom<S>>(a, number);
}
template <class S>
Value<S> Tape<S>::sigmoid(Value a) {
  return one<Sigmoid<S>>(a);
}
template <class S>
Value<S> Tape<S>::log_sigmoid(Value a) {
  return one<LogSigmoid<S>>(a);
}
template <class S>
Value<S> Tape<S>::tanh(Value a) {
  return one<Tanh<S>>(a);
}
template <class S>
Value<S> Tape<S>::exp(Value a) {
  return one<Exp<S>>(a);
}

template <class S>
Value<S> Tape<S>::add_column(Value value, const Parameter& b) {
  auto node = like(value);
  expect_column(b, node);
  node.weights = {&b, 0, node.rows};
  node.back = Backs::add_column;
  const auto result = append(node);
  for (std::size_t row = 0; row < node.rows; ++row) {
    const S* const a = values_.data() + node.a + row * node.columns;
    S* const z = values_.data() + nodes_.back().place + row * node.columns;
    for_each_lane<S>(node.columns, [=, b_row = b.value(row, 0)](auto lane) {
      lane.store(z, lane.load(a) + b_row);
    });
  }
  return result;
}

template <class S>
Value<S> Tape<S>::multiply_column(const Parameter& p, Value value) {
  auto node = like(value);
  expect_column(p, node);
  node.weights = {&p, 0, node.rows};
  node.back = Backs::multiply_column;
  const auto result = append(node);
  for (std::size_t row = 0; row < node.rows; ++row) {
    const S* const a = values_.data() + node.a + row * node.columns;
    S* const z = values_.data() + nodes_.back().place + row * node.columns;
    for_each_lane<S>(node.columns, [=, p_row = p.value(row, 0)](auto lane) {
      lane.store(z, lane.load(a) * p_row);
    });
  }
  return result;
}

template <class S>
Value<S> Tape<S>::product(const Rows<S>& weights, Value value) {
  const auto& x = nodes_[value.index];
  const std::size_t D = weights.parameter->value.shape(1), B = x.columns;
  lstm::expect_shape("x of a product", this->value(value.index),
                     std::array{D, B});
  const auto result = append({.back = Backs::product,
                              .rows = weights.count,
                              .columns = B,
                              .a = x.place,
                              .from_constant = x.is_constant,
                              .weights = weights});
  auto z = of(result.index, values_.data());
  z.fill(S(0));
  lstm::add_product(
      z, as_matrix(&weights.parameter->value(weights.first, 0), z.shape(0), D),
      this->value(value.index));
  return result;
}

// The rows stand where they are, and their gradients, too.
template <class S>
Value<S> Tape<S>::rows(Value a, std::size_t first, std::size_t count) {
  auto node = nodes_[a.index];
  if (count > node.rows || first > node.rows - count)
    throw lstm::ShapeError(fmt::format("rows {} to {} of a value that has {}",
                                       first, first + count, node.rows));
  node.back = nullptr;
  node.place += first * node.columns;
  node.rows = count;
  nodes_.push_back(node);
  return {this, nodes_.size() - 1};
}

template <class S>
Value<S> Tape<S>::cut(Value a) {
  const auto result = append(
      {.rows = nodes_[a.index].rows, .columns = nodes_[a.index].columns});
  xt::noalias(of(result.index, values_.data())) = value(a.index);
  return result;
}

template class Tape<float>;
template class Tape<double>;
template class Tape<std::complex<double>>;

}  // namespace study
