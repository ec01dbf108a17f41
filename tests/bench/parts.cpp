// The parts of a training step, timed by Google Benchmark: chapter 8's shapes.
#include <benchmark/benchmark.h>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/product.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/model.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/regressor.hpp"
#include "support/blas_kernel.hpp"

using benchmark::State;

namespace {

constexpr std::size_t T = 50, H = 64, B = 32;
using Matrix = lstm::Matrix<float>;
using Sequence = lstm::Sequence<float>;

template <class Tensor>
Tensor drawn(const typename Tensor::shape_type& shape) {
  static lstm::Random random(1);
  Tensor tensor(shape);
  for (auto& value : tensor) value = static_cast<float>(random.normal());
  return tensor;
}

lstm::Regressor<float> model() {
  lstm::Random random(1);
  lstm::Regressor<float> result(1, H, 1);
  result.initialize(lstm::Recipe::keras, random);
  return result;
}

void count_products(State& state, double products) {
  state.counters["FLOP/s"] =
      benchmark::Counter(products * 2 * 4 * H * H * B,
                         benchmark::Counter::kIsIterationInvariantRate);
}

void product_forward(State& state) {
  const auto U = drawn<Matrix>({4 * H, H}), h = drawn<Matrix>({H, B});
  Matrix Z = drawn<Matrix>({4 * H, B});
  for (auto _ : state) lstm::add_product(Z, U, h);
  count_products(state, 1);
}

void product_weights(State& state) {
  const auto dZ = drawn<Matrix>({4 * H, B}), h = drawn<Matrix>({H, B});
  Matrix dU = drawn<Matrix>({4 * H, H});
  for (auto _ : state) lstm::add_product(dU, dZ, lstm::transposed(h));
  count_products(state, 1);
}

void product_backward(State& state) {
  const auto U = drawn<Matrix>({4 * H, H}), dZ = drawn<Matrix>({4 * H, B});
  Matrix dh = drawn<Matrix>({H, B});
  for (auto _ : state) lstm::add_product(dh, lstm::transposed(U), dZ);
  count_products(state, 1);
}

// A layer over so many steps; the time of one is the difference's share.
void forward(State& state) {
  const auto steps = static_cast<std::size_t>(state.range(0));
  const auto x = drawn<Sequence>({steps, 1, B});
  const auto start = lstm::State<float>::zeros(H, B);
  const auto layer = model().layer;
  lstm::Trace<float> trace;
  for (auto _ : state) layer.forward(x, start, trace);
  count_products(state, static_cast<double>(steps));
}

void backward(State& state) {
  const auto steps = static_cast<std::size_t>(state.range(0));
  const auto x = drawn<Sequence>({steps, 1, B});
  const auto dh = drawn<Sequence>({steps, H, B});
  auto layer = model().layer;
  lstm::Trace<float> trace;
  lstm::Flow<float> flow;
  layer.forward(x, lstm::State<float>::zeros(H, B), trace);
  for (auto _ : state) {
    zero_gradients(layer.parameters());
    layer.backward(x, trace, dh, flow);
  }
  count_products(state, 2 * static_cast<double>(steps));
}

void loss(State& state) {
  const auto y = drawn<Matrix>({1, B}), target = drawn<Matrix>({1, B});
  for (auto _ : state)
    benchmark::DoNotOptimize(lstm::mean_squared_error(y, target));
}

void adam(State& state) {
  auto network = model();
  for (auto* p : network.parameters())
    p->gradient = drawn<Matrix>(p->gradient.shape());
  lstm::Adam<float> optimizer;
  for (auto _ : state) optimizer.step(network.parameters());
}

void whole_step(State& state) {
  const lstm::Dataset<float> data{drawn<Sequence>({T, 1, B}),
                                  drawn<Matrix>({1, B})};
  auto network = model();
  lstm::Adam<float> optimizer;
  for (auto _ : state) {
    loss_and_gradients(network, data);
    optimizer.step(network.parameters());
  }
  count_products(state, 3 * T);
}

BENCHMARK(product_forward);
BENCHMARK(product_weights);
BENCHMARK(product_backward);
BENCHMARK(forward)->Arg(1)->Arg(T);
BENCHMARK(backward)->Arg(1)->Arg(T);
BENCHMARK(loss);
BENCHMARK(adam);
BENCHMARK(whole_step);

}  // namespace

int main(int argc, char** argv) {
  support::use_fast_kernel();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
