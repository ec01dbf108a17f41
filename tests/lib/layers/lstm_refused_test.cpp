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
  const auto refused = [&](const lstm::Masks<double>& masks,
                           const char* message) {
    CHECK_THROWS_WITH_AS(seen.layer.forward(seen.x, {}, seen.trace, masks),
                         message, lstm::ShapeError);
  };
  refused({.x = {}, .h = zeros(5, 2, 4)},
          "h's mask has shape [5, 2, 4], expected [5, 3, 4]");
  refused({.x = zeros(4, 2, 4), .h = {}},
          "x's mask has shape [4, 2, 4], expected [5, 2, 4]");
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
          "trace.h has shape [6, 3, 4], expected [6, 6, 4]");
}

BAD_INPUT("the way back refuses masks of another shape") {
  Seen seen;
  const auto refused = [&](const lstm::Masks<double>& masks,
                           const std::string& message) {
    CHECK_THROWS_WITH_AS(seen.layer.backward(seen.x, seen.trace, zeros(5, 3, 4),
                                             seen.flow, {}, masks),
                         message.c_str(), lstm::ShapeError);
  };
  for (const auto& [T, H, B] :
       {std::array{1u, 3u, 4u}, std::array{4u, 3u, 4u}, std::array{5u, 1u, 4u},
        std::array{5u, 3u, 1u}, std::array{5u, 1u, 1u}})
    refused({.x = {}, .h = zeros(T, H, B)},
            fmt::format("h's mask has shape [{}, {}, {}], expected [5, 3, 4]",
                        T, H, B));
  refused({.x = zeros(5, 3, 4), .h = {}},
          "x's mask has shape [5, 3, 4], expected [5, 2, 4]");
}

BAD_INPUT(
    "the way back refuses masks and lengths that its trace has not seen") {
  Seen seen;
  const auto R = zeros(5, 3, 4);
  const lstm::Masks<double> masks = {.x = zeros(5, 2, 4), .h = R},
                            of_h = {.x = {}, .h = R};
  const lstm::Lengths lengths = {1, 2, 3, 4};
  const auto refused = [&](const lstm::Lengths& l, const lstm::Masks<double>& m,
                           const char* message) {
    CHECK_THROWS_WITH_AS(
        seen.layer.backward({seen.x, l}, seen.trace, R, seen.flow, {}, m),
        message, lstm::ShapeError);
  };
  const char* const no_x =
      "trace.x_read has shape [0, 0, 0], expected [5, 2, 4]";
  refused({}, masks, no_x);
  refused(lengths, {}, no_x);
  refused({}, of_h, "trace.h_read has shape [0, 0, 0], expected [5, 3, 4]");
  seen.layer.forward({seen.x, lengths}, {}, seen.trace, of_h);
  refused({}, of_h, "trace.x_read has shape [5, 2, 4], expected [0, 0, 0]");
  refused(lengths, {}, "trace.h_read has shape [5, 3, 4], expected [0, 0, 0]");
}

BAD_INPUT("the way back refuses a gradient of another last state") {
  Seen seen;
  const auto refused = [&](const State<double>& d_last, const char* message) {
    CHECK_THROWS_WITH_AS(seen.layer.backward(seen.x, seen.trace, zeros(5, 3, 4),
                                             seen.flow, d_last),
                         message, lstm::ShapeError);
  };
  const Matrix<double> other = xt::zeros<double>({3, 1});
  refused({other, {}},
          "the gradient of the last h has shape [3, 1], expected [3, 4]");
  refused({{}, other},
          "the gradient of the last c has shape [3, 1], expected [3, 4]");
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
  refused(seen.trace.gates, "trace has shape [5, 3, 1], expected [5, 12, 4]");
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
