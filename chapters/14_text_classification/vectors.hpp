#pragma once
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/steps.hpp"

namespace text_classification {

/// No layer: it puts out what it reads, the vectors of the words. With their
/// mean a network knows nothing of order (a deep averaging network of depth 1,
/// Iyyer et al. 2015); all else being the same, what an LSTM adds can be told.
template <class S>
class Vectors {
 public:
  struct State {};
  struct Trace {
    lstm::Sequence<S> h;  // [T, E, B]
    lstm::Steps<S> outputs() const { return h; }
  };
  struct Flow {
    lstm::Sequence<S> dx;  // [T, E, B]
  };
  struct Masks {
    lstm::Sequence<S> x;  // [T, E, B]
  };

  explicit Vectors(std::size_t E) : width_(E) {}
  std::size_t hidden() const { return width_; }
  std::size_t outputs() const { return width_; }
  lstm::Parameters<S> parameters() { return {}; }
  void initialize(lstm::Recipe, lstm::Random&) {}

  void draw(const lstm::DropoutOptions& options, std::size_t T, std::size_t B,
            lstm::Random& random, Masks& masks) const {
    draw_mask(masks.x, {T, width_, B}, options.input, options.fixed, random);
  }
  void forward(const lstm::Steps<S>& x, const State&, Trace& trace,
               const Masks& masks) const {
    copy(x, trace.h);
    lstm::apply_mask(masks.x, trace.h);
  }
  void backward(const lstm::Steps<S>&, const Trace&, const lstm::Steps<S>& dh,
                Flow& flow, const State&, const Masks& masks) const {
    copy(dh, flow.dx);
    lstm::apply_mask(masks.x, flow.dx);
  }

 private:
  static void copy(const lstm::Steps<S>& from, lstm::Sequence<S>& to) {
    to.resize(from.shape());
    std::copy(from.storage().begin(), from.storage().end(), to.begin());
  }

  std::size_t width_;
};

}  // namespace text_classification
