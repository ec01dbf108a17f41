// Shapes that the layer refuses, forward and backward.
#include "bad_input.hpp"
#include "lstm/layers/lstm.hpp"

using lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State;

namespace {

// A layer of D = 2 and H = 3 that has seen x, of T = 5 and B = 4.
struct Seen {
  Lstm<double> layer{2, 3};
  Sequence<double> x = xt::zeros<double>({5, 2, 4});
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;

  Seen() { layer.forward(x, State<double>::zeros(3, 4), trace); }

  void forward(const Sequence<double>& other, const State<double>& start) {
    layer.forward(other, start, trace);
  }
};

Sequence<double> zeros(std::size_t T, std::size_t features, std::size_t B) {
  return xt::zeros<double>({T, features, B});
}

}  // namespace

BAD_INPUT("a layer needs inputs and units") {
  CHECK_THROWS_WITH_AS(Lstm<float>(0, 4),
                       "an LSTM needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Lstm<double>(3, 0),
                       "an LSTM needs inputs and hidden units, got 3 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a layer refuses inputs of another number") {
  Seen seen;
  CHECK_THROWS_WITH_AS(seen.forward(zeros(5, 4, 4), State<double>::zeros(3, 4)),
                       "x has shape [5, 4, 4], expected [5, 2, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("a layer refuses a start that is not the one of its batch") {
  Seen seen;
  auto start = State<double>::zeros(3, 4);
  CHECK_THROWS_WITH_AS(seen.forward(seen.x, State<double>::zeros(3, 1)),
                       "initial h has shape [3, 1], expected [3, 4]",
                       lstm::ShapeError);
  start.c = xt::zeros<double>({2, 4});
  CHECK_THROWS_WITH_AS(seen.forward(seen.x, start),
                       "initial c has shape [2, 4], expected [3, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("a layer refuses sequences without steps or samples") {
  Seen seen;
  CHECK_THROWS_WITH_AS(seen.forward(zeros(0, 2, 4), State<double>::zeros(3, 4)),
                       "x has shape [0, 2, 4], expected no extent of 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(seen.forward(zeros(5, 2, 0), State<double>::zeros(3, 0)),
                       "x has shape [5, 2, 0], expected no extent of 0",
                       lstm::ShapeError);
}

BAD_INPUT("a layer refuses a mask of another shape") {
  Seen seen;
  seen.trace.h_mask = zeros(5, 2, 4);
  CHECK_THROWS_WITH_AS(seen.forward(seen.x, State<double>::zeros(3, 4)),
                       "h_mask has shape [5, 2, 4], expected [5, 3, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("the way back refuses what the way forward did not see") {
  Seen seen;
  const auto R = zeros(5, 3, 4);
  const auto refused = [&](Lstm<double>& layer, const Sequence<double>& x,
                           const Sequence<double>& dh,
                           const lstm::Trace<double>& trace,
                           const std::string& message) {
    CHECK_THROWS_WITH_AS(layer.backward(x, trace, dh, seen.flow),
                         message.c_str(), lstm::ShapeError);
  };
  refused(seen.layer, zeros(4, 2, 4), R, seen.trace,
          "x has shape [4, 2, 4], expected [5, 2, 4]");
  refused(seen.layer, seen.x, zeros(4, 3, 4), seen.trace,
          "dh_loss has shape [4, 3, 4], expected [5, 3, 4]");
  refused(seen.layer, seen.x, R, {},
          "x has shape [5, 2, 4], expected [0, 2, 4]");
  lstm::Trace<double> nobody;
  nobody.resize(5, 3, 0);
  refused(seen.layer, zeros(5, 2, 0), zeros(5, 3, 0), nobody,
          "x has shape [5, 2, 0], expected no extent of 0");
  Lstm<double> wider(2, 6);
  refused(wider, seen.x, zeros(5, 6, 4), seen.trace,
          "trace has shape [5, 12, 4], expected [5, 24, 4]");
}

BAD_INPUT("the way back refuses a mask that is not that of its trace") {
  Seen seen;
  const auto refused = [&](std::size_t T, std::size_t H, std::size_t B) {
    seen.trace.h_mask = zeros(T, H, B);
    CHECK_THROWS_WITH_AS(
        seen.layer.backward(seen.x, seen.trace, zeros(5, 3, 4), seen.flow),
        fmt::format("h_mask has shape [{}, {}, {}], expected [5, 3, 4]", T, H,
                    B)
            .c_str(),
        lstm::ShapeError);
  };
  refused(1, 3, 4);
  refused(4, 3, 4);
  refused(5, 1, 4);
  refused(5, 3, 1);
  refused(5, 1, 1);
}

BAD_INPUT("the way back refuses a trace whose parts do not fit") {
  Seen seen;
  const auto refused = [&](Sequence<double>& part, const std::string& message) {
    const Sequence<double> whole = part;
    part = zeros(part.shape(0), 3, 1);
    CHECK_THROWS_WITH_AS(
        seen.layer.backward(seen.x, seen.trace, zeros(5, 3, 4), seen.flow),
        message.c_str(), lstm::ShapeError);
    part = whole;
  };
  refused(seen.trace.c, "trace.c has shape [6, 3, 1], expected [6, 3, 4]");
  refused(seen.trace.tanh_c,
          "trace.tanh_c has shape [5, 3, 1], expected [5, 3, 4]");
  refused(seen.trace.h, "trace.h has shape [6, 3, 1], expected [6, 3, 4]");
  CHECK(seen.layer.U.gradient == Matrix<double>(xt::zeros<double>({12, 3})));
}

BAD_INPUT("a layer refuses parameters that were given other shapes") {
  const auto refused = [](auto change, const std::string& message) {
    Seen seen;
    change(seen.layer);
    CHECK_THROWS_WITH_AS(seen.forward(seen.x, State<double>::zeros(3, 4)),
                         message.c_str(), lstm::ShapeError);
    CHECK_THROWS_WITH_AS(
        seen.layer.last_state(seen.x, State<double>::zeros(3, 4)),
        message.c_str(), lstm::ShapeError);
  };
  refused(
      [](auto& layer) {
        layer.W.value = xt::zeros<double>({11, 2});
      },
      "lstm.W has shape [11, 2], expected [12, 2]");
  refused(
      [](auto& layer) {
        layer.U.value = xt::zeros<double>({11, 3});
      },
      "lstm.U has shape [11, 3], expected [12, 3]");
  refused(
      [](auto& layer) {
        layer.b.value = xt::zeros<double>({1, 1});
      },
      "lstm.b has shape [1, 1], expected [12, 1]");
}
