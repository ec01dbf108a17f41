#pragma once
#include "lstm/numbers/side_by_side.hpp"
#include "passes.hpp"

namespace making_it_fast {

/// How the formulas between the products are computed: each by itself, in
/// xtensor's expressions; all of them in one loop, number by number; or in one
/// loop, a vector register of numbers at once.
enum class Formulas { expressions, loop, lanes };

/// What the layer does otherwise than the cell. Without any of it a walk does
/// what the cell does, in memory that it keeps.
struct Changes {
  bool one_product = false;  // for the four gates
  Formulas formulas = Formulas::expressions;
  bool affine = false;     // W x + b without BLAS
  bool bias_once = false;  // db from the sum of all dZ
  bool joined = false;     // dW and dU of several steps in one product
  bool packed = false;     // U once a pass
};

/// A pass forward and back over a whole sequence, with some of the changes.
class Walk {
 public:
  Walk(const Task& task, const Changes& changes);
  void pass();
  Answer answer() const;

 private:
  void forward(std::size_t t);
  void backward(std::size_t t);
  void pack();
  template <class A, class X>
  void add_sums(const A& a, const X& x, std::size_t t);
  template <class Result, class A>
  void add_back(Result&& dx, const A& a, std::size_t t);
  void add_packed_sums(std::size_t t);
  void add_packed_back(std::size_t t);
  void add_weights(std::size_t first, std::size_t last);
  void add_bias(std::size_t t);

  // From the sums of step t to its gates and its state, and from the gradient
  // of its state to that of its sums.
  void expressions(std::size_t t);
  void loop(std::size_t t);
  void lanes(std::size_t t);
  void expressions_back(std::size_t t);
  void loop_back(std::size_t t);
  void lanes_back(std::size_t t);

  const Task& task_;
  Changes changes_;
  lstm::Lstm<float> layer_;
  lstm::Trace<float> trace_;
  lstm::Flow<float> flow_;
  lstm::Matrix<float> ones_;  // [B, 1]
  // U and Uᵀ, packed as a whole or gate by gate.
  std::array<lstm::Factor<float>, lstm::gate_count> U_packed_, U_t_packed_;
};

}  // namespace making_it_fast
