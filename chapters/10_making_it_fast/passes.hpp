#pragma once
#include "lstm/layers/cell.hpp"
#include "lstm/layers/lstm.hpp"

namespace making_it_fast {

/// What every pass is given: a layer with its weights, a sequence, and what
/// the loss sends into each hidden state.
struct Task {
  lstm::Lstm<float> layer;
  lstm::Sequence<float> x;        // [T, 1, B]
  lstm::Sequence<float> dh_loss;  // [T, H, B]

  Task(std::size_t T, std::size_t H, std::size_t B, const lstm::Seed& seed);
  lstm::State<float> start() const;  // zeros
};

/// What every pass finds: the last hidden state and the gradients.
struct Answer {
  lstm::Matrix<float> h;           // [H, B]
  lstm::Sequence<float> dx;        // [T, 1, B]
  lstm::Matrix<float> dW, dU, db;  // [4H, 1], [4H, H], [4H, 1]
};

/// Returns the relative error. Throws std::runtime_error, with the name of what
/// was computed, where it is more than the rounding of floats explains.
double expect_rounding(const std::string& name, double error);

/// Returns the largest relative error among all of it. Throws as well.
double expect_same(const std::string& name, const Answer& answer,
                   const Answer& first);

/// Chapter 5's cell, step after step.
class GateByGate {
 public:
  explicit GateByGate(const Task& task);
  void pass();
  Answer answer() const;

 private:
  const Task& task_;
  lstm::Cell<float> cell_;
  std::vector<lstm::CellStep<float>> steps_;
  lstm::CellFlow<float> flow_;
};

/// The library's layer.
class Library {
 public:
  explicit Library(const Task& task) : task_(task), layer_(task.layer) {}
  void pass();
  Answer answer() const;

 private:
  const Task& task_;
  lstm::Lstm<float> layer_;
  lstm::Trace<float> trace_;
  lstm::Flow<float> flow_;
};

/// The layer's products with U, as it calls them, and nothing between them: dU
/// for as many steps at once as the layer does. All steps have the same Z,
/// which is near, as one is that the layer has just begun with b. Or the same
/// by BLAS alone.
class Products {
 public:
  explicit Products(const Task& task, bool packed = true);
  void forward();
  void back();
  void pass() {
    forward();
    back();
  }
  double operations() const;  // multiplications and additions of a pass

 private:
  lstm::Matrix<float> U_, dU_, Z_, dh_;
  lstm::Sequence<float> h_;
  lstm::Factor<float> U_packed_, U_t_packed_;
  bool packed_;
  std::size_t some_;              // steps at once
  lstm::Matrix<float> dZs_, hs_;  // of so many steps, side by side
};

}  // namespace making_it_fast
