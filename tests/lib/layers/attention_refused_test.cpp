#include "attention_case.hpp"
#include "bad_input.hpp"

using lstm::AdditiveScore, lstm::Attention, lstm::DotScore, lstm::Lengths,
    lstm::Matrix, lstm::Sequence;

namespace {

Sequence<double> zeros(std::size_t T, std::size_t n, std::size_t B) {
  return xt::zeros<double>({T, n, B});
}

}  // namespace

BAD_INPUT("attention from nothing or at nothing") {
  CHECK_THROWS_WITH_AS(Attention<DotScore<float>>(0, 4),
                       "attention needs queries and something to look at, got "
                       "0 and 4 numbers a step",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Attention<AdditiveScore<double>>(3, 0),
                       "attention needs queries and something to look at, got "
                       "3 and 0 numbers a step",
                       lstm::ShapeError);
}

TEST_CASE_TEMPLATE("attention refuses shapes that do not fit" *
                       doctest::test_suite("bad_input"),
                   Score, DotScore<double>, AdditiveScore<double>) {
  AttentionCase<Score> c(2, 5, 3);
  const auto refused = [&](const Sequence<double>& q, const Sequence<double>& h,
                           const Lengths& lengths, const char* message) {
    CHECK_THROWS_WITH_AS(c.attention.forward(q, {h, lengths}, c.trace), message,
                         lstm::ShapeError);
  };
  refused(zeros(2, 4, 3), c.h, {},
          "queries has shape [2, 4, 3], expected [2, 3, 3]");
  refused(zeros(2, 3, 1), c.h, {},
          "queries has shape [2, 3, 1], expected [2, 3, 3]");
  refused(zeros(0, 3, 3), c.h, {},
          "queries has shape [0, 3, 3], expected no extent of 0");
  refused(c.q, zeros(5, 3, 3), {}, "h has shape [5, 3, 3], expected [5, 4, 3]");
  refused(c.q, zeros(0, 4, 3), {},
          "h has shape [0, 4, 3], expected no extent of 0");
  refused(c.q, c.h, {5, 0, 1},
          "sample 1 of h has a length of 0, expected at least 1");
}

TEST_CASE_TEMPLATE("the way back refuses what attention did not see" *
                       doctest::test_suite("bad_input"),
                   Score, DotScore<double>, AdditiveScore<double>) {
  AttentionCase<Score> c(2, 5, 3);
  c.forward();
  const auto refused = [&](const Sequence<double>& q, const Sequence<double>& h,
                           const Lengths& lengths, const Sequence<double>& R,
                           const char* message) {
    CHECK_THROWS_WITH_AS(
        c.attention.backward(q, {h, lengths}, c.trace, R, c.flow), message,
        lstm::ShapeError);
  };
  refused(zeros(1, 3, 3), c.h, {}, zeros(1, 4, 3),
          "trace.alpha has shape [2, 5, 3], expected [1, 5, 3]");
  refused(c.q, zeros(4, 4, 3), {}, c.R,
          "trace.alpha has shape [2, 5, 3], expected [2, 4, 3]");
  refused(c.q, c.h, {}, zeros(2, 3, 3),
          "dcontext has shape [2, 3, 3], expected [2, 4, 3]");
  refused(c.q, c.h, {5, 4, 3}, c.R,
          "trace.h_read has shape [0, 0, 0], expected [5, 4, 3]");
  c.forward({5, 4, 3});
  refused(c.q, c.h, {}, c.R,
          "trace.h_read has shape [5, 4, 3], expected [0, 0, 0]");
}

BAD_INPUT("the way back refuses a trace of other scores") {
  AttentionCase<DotScore<double>> dot(2, 5, 3);
  dot.forward();
  dot.trace.score.u = zeros(2, 3, 3);
  CHECK_THROWS_WITH_AS(dot.backward(),
                       "trace.score.u has shape [2, 3, 3], expected [2, 4, 3]",
                       lstm::ShapeError);
  AttentionCase<AdditiveScore<double>> c(2, 5, 3);
  c.forward();
  const auto refused = [&](Sequence<double>& part, const char* message) {
    const auto whole = part;
    part = zeros(part.shape(0), 1, 3);
    CHECK_THROWS_WITH_AS(c.backward(), message, lstm::ShapeError);
    part = whole;
  };
  auto& [p, r, a] = c.trace.score;
  refused(p, "trace.score.p has shape [2, 1, 3], expected [2, 4, 3]");
  refused(r, "trace.score.r has shape [5, 1, 3], expected [5, 4, 3]");
  refused(a, "trace.score.a has shape [10, 1, 3], expected [10, 4, 3]");
}

BAD_INPUT("a small network whose weights do not belong together") {
  AttentionCase<AdditiveScore<double>> c(2, 5, 3);
  c.forward();
  const auto refused = [&](Matrix<double>& part, const Matrix<double>& other,
                           const char* message, bool forward = true) {
    const auto whole = part;
    part = other;
    if (forward) CHECK_THROWS_WITH_AS(c.forward(), message, lstm::ShapeError);
    CHECK_THROWS_WITH_AS(c.backward(), message, lstm::ShapeError);
    part = whole;
  };
  auto& [W, U, v] = c.attention.score;
  refused(W.value, xt::zeros<double>({5, 3}),
          "attention.W has shape [5, 3], expected [4, 3]");
  refused(v.value, xt::zeros<double>({1, 5}),
          "attention.v has shape [1, 5], expected [1, 4]");
  refused(v.value, xt::zeros<double>({0, 4}),
          "attention.v has shape [0, 4], expected [1, 4]");
  refused(v.gradient, xt::zeros<double>({1, 3}),
          "the gradient of attention.v has shape [1, 3], expected [1, 4]",
          false);
}
