#pragma once
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

// A layer with an input, an initial state and a random weight for every output.
struct LayerCase {
  lstm::Lstm<double> layer;
  lstm::Sequence<double> x, R;
  lstm::State<double> start;

  LayerCase(std::size_t T, std::size_t D, std::size_t H, std::size_t B)
      : layer(D, H),
        x({T, D, B}),
        R({T, H, B}),
        start(lstm::State<double>::zeros(H, B)) {
    lstm::Random random(T * 1000 + D * 100 + H * 10 + B);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    fill_normal(start.h, random, 0.5);
    fill_normal(start.c, random, 0.5);
  }

  // L = Σₜ ⟨Rₜ, hₜ⟩, a loss to which every step counts.
  double loss() const {
    lstm::Trace<double> trace;
    layer.forward(x, start, trace);
    const lstm::Sequence<double> h =
        xt::view(trace.h, xt::range(1, trace.steps() + 1));
    return inner_product(R, h);
  }

  lstm::Flow<double> gradients() {
    lstm::Trace<double> trace;
    lstm::Flow<double> flow;
    layer.forward(x, start, trace);
    zero_gradients(layer.parameters());
    layer.backward(x, trace, R, flow);
    return flow;
  }
};
