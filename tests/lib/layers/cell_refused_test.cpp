// Shapes that the cell refuses, over one step and over a sequence.
#include "bad_input.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/lstm.hpp"

using lstm::Cell, lstm::Matrix, lstm::Sequence, lstm::State;

namespace {

const Cell<double> cell(2, 4);  // D = 2, H = 4; below T = 3 and B = 5
const Matrix<double> x = xt::zeros<double>({2, 5}),
                     h = xt::zeros<double>({4, 5}),
                     wide = xt::zeros<double>({4, 6});
const Sequence<double> xs = xt::zeros<double>({3, 2, 5});

}  // namespace

BAD_INPUT("a cell needs inputs and units") {
  CHECK_THROWS_WITH_AS(Cell<float>(0, 4),
                       "gate cell.i needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Cell<double>(2, 0),
                       "gate cell.i needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a step of a cell refuses shapes that do not fit") {
  CHECK_THROWS_WITH_AS(cell.forward(h, {h, h}),
                       "x has shape [4, 5], expected [2, 5]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(cell.forward(x, {wide, h}),
                       "h has shape [4, 6], expected [4, 5]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(cell.forward(x, {h, wide}),
                       "c has shape [4, 6], expected [4, 5]", lstm::ShapeError);
}

BAD_INPUT("a step back of a cell refuses shapes that do not fit") {
  auto copy = cell;
  const auto step = copy.forward(x, {h, h});
  CHECK_THROWS_WITH_AS(copy.backward(step, {wide, h}),
                       "dh has shape [4, 6], expected [4, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(copy.backward(step, {h, wide}),
                       "dc has shape [4, 6], expected [4, 5]",
                       lstm::ShapeError);
}

BAD_INPUT("a step back of a cell refuses a step whose parts do not fit") {
  auto copy = cell;
  const auto whole = copy.forward(x, {h, h});
  const auto refused = [&](auto part, const std::string& name) {
    auto step = whole;
    part(step) = xt::zeros<double>({4, 1});
    CHECK_THROWS_WITH_AS(copy.backward(step, {h, h}),
                         (name + " has shape [4, 1], expected [4, 5]").c_str(),
                         lstm::ShapeError);
  };
  using Step = lstm::CellStep<double>;
  refused(
      [](Step & s) -> auto& { return s.before.h; }, "h");
  refused(
      [](Step & s) -> auto& { return s.before.c; }, "c");
  refused(
      [](Step & s) -> auto& { return s.i; }, "i");
  refused(
      [](Step & s) -> auto& { return s.f; }, "f");
  refused(
      [](Step & s) -> auto& { return s.g; }, "g");
  refused(
      [](Step & s) -> auto& { return s.o; }, "o");
  refused(
      [](Step & s) -> auto& { return s.tanh_c; }, "tanh_c");
  auto step = whole;
  step.x = h;
  CHECK_THROWS_WITH_AS(copy.backward(step, {h, h}),
                       "x has shape [4, 5], expected [2, 5]", lstm::ShapeError);
  for (const auto* p : copy.parameters())
    CHECK(p->gradient == Matrix<double>(xt::zeros_like(p->value)));
}

BAD_INPUT("a run of a cell refuses sequences that do not fit") {
  const auto refused = [](const Sequence<double>& sequence,
                          const std::string& message) {
    CHECK_THROWS_WITH_AS(run(cell, sequence, State<double>{h, h}),
                         message.c_str(), lstm::ShapeError);
  };
  refused(xt::zeros<double>({3, 4, 5}), "x has shape [4, 5], expected [2, 5]");
  refused(xt::zeros<double>({3, 2, 6}), "c has shape [4, 5], expected [4, 6]");
  refused(xt::zeros<double>({0, 2, 5}),
          "x has shape [0, 2, 5], expected no extent of 0");
  refused(xt::zeros<double>({3, 2, 0}),
          "x has shape [3, 2, 0], expected no extent of 0");
  auto copy = cell;
  const auto steps = run(copy, xs, State<double>{h, h});
  CHECK_THROWS_WITH_AS(run_back(copy, steps, xs),
                       "dh_loss has shape [3, 2, 5], expected [3, 4, 5]",
                       lstm::ShapeError);
}

BAD_INPUT("gates of different sizes are not stacked, nor a stack taken apart") {
  Cell<double> broken(2, 4);
  broken.f = lstm::OneGate<double>("f", 1, 4);
  CHECK_THROWS_WITH_AS(stacked(broken), "f.W has shape [4, 1], expected [4, 2]",
                       lstm::ShapeError);
  broken = cell;
  broken.o.b.gradient = xt::zeros<double>({1, 1});
  CHECK_THROWS_WITH_AS(
      stacked(broken),
      "the gradient of cell.o.b has shape [1, 1], expected [4, 1]",
      lstm::ShapeError);
  lstm::Lstm<double> layer(2, 4);
  layer.b.value = xt::zeros<double>({15, 1});
  CHECK_THROWS_WITH_AS(taken_apart(layer),
                       "lstm.b has shape [15, 1], expected [16, 1]",
                       lstm::ShapeError);
}
