// PyTorch's outputs, gradients and steps of Adam, from the same weights:
// tests/fixtures/pytorch.py computed them in double.
#include "fixtures.hpp"
#include "lstm/layer.hpp"
#include "trajectory.hpp"

using lstm::AdamOptions, lstm::Lstm, lstm::Matrix, lstm::Sequence;

namespace {

template <class Scalar>
constexpr double tolerance = std::is_same_v<Scalar, float> ? 1e-5 : 1e-12;

// Layer l's array, as in weight_ih_l0.
const lstm::Array& of(const Fixture& c, const std::string& key, std::size_t l) {
  return c[fmt::format("{}_l{}", key, l)];
}

// PyTorch adds two biases, where this library has one.
template <class Scalar>
Lstm<Scalar> layer_of(const Fixture& c, std::size_t l) {
  const auto W = tensor<Matrix<Scalar>>(of(c, "weight_ih", l));
  const auto U = tensor<Matrix<Scalar>>(of(c, "weight_hh", l));
  Lstm<Scalar> layer(W.shape(1), U.shape(1));
  layer.W.value = W;
  layer.U.value = U;
  if (c.has("bias_ih_l0"))
    layer.b.value = column<Scalar>(of(c, "bias_ih", l)) +
                    column<Scalar>(of(c, "bias_hh", l));
  return layer;
}

// One layer of a stack, from its input and back to it.
template <class Scalar>
struct Run {
  const Fixture& c;
  std::size_t l;
  Sequence<Scalar> x;
  Lstm<Scalar> layer = layer_of<Scalar>(c, l);
  lstm::Trace<Scalar> trace = {};
  lstm::Flow<Scalar> flow = {};

  Sequence<Scalar> forward() {
    layer.forward(
        x, {turned<Scalar>(part(c["h0"], l)), turned<Scalar>(part(c["c0"], l))},
        trace);
    return xt::view(trace.h, xt::range(1, trace.steps() + 1));
  }

  void check(const std::string& key, const Matrix<Scalar>& ours,
             const Matrix<double>& theirs) const {
    check_equal(c, fmt::format("{} of layer {}", key, l), ours, theirs,
                tolerance<Scalar>);
  }

  void check_state() {
    const std::size_t T = trace.steps();
    check("h_n", lstm::at(trace.h, T), turned<double>(part(c["h_n"], l)));
    check("c_n", lstm::at(trace.c, T), turned<double>(part(c["c_n"], l)));
  }

  void check_gradients() {
    const auto theirs = [&](const std::string& key) {
      return tensor<Matrix<double>>(of(c, key, l));
    };
    check("dW", layer.W.gradient, theirs("dweight_ih"));
    check("dU", layer.U.gradient, theirs("dweight_hh"));
    if (c.has("bias_ih_l0"))
      for (const auto* key : {"dbias_ih", "dbias_hh"})
        check(key, layer.b.gradient, column<double>(of(c, key, l)));
    check("dh0", flow.dh, turned<double>(part(c["dh0"], l)));
    check("dc0", flow.dc, turned<double>(part(c["dc0"], l)));
  }
};

// Every layer reads the hidden states of the one below, and hands it, on the
// way back, the gradient of its own input.
template <class Scalar>
void check_layers(const Fixture& c) {
  std::vector<Run<Scalar>> runs;
  auto h = steps<Scalar>(c["x"]);
  for (std::size_t l = 0; l < c["h0"].shape[0]; ++l) {
    runs.push_back({c, l, h});
    h = runs.back().forward();
    runs.back().check_state();
  }
  check_equal(c, "output", h, steps<double>(c["output"]), tolerance<Scalar>);

  auto dh = steps<Scalar>(c["R"]);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    run->layer.backward(run->x, run->trace, dh, run->flow);
    run->check_gradients();
    dh = run->flow.dx;
  }
  check_equal(c, "dx", dh, steps<double>(c["dx"]), tolerance<Scalar>);
}

Matrix<double> parameter(const lstm::Array& array) {
  return array.shape.size() == 1 ? column<double>(array)
                                 : tensor<Matrix<double>>(array);
}

}  // namespace

TEST_CASE_TEMPLATE("PyTorch's outputs and gradients", Scalar, float, double) {
  for (const auto& c : fixtures("pytorch_layers.npz", 11))
    check_layers<Scalar>(c);
}

TEST_CASE_TEMPLATE("PyTorch's steps of Adam", Scalar, float, double) {
  for (const auto& c : fixtures("pytorch_adam.npz", 4)) {
    auto options = c.name.find("keras") == std::string::npos
                       ? AdamOptions::pytorch()
                       : AdamOptions::keras();
    if (c.name.starts_with("large")) {
      options.rate = c.number("rate");
      options.epsilon = c.number("epsilon");
    }
    CHECK(options.rate == c.number("rate"));
    CHECK(options.epsilon == c.number("epsilon"));
    Trajectory<Scalar>{c,
                       {"lstm.weight_ih_l0", "lstm.weight_hh_l0",
                        "lstm.bias_ih_l0", "dense.weight", "dense.bias"},
                       parameter}
        .check(options, std::is_same_v<Scalar, float> ? 1e-5 : 1e-10);
  }
}
