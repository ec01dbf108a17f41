#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lstm/layers/dense.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/numbers/team.hpp"

namespace lstm {

// #region stream
/// A trained network that gets one step at a time: Lstm or Gru layers, and what
/// a dense layer makes of the top's h. Its state is kept from step to step. It
/// has a copy of all weights, in an order of its own: what changes in the
/// layers afterwards changes nothing here.
///
/// A step allocates nothing, waits for nothing and throws nothing, so that it
/// can stand where sound is made. Its sums are made in another order than the
/// layers', so the last digits are others.
///
/// A team, where there is one, shares the units of large layers: then a step
/// waits for its threads. It changes no number, must outlive the stream, and
/// does nothing else meanwhile.
template <class Layer>
class Stream {
 public:
  using Scalar = ScalarOf<Layer>;

  /// Throws ShapeError where the dense layer does not fit.
  Stream(const Stack<Layer>& stack, const Dense<Scalar>& dense,
         Team* team = nullptr);
  Stream(const Layer& layer, const Dense<Scalar>& dense, Team* team = nullptr);

  /// From x [D] to y [O].
  void step(std::span<const Scalar> x, std::span<Scalar> y) noexcept;
  // #endregion

  ~Stream();
  Stream(Stream&&) noexcept;
  Stream& operator=(Stream&&) noexcept;
  std::size_t inputs() const;
  std::size_t outputs() const;

  /// Every layer's state, each a column. An empty list, and an empty part,
  /// stand for zeros. Throws ShapeError.
  using State = std::vector<typename Layer::State>;
  State state() const;
  void go_on_from(const State& state);
  void restart() noexcept;  // from zeros

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lstm
