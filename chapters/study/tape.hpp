#pragma once
#include <span>
#include <vector>

#include "lstm/layers/parameters.hpp"

namespace study {

template <class S>
class Tape;

/// A matrix [n, B] that stands on a tape. What is computed with it is written
/// down there, so that the gradient finds its way back (reverse accumulation,
/// Linnainmaa 1970).
///
/// All operators work element by element. A parameter among them is a column
/// [n, 1], which belongs to each of the B samples. They throw lstm::ShapeError
/// where two do not fit.
template <class S>
struct Value {
  Tape<S>* tape;
  std::size_t index;

  friend Value operator+(Value a, Value b) { return a.tape->add(a, b); }
  friend Value operator-(Value a, Value b) { return a.tape->subtract(a, b); }
  friend Value operator*(Value a, Value b) { return a.tape->multiply(a, b); }
  friend Value operator/(Value a, Value b) { return a.tape->divide(a, b); }
  friend Value operator-(S number, Value a) {
    return a.tape->subtract_from(number, a);
  }
  friend Value operator+(Value a, const lstm::Parameter<S>& b) {
    return a.tape->add_column(a, b);
  }
  friend Value operator*(const lstm::Parameter<S>& p, Value a) {
    return a.tape->multiply_column(p, a);
  }
};

/// The rows of a parameter that take part in a product.
template <class S>
struct Rows {
  const lstm::Parameter<S>* parameter;
  std::size_t first, count;
};

/// Memory that is taken for a matrix [rows, columns]; it is not owned.
template <class Number>
auto as_matrix(Number* numbers, std::size_t rows, std::size_t columns) {
  return xt::adapt(numbers, rows * columns, xt::no_ownership(),
                   std::array{rows, columns});
}

/// Matrices in the order in which they were computed, and how. For float,
/// double and std::complex<double>. Its memory is kept when it is rewound.
template <class S>
class Tape {
 public:
  using Parameter = lstm::Parameter<S>;
  using Value = study::Value<S>;

  /// Forgets all values.
  void rewind() { nodes_.clear(), used_ = 0; }

  /// A matrix that nothing on the tape has made. The gradient of a constant is
  /// not always wanted; see `back`.
  template <class Matrix>
  Value constant(const Matrix& matrix) {
    return copy_of(matrix, true);
  }
  template <class Matrix>
  Value variable(const Matrix& matrix) {
    return copy_of(matrix, false);
  }

  /// The number of its numbers: one for each is in a list of gradients.
  std::size_t size() const { return used_; }

  /// A value, or its part of a list of gradients, as a matrix [n, B].
  auto value(std::size_t index) const { return of(index, values_.data()); }
  auto gradient(std::size_t index, std::vector<S>& gradients) const {
    return of(index, gradients.data());
  }

  /// Takes the gradients of some values, which stand in a list that is 0
  /// elsewhere, back to all that they were made of. Those of the parameters,
  /// all of which must be given, are added to what they hold. Throws
  /// std::invalid_argument for a parameter that is missing.
  void back(std::span<Parameter* const> parameters, std::vector<S>& gradients,
            bool to_constants) const;

  // The operations, for which there are operators and functions.
  Value add(Value a, Value b);
  Value subtract(Value a, Value b);
  Value multiply(Value a, Value b);
  Value divide(Value a, Value b);
  Value max(Value a, Value b);
  Value subtract_from(S number, Value a);
  Value sigmoid(Value a);
  Value log_sigmoid(Value a);
  Value tanh(Value a);
  Value exp(Value a);
  Value add_column(Value a, const Parameter& b);
  Value multiply_column(const Parameter& p, Value a);
  Value product(const Rows<S>& W, Value x);
  Value rows(Value a, std::size_t first, std::size_t count);
  Value cut(Value a);

 private:
  struct Way;

  // A value [rows, columns] that begins at a place in memory, and the places of
  // the one or two values that it was made of.
  struct Node {
    void (*back)(const Node&, const Way&) = nullptr;
    std::size_t place = 0, rows = 0, columns = 0;
    std::size_t a = 0, b = 0;
    bool is_constant = false, from_constant = false;
    Rows<S> weights = {};
    S number = {};

    std::size_t size() const { return rows * columns; }
  };

  // All that a node needs on the way back.
  struct Way {
    const S* values;
    S* gradients;
    std::span<Parameter* const> parameters;
    bool to_constants;
    const lstm::Matrix<S>& ones;

    Parameter& own(const Parameter* parameter) const;
  };

  struct Backs;

  template <class Number>
  auto of(std::size_t index, Number* numbers) const {
    const auto& node = nodes_[index];
    return as_matrix(numbers + node.place, node.rows, node.columns);
  }
  template <class Matrix>
  Value copy_of(const Matrix& matrix, bool is_constant) {
    const auto value = append({.rows = matrix.shape(0),
                               .columns = matrix.shape(1),
                               .is_constant = is_constant});
    xt::noalias(of(value.index, values_.data())) = matrix;
    return value;
  }
  Value append(Node node);
  Node like(Value a) const;
  template <class Function>
  Value one(Value a, S number = {});
  template <class Function>
  Value two(Value a, Value b);

  std::vector<Node> nodes_;
  std::vector<S> values_;
  std::size_t used_ = 0;
  lstm::Matrix<S> ones_;
};

template <class S>
Value<S> sigmoid(Value<S> a) {
  return a.tape->sigmoid(a);
}
/// log σ(a)
template <class S>
Value<S> log_sigmoid(Value<S> a) {
  return a.tape->log_sigmoid(a);
}
template <class S>
Value<S> tanh(Value<S> a) {
  return a.tape->tanh(a);
}
template <class S>
Value<S> exp(Value<S> a) {
  return a.tape->exp(a);
}
/// The larger of two, of complex numbers by their real parts; the gradient goes
/// to it alone.
template <class S>
Value<S> max(Value<S> a, Value<S> b) {
  return a.tape->max(a, b);
}
/// Some rows of a value, without a copy.
template <class S>
Value<S> rows(Value<S> a, std::size_t first, std::size_t count) {
  return a.tape->rows(a, first, count);
}
template <class S>
Rows<S> rows(const lstm::Parameter<S>& W, std::size_t first,
             std::size_t count) {
  return {&W, first, count};
}
/// W x
template <class S>
Value<S> product(const Rows<S>& W, Value<S> x) {
  return x.tape->product(W, x);
}
template <class S>
Value<S> product(const lstm::Parameter<S>& W, Value<S> x) {
  return x.tape->product({&W, 0, W.value.shape(0)}, x);
}
/// The value passes, its gradient does not.
template <class S>
Value<S> cut(Value<S> a) {
  return a.tape->cut(a);
}

}  // namespace study
