#include "lstm/layers/stack.hpp"

#include "bad_input.hpp"
#include "layered_case.hpp"

using lstm::Bidirectional, lstm::Gru, lstm::Lstm, lstm::Rnn, lstm::Stack;
using lstm::Lengths, lstm::Sequence;
using Names = std::vector<std::string>;

TEST_CASE_TEMPLATE("a stack of one is the layer itself to the bit", Layer,
                   Lstm<double>, Gru<double>, Rnn<double>,
                   Bidirectional<Lstm<double>>) {
  LayeredCase<Stack<Layer>> stack(Stack<Layer>(1, 3, 5), 7, 4);
  LayeredCase<Layer> alone(stack.layer.layers[0], 7, 4);
  stack.lengths = alone.lengths = {7, 0, 3, 5};
  stack.draw_masks();
  alone.draw_masks();
  stack.there_and_back();
  alone.there_and_back();
  CHECK(copy_of(stack.trace.outputs()) == copy_of(alone.trace.outputs()));
  CHECK(stack.trace.steps() == alone.trace.steps());
  check_same(stack.trace.last()[0], alone.trace.last());
  CHECK(stack.flow.dx == alone.flow.dx);
  check_same(stack.flow.layers[0], alone.flow);
  check_same_gradients(stack.layer, alone.layer);
}

TEST_CASE_TEMPLATE("a stack of two is two layers by hand to the bit", Layer,
                   Lstm<double>, Gru<double>, Rnn<double>,
                   Bidirectional<Lstm<double>>) {
  LayeredCase<Stack<Layer>> stack(Stack<Layer>(2, 3, 5), 7, 4);
  stack.lengths = {7, 0, 3, 5};
  stack.draw_masks();
  stack.there_and_back();
  auto [below, above] = std::pair(stack.layer.layers[0], stack.layer.layers[1]);
  typename Layer::Trace trace_below, trace_above;
  typename Layer::Flow flow_below, flow_above;
  zero_gradients(below.parameters());
  zero_gradients(above.parameters());

  below.forward(stack.steps(), stack.start[0], trace_below, stack.masks[0]);
  const auto h = trace_below.outputs().with(stack.lengths);
  above.forward(h, stack.start[1], trace_above, stack.masks[1]);
  above.backward(h, trace_above, stack.R, flow_above, stack.d_last[1],
                 stack.masks[1]);
  below.backward(stack.steps(), trace_below, flow_above.dx, flow_below,
                 stack.d_last[0], stack.masks[0]);

  CHECK(copy_of(stack.trace.outputs()) == copy_of(trace_above.outputs()));
  check_same(stack.trace.last(),
             std::vector{trace_below.last(), trace_above.last()});
  CHECK(stack.flow.dx == flow_below.dx);
  check_same(stack.flow.layers[0], flow_below);
  check_same(stack.flow.layers[1], flow_above);
  check_same_gradients(stack.layer.layers[0], below);
  check_same_gradients(stack.layer.layers[1], above);
}

TEST_CASE("empty states and gradients stand for zeros in a stack") {
  LayeredCase<Stack<Lstm<double>>> a(Stack<Lstm<double>>(2, 3, 5), 6, 2);
  for (auto* state : {&a.start, &a.d_last})
    for (auto* matrix : matrices_of(*state)) matrix->fill(0);
  a.R.fill(0);
  auto b = a;
  b.start = {};
  a.d_last[1].h.fill(1);
  b.d_last = {{}, {a.d_last[1].h, {}}};
  a.there_and_back();
  b.forward();
  b.layer.backward(b.x, b.trace, {}, b.flow, b.d_last);
  check_same(a.trace.last(), b.trace.last());
  CHECK(a.flow.dx == b.flow.dx);
  check_same_gradients(a.layer, b.layer);
}

TEST_CASE("a stack does without the gradient of its input") {
  LayeredCase<Stack<Lstm<double>>> a(Stack<Lstm<double>>(2, 3, 5), 6, 2), b = a;
  b.flow.wants_dx = false;
  a.there_and_back();
  b.there_and_back();
  CHECK(b.flow.dx.size() == 0);
  check_same_gradients(a.layer, b.layer);
}

TEST_CASE("a stack's last state is the one of its pass") {
  LayeredCase<Stack<Gru<double>>> c(Stack<Gru<double>>(3, 3, 5), 6, 3);
  c.lengths = {2, 6, 0};
  c.forward();
  check_same(c.layer.last_state(c.steps(), c.start), c.trace.last());
}

TEST_CASE("dropout in a stack stands before the layers and between them") {
  const Stack<Lstm<double>> stack(3, 2, 4);
  typename Stack<Lstm<double>>::Masks masks;
  lstm::Random random(1);
  const auto shapes = [&](const lstm::DropoutOptions& options) {
    stack.draw(options, 5, 6, random, masks);
    std::vector<std::size_t> rows;
    for (const auto& layer : masks)
      for (const auto* mask : {&layer.x, &layer.h})
        rows.push_back(mask->shape(1));
    return rows;
  };
  CHECK(shapes({.input = 0.5}) == std::vector<std::size_t>{2, 0, 0, 0, 0, 0});
  CHECK(shapes({.recurrent = 0.5}) ==
        std::vector<std::size_t>{0, 4, 0, 4, 0, 4});
  CHECK(shapes({.output = 0.5}) == std::vector<std::size_t>{0, 0, 4, 0, 4, 0});
  CHECK(masks[1].x != masks[2].x);
}

TEST_CASE("a stack names its layers from below") {
  CHECK(names_of(Stack<Lstm<float>>(2, 3, 4)) == Names{"lstm.0.W", "lstm.0.U",
                                                       "lstm.0.b", "lstm.1.W",
                                                       "lstm.1.U", "lstm.1.b"});
  CHECK(names_of(Stack<Rnn<float>>(1, 3, 4, "reader")) ==
        Names{"reader.0.W", "reader.0.U", "reader.0.b"});
  CHECK(names_of(Stack<Gru<float>>(1, 3, 4)) ==
        Names{"gru.0.W", "gru.0.U", "gru.0.b", "gru.0.b_h"});
  CHECK(names_of(Stack<Bidirectional<Rnn<float>>>(1, 3, 4)) ==
        Names{"rnn.0.forward.W", "rnn.0.forward.U", "rnn.0.forward.b",
              "rnn.0.backward.W", "rnn.0.backward.U", "rnn.0.backward.b"});
}

TEST_CASE("a stack hands its layers what they are made of besides") {
  const auto before = lstm::Reset::before_product;
  const Stack<Gru<float>> stack(2, 3, 4, "gru", before);
  CHECK(stack.layers[0].reset == before);
  CHECK(stack.layers[1].reset == before);
  const Stack<Bidirectional<Gru<float>>> both(2, 3, 4, "gru", before);
  CHECK(both.layers[1].backward_layer.reset == before);
  CHECK(both.layers[1].inputs() == 8);
  CHECK(both.outputs() == 8);
  CHECK(both.hidden() == 4);
}

TEST_CASE("a stack begins with its lowest layer's weights") {
  Stack<Lstm<float>> stack(2, 3, 4);
  auto layers = stack.layers;
  lstm::Random a(1), b(1);
  stack.initialize(lstm::Recipe::keras, a);
  for (auto& layer : layers) layer.initialize(lstm::Recipe::keras, b);
  for (const std::size_t k : {0u, 1u})
    CHECK(stack.layers[k].W.value == layers[k].W.value);
}

BAD_INPUT("layers that make no stack") {
  using Layers = std::vector<Lstm<float>>;
  CHECK_THROWS_WITH_AS(Stack<Lstm<float>>(0, 3, 4),
                       "a stack needs layers, got none", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Stack<Lstm<float>>(Layers{}),
                       "a stack needs layers, got none", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(
      Stack<Lstm<float>>(Layers{{3, 4}, {4, 5}, {4, 5}}),
      "layer 2 of a stack has 4 inputs, expected 5, the outputs of the layer "
      "below",
      lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Stack<Lstm<float>>(2, 3, 0),
                       "an LSTM needs inputs and hidden units, got 3 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("lists that have not a part for each layer of a stack") {
  using Lstms = Stack<Lstm<double>>;
  LayeredCase<Lstms> c(Lstms(2, 3, 5), 6, 2);
  const auto refused = [](LayeredCase<Lstms> wrong, const char* message) {
    CHECK_THROWS_WITH_AS(wrong.there_and_back(), message, lstm::ShapeError);
  };
  auto wrong = c;
  wrong.start.pop_back();
  refused(wrong,
          "the initial state has 1 parts, expected 2, one for each "
          "layer, or none");
  wrong = c;
  wrong.masks.resize(3);
  refused(wrong,
          "the list of masks has 3 parts, expected 2, one for each "
          "layer, or none");
  wrong = c;
  wrong.d_last.pop_back();
  refused(wrong,
          "the gradient of the last state has 1 parts, expected 2, one "
          "for each layer, or none");
  wrong = c;
  wrong.R = xt::zeros<double>({6, 4, 2});
  refused(wrong, "dh_loss has shape [6, 4, 2], expected [6, 5, 2]");
  CHECK_THROWS_WITH_AS(c.layer.backward(c.x, {}, c.R, c.flow),
                       "the trace has 0 layers, expected 2", lstm::ShapeError);
}
