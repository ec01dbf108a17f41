#pragma once
#include "lstm/layers/gate.hpp"
#include "lstm/layers/trace.hpp"

namespace lstm {

template <class Scalar>
class Lstm;

// #region step
/// One time step of a cell, with all that its backward pass reads.
template <class Scalar>
struct CellStep {
  Matrix<Scalar> x;           // [D, B]
  State<Scalar> before;       // h and c that came in
  Matrix<Scalar> i, f, g, o;  // [H, B] the activations of the gates
  Matrix<Scalar> tanh_c;      // [H, B] of the new cell state
  State<Scalar> after;        // h and c that go out
};
// #endregion

/// What a step's backward pass hands on: the gradients of what came in.
template <class Scalar>
struct CellInputs {
  Matrix<Scalar> dx;       // [D, B]
  State<Scalar> d_before;  // dh and dc of the state before the step
};

/// An LSTM cell of H units, made of its four gates and nothing else. The
/// reference that can be read, and to which `Lstm` is equal.
template <class Scalar>
class Cell {
 public:
  OneGate<Scalar> i, f, g, o;

  /// All weights are zero. Throws ShapeError without inputs or units.
  Cell(std::size_t inputs, std::size_t hidden);
  std::size_t inputs() const { return i.inputs(); }
  std::size_t hidden() const { return i.hidden(); }
  Parameters<Scalar> parameters();

  /// One step from x [D, B] and the state before. Throws ShapeError.
  CellStep<Scalar> forward(const Matrix<Scalar>& x,
                           const State<Scalar>& before) const;

  /// From dh and dc of the state after the step to the gradients of what came
  /// in. Adds to the gradients of the gates' weights. Throws ShapeError.
  CellInputs<Scalar> backward(const CellStep<Scalar>& step,
                              const State<Scalar>& d_after);
};

/// The steps of x [T, D, B], each started from the state that the one before
/// left. Throws ShapeError.
template <class Scalar>
std::vector<CellStep<Scalar>> run(const Cell<Scalar>& cell,
                                  const Sequence<Scalar>& x,
                                  const State<Scalar>& start);

/// The gradients that a run back through time meets on its way.
template <class Scalar>
struct CellFlow {
  Sequence<Scalar> dx;                // [T, D, B]
  std::vector<State<Scalar>> states;  // T+1: before every step, after the last
};

/// Takes dh_loss [T, H, B], what the loss itself sends into every h, back
/// through the steps. Adds to the gradients of the weights. Throws ShapeError.
template <class Scalar>
CellFlow<Scalar> run_back(Cell<Scalar>& cell,
                          const std::vector<CellStep<Scalar>>& steps,
                          const Sequence<Scalar>& dh_loss);

/// The layer with the weights and gradients of a cell, stacked. Throws
/// ShapeError where the gates are not of one size.
template <class Scalar>
Lstm<Scalar> stacked(const Cell<Scalar>& cell);

/// The cell with the weights and gradients of a layer, taken apart. Throws
/// ShapeError.
template <class Scalar>
Cell<Scalar> taken_apart(const Lstm<Scalar>& layer);

}  // namespace lstm
