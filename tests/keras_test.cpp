// What TensorFlow.js's Keras layers compute from the same weights, in float:
// tests/fixtures/keras.mjs asked them.
#include "fixtures.hpp"
#include "lstm/layer.hpp"
#include "trajectory.hpp"

using lstm::AdamOptions, lstm::Lstm, lstm::Matrix, lstm::Sequence;

namespace {

constexpr double tolerance = 1e-5;

template <class Scalar>
Lstm<Scalar> layer_of(const Fixture& c) {
  const auto W = turned<Scalar>(c["kernel"]);
  const auto U = turned<Scalar>(c["recurrent"]);
  Lstm<Scalar> layer(W.shape(1), U.shape(1));
  layer.W.value = W;
  layer.U.value = U;
  if (c.has("bias")) layer.b.value = column<Scalar>(c["bias"]);
  return layer;
}

template <class Scalar>
lstm::State<Scalar> start_of(const Fixture& c) {
  if (c.has("h0")) return {turned<Scalar>(c["h0"]), turned<Scalar>(c["c0"])};
  return lstm::State<Scalar>::zeros(c["h_n"].shape[1], c["h_n"].shape[0]);
}

// With go_backwards Keras reads the steps from the last to the first, and its
// outputs stay in the order in which they were computed.
template <class Scalar>
Sequence<Scalar> in_order_read(const Fixture& c, const Sequence<Scalar>& x) {
  Sequence<Scalar> read = x;
  const std::size_t T = x.shape(0);
  if (c.number("go_backwards") != 0)
    for (std::size_t t = 0; t < T; ++t)
      lstm::at(read, t) = lstm::at(x, T - 1 - t);
  return read;
}

bool returns_sequences(const Fixture& c) {
  return c["R"].shape.size() == 3;
}

// Where only the last step is returned, the loss reaches no other.
template <class Scalar>
Sequence<Scalar> loss_gradient(const Fixture& c, std::size_t T) {
  if (returns_sequences(c)) return steps<Scalar>(c["R"]);
  const auto R = turned<Scalar>(c["R"]);
  Sequence<Scalar> dh = xt::zeros<Scalar>({T, R.shape(0), R.shape(1)});
  lstm::at(dh, T - 1) = R;
  return dh;
}

template <class Scalar>
void check_outputs(const Fixture& c, lstm::Trace<Scalar>& trace) {
  const std::size_t T = trace.steps();
  const Matrix<Scalar> h_n = lstm::at(trace.h, T), c_n = lstm::at(trace.c, T);
  check_equal(c, "h_n", h_n, turned<double>(c["h_n"]), tolerance);
  check_equal(c, "c_n", c_n, turned<double>(c["c_n"]), tolerance);
  if (returns_sequences(c)) {
    const Sequence<Scalar> h = xt::view(trace.h, xt::range(1, T + 1));
    check_equal(c, "output", h, steps<double>(c["output"]), tolerance);
  } else {
    check_equal(c, "output", h_n, turned<double>(c["output"]), tolerance);
  }
}

template <class Scalar>
void check_gradients(const Fixture& c, const Lstm<Scalar>& layer,
                     const lstm::Flow<Scalar>& flow) {
  const auto check = [&](const std::string& key, const auto& ours,
                         const auto& theirs) {
    check_equal(c, key, ours, theirs, tolerance);
  };
  check("dx", in_order_read(c, flow.dx), steps<double>(c["dx"]));
  check("dkernel", layer.W.gradient, turned<double>(c["dkernel"]));
  check("drecurrent", layer.U.gradient, turned<double>(c["drecurrent"]));
  if (c.has("bias"))
    check("dbias", layer.b.gradient, column<double>(c["dbias"]));
  if (c.has("h0")) {
    check("dh0", flow.dh, turned<double>(c["dh0"]));
    check("dc0", flow.dc, turned<double>(c["dc0"]));
  }
}

Matrix<double> parameter(const lstm::Array& array) {
  return array.shape.size() == 1 ? column<double>(array)
                                 : turned<double>(array);
}

template <class Scalar>
Trajectory<Scalar> trajectory(const Fixture& c) {
  return {c,
          {"kernel", "recurrent", "bias", "dense_kernel", "dense_bias"},
          parameter};
}

// TensorFlow.js adds Keras's epsilon, 1e-7, in PyTorch's place: its Adam is
// neither's.
AdamOptions tensorflow_js(const Fixture& c, lstm::Epsilon place) {
  return {
      .rate = c.number("rate"), .epsilon = c.number("epsilon"), .place = place};
}

}  // namespace

TEST_CASE_TEMPLATE("the outputs and gradients of a Keras layer", Scalar, float,
                   double) {
  for (const auto& c : fixtures("keras_layers.npz", 7)) {
    auto layer = layer_of<Scalar>(c);
    const auto x = in_order_read(c, steps<Scalar>(c["x"]));
    lstm::Trace<Scalar> trace;
    lstm::Flow<Scalar> flow;
    layer.forward(x, start_of<Scalar>(c), trace);
    check_outputs(c, trace);
    layer.backward(x, trace, loss_gradient<Scalar>(c, trace.steps()), flow);
    check_gradients(c, layer, flow);
  }
}

TEST_CASE("unit_forget_bias makes the bias that Keras's recipe makes here") {
  int seen = 0;
  for (const auto& c : fixtures("keras_layers.npz", 7))
    if (c.number("unit_forget_bias") != 0) {
      auto layer = layer_of<float>(c);
      lstm::Random random(1);
      layer.initialize(lstm::Recipe::keras, random);
      CHECK(layer.b.value == column<float>(c["bias"]));
      ++seen;
    }
  CHECK(seen == 1);
}

TEST_CASE_TEMPLATE("the steps of TensorFlow.js's Adam", Scalar, float, double) {
  for (const auto& c : fixtures("keras_adam.npz", 2))
    trajectory<Scalar>(c).check(tensorflow_js(c, lstm::Epsilon::corrected),
                                tolerance);
}

TEST_CASE("with epsilon in Keras's place TensorFlow.js's Adam is left behind") {
  for (const auto& c : fixtures("keras_adam.npz", 2))
    if (c.name == "large-epsilon")
      for (const auto& distance : trajectory<double>(c).distances(
               tensorflow_js(c, lstm::Epsilon::raw))) {
        CAPTURE(distance.key);
        CHECK(distance.largest > 100 * tolerance);
      }
}
