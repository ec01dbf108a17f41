// Counts what the program allocates: malloc and its kind are replaced for all
// of it, which the sanitizers do, too.
#include <doctest/doctest.h>

#include <atomic>

#include "12_relatives/cells.hpp"
#include "lstm/layers/attention.hpp"
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/ctc.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/layers/stream.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "sanitized.hpp"
#include "study/sine.hpp"

#ifndef SANITIZED
namespace {
std::atomic<std::size_t> allocations = 0, bytes = 0;

void count(std::size_t size) {
  ++allocations;
  bytes += size;
}
}  // namespace

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) {
  count(size);
  return __libc_malloc(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** result, std::size_t alignment, std::size_t size) {
  count(size);
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : 12;  // ENOMEM
}
}

TEST_CASE("tensors and vectors are counted") {
  const std::size_t before = allocations;
  const std::vector<int> numbers(100);
  CHECK(allocations == before + 1);
  const lstm::Matrix<float> matrix({10, 10});
  CHECK(allocations == before + 2);
}

namespace {

struct Size {
  std::size_t T, H, B;
};

// What the first training step of a model asks for, in numbers.
std::size_t asked_for_training(Size s) {
  lstm::Random random(1);
  const auto windows = study::sine_windows<float>(s.B, s.T, random);
  lstm::Regressor<float> model(1, s.H, 1);
  model.initialize(lstm::Recipe::keras, random);
  const std::size_t before = bytes;
  lstm::Team team(1);
  lstm::Shards shards(model);
  shards.loss_and_gradients(windows.data, lstm::numbers_below(s.B), team);
  return (bytes - before) / sizeof(float);
}

std::size_t asked_for_prediction(Size s) {
  lstm::Random random(1);
  const auto windows = study::sine_windows<float>(s.B, s.T, random);
  const lstm::Regressor<float> model(1, s.H, 1);
  const std::size_t before = bytes;
  model.predict(windows.data.x);
  return (bytes - before) / sizeof(float);
}

}  // namespace

// For each unit, step and sample: four gates and their four gradients, c, its
// tanh, and h. The rest does not grow with the steps: the shards' layers,
// states, U packed for both ways, and some steps side by side.
TEST_CASE("training asks for eleven numbers for each unit and step") {
  for (const Size s : {Size{50, 64, 32}, Size{100, 64, 32}, Size{50, 128, 32},
                       Size{50, 64, 128}, Size{200, 16, 1}}) {
    CAPTURE(s.T);
    CAPTURE(s.H);
    CAPTURE(s.B);
    const std::size_t steps = 11 * s.T * s.H * s.B, x = s.T * s.B,
                      layers = lstm::shard_count(s.B) * 2 * 4 * s.H * (s.H + 3),
                      side_by_side =
                          lstm::shard_count(s.B) * 64 * (5 * s.H + 2),
                      packed = lstm::shard_count(s.B) * 2 * 4 * s.H * s.H,
                      states = 16 * s.H * s.B;
    CHECK(asked_for_training(s) >= steps);
    CHECK(asked_for_training(s) <=
          steps + x + 2 * layers + packed + side_by_side + states + 4096);
  }
}

TEST_CASE("a prediction asks for no more when there are more steps") {
  CHECK(asked_for_prediction({20, 64, 32}) ==
        asked_for_prediction({200, 64, 32}));
}

TEST_CASE("a step of a stream allocates nothing, not even the first") {
  const auto allocated = [](auto stream) {
    const std::vector<float> x(2);
    std::vector<float> y(3);
    const std::size_t before = allocations;
    for (int t = 0; t < 10; ++t) stream.step(x, y);
    stream.restart();
    return allocations - before;
  };
  const lstm::Dense<float> dense(20, 3);
  using Lstms = lstm::Stack<lstm::Lstm<float>>;
  using Grus = lstm::Stack<lstm::Gru<float>>;
  CHECK(allocated(lstm::Stream(Lstms(2, 2, 20), dense)) == 0);
  for (const auto reset :
       {lstm::Reset::after_product, lstm::Reset::before_product})
    CHECK(allocated(lstm::Stream(Grus(2, 2, 20, "gru", reset), dense)) == 0);

  lstm::Team team(2);
  const lstm::Dense<float> wide(256, 3);
  CHECK(allocated(lstm::Stream(Lstms(2, 2, 256), wide, &team)) == 0);
}

TEST_CASE("no step allocates after the first epoch") {
  const lstm::DropoutOptions none,
      everywhere{.input = 0.1, .recurrent = 0.1, .output = 0.1};
  for (const std::size_t threads : {1u, 2u})
    for (const auto& dropout : {none, everywhere}) {
      lstm::Random random(1);
      auto data = study::sine_windows<float>(112, 10, random).data;
      if (dropout.input > 0)
        for (std::size_t n = 0; n < 112; ++n) data.lengths.push_back(n % 11);
      lstm::Regressor<float> model(1, 8, 1, dropout);
      model.initialize(lstm::Recipe::keras, random);
      lstm::Adam<float> adam(lstm::AdamOptions{});
      std::size_t batch = 0, last = 0, in_steps = 0;
      const std::size_t batches = 4;  // of 32, 32, 32 and 16 windows
      const lstm::Observer observer = {.on_batch = [&](double, double) {
        const std::size_t now = allocations;
        if (batch > batches && batch % batches != 0) in_steps += now - last;
        last = allocations;
        ++batch;
      }};
      lstm::fit(model, adam, data, data,
                {.epochs = 4, .batch = 32, .threads = threads}, lstm::Seed(1),
                observer);
      CHECK(batch == 16);
      CHECK(in_steps == 0);
    }
}

namespace {

// What the second pass allocates there and back, with dropout and lengths, and
// a dense layer on every step.
template <class Layer>
std::size_t allocated_in_second_pass(Layer layer, std::size_t T,
                                     std::size_t B) {
  lstm::Random random(1);
  lstm::Dense<float> dense(layer.outputs(), 3);
  lstm::Lengths lengths(B, T);
  lengths[1] = 0;
  lengths[3] = T / 2;
  const lstm::Sequence<float> x = xt::ones<float>({T, layer.inputs(), B}),
                              dz = xt::ones<float>({T, std::size_t{3}, B});
  const auto start = layer.last_state(x, {}), d_last = start;
  typename Layer::Masks masks;
  typename Layer::Trace trace;
  typename Layer::Flow flow;
  lstm::Sequence<float> z, dh;
  std::size_t before = 0;
  for (const int pass : {1, 2}) {
    before = allocations;
    layer.draw({.input = 0.2, .recurrent = 0.3, .output = 0.1}, T, B, random,
               masks);
    layer.forward({x, lengths}, start, trace, masks);
    dense.forward(trace.outputs(), z);
    dense.backward(trace.outputs(), dz, dh);
    layer.backward({x, lengths}, trace, dh, flow, d_last, masks);
    if (pass == 1) CHECK(allocations > before);
  }
  return allocations - before;
}

}  // namespace

TEST_CASE("no pass through a stack allocates after the first") {
  using lstm::Bidirectional, lstm::Gru, lstm::Lstm, lstm::Rnn, lstm::Stack;
  // Few numbers, and so many that weights are packed.
  for (const auto& [T, H, B] : {Size{9, 5, 4}, Size{32, 9, 16}}) {
    CHECK(allocated_in_second_pass(Stack<Gru<float>>(3, 2, H), T, B) == 0);
    CHECK(allocated_in_second_pass(Stack<Rnn<float>>(2, 8, H), T, B) == 0);
    CHECK(allocated_in_second_pass(Bidirectional<Lstm<float>>(2, H), T, B) ==
          0);
    CHECK(allocated_in_second_pass(Stack<Bidirectional<Lstm<float>>>(2, 2, H),
                                   T, B) == 0);
  }
}

namespace {

// What the second pass of a decoder that looks at an encoder's steps allocates
// there and back, of samples of other lengths or of a single one.
template <class Score>
std::size_t allocated_in_second_look(std::size_t B) {
  lstm::Lstm<float> encoder(2, 5, "encoder"), decoder(2, 5, "decoder");
  lstm::Attention<Score> attention(5, 5);
  lstm::Dense<float> dense(5, 3);
  const auto all = parameters_of(encoder, decoder, attention, dense);
  lstm::Random random(1);
  for (auto* p : all) fill_uniform(p->value, 0.5, random);
  const lstm::Lengths lengths(B, 7);
  const lstm::Sequence<float> x = xt::ones<float>(
                                  {std::size_t{9}, encoder.inputs(), B}),
                              dz = xt::ones<float>(
                                  {std::size_t{9}, dense.outputs(), B});
  lstm::Trace<float> encoded, decoded;
  lstm::Flow<float> to_encoder, to_decoder;
  lstm::AttentionTrace<Score> looked;
  lstm::AttentionFlow<Score> back;
  lstm::Sequence<float> z, dcontext;
  std::size_t before = 0;
  for (const int pass : {1, 2}) {
    before = allocations;
    encoder.forward({x, lengths}, {}, encoded);
    decoder.forward(x, {}, decoded);
    const auto h = encoded.outputs().with(lengths), q = decoded.outputs();
    attention.forward(q, h, looked);
    dense.forward(looked.outputs(), z);
    dense.backward(looked.outputs(), dz, dcontext);
    attention.backward(q, h, looked, dcontext, back);
    decoder.backward(x, decoded, back.dq, to_decoder);
    encoder.backward({x, lengths}, encoded, back.dh, to_encoder);
    if (pass == 1) CHECK(allocations > before);
  }
  return allocations - before;
}

}  // namespace

TEST_CASE("no pass through attention allocates after the first") {
  for (const std::size_t B : {1u, 6u}) {
    CAPTURE(B);
    CHECK(allocated_in_second_look<lstm::DotScore<float>>(B) == 0);
    CHECK(allocated_in_second_look<lstm::AdditiveScore<float>>(B) == 0);
  }
}

TEST_CASE("no pass on a tape allocates after the first") {
  using Layer = study::Taped<relatives::Lstm, float>;
  const lstm::Sequence<float> x = xt::ones<float>({9, 2, 4}),
                              dh = xt::ones<float>({9, 5, 4});
  Layer layer(2, 5);
  Layer::Trace trace;
  Layer::Flow flow;
  std::size_t before = 0;
  for (const int pass : {1, 2}) {
    before = allocations;
    layer.forward(x, {}, trace);
    layer.backward(x, trace, dh, flow);
    if (pass == 1) CHECK(allocations > before);
  }
  CHECK(allocations == before);
}

TEST_CASE("no loss of strings of labels allocates after the longest") {
  const lstm::Sequence<float> z = xt::ones<float>({9, 4, 2});
  const lstm::Lengths all = {9, 9}, shorter = {8, 5};
  const std::vector<lstm::Labelling> longest = {{1, 2, 3, 3}, {}},
                                     others = {{2}, {3, 1}};
  lstm::Sequence<float> dz;
  lstm::CtcTrace<float> trace;
  lstm::ctc_loss({z, all}, longest, dz, trace);
  const std::size_t before = allocations;
  lstm::ctc_loss({z, all}, longest, dz, trace);
  lstm::ctc_loss({z, shorter}, others, dz, trace);
  CHECK(allocations == before);
}
#endif
