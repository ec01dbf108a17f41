#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "attention_case.hpp"
#include "lstm/numbers/gradient_check.hpp"

using lstm::AdditiveScore, lstm::Attention, lstm::DotScore, lstm::Lengths,
    lstm::Matrix, lstm::Sequence;

#define SCORES \
  DotScore<double>, AdditiveScore<double>, DotScore<float>, AdditiveScore<float>

namespace {

template <class S>
constexpr double tolerance = sizeof(S) == 4 ? 1e-5 : 1e-14;

// What one query of the number q looks at, in one sample of two numbers a step,
// of which W makes the first the score of a query of 1.
struct Looked {
  Sequence<double> alpha, context;
};
Looked looked_at(double q, const Sequence<double>& h) {
  Attention<DotScore<double>> attention(1, 2);
  attention.score.W.value = {{1}, {0}};
  lstm::AttentionTrace<DotScore<double>> trace;
  attention.forward(Sequence<double>{{{q}}}, h, trace);
  return {trace.alpha, trace.context};
}

template <class S>
Sequence<S> steps_of(const Sequence<S>& all, std::size_t T, std::size_t b) {
  return xt::view(all, xt::range(0, T), xt::all(), xt::range(b, b + 1));
}

template <class S>
void fill_behind(Sequence<S>& h, const Lengths& lengths, S number) {
  for (std::size_t b = 0; b < lengths.size(); ++b)
    xt::view(h, xt::range(lengths[b], h.shape(0)), xt::all(), b) = number;
}

}  // namespace

TEST_CASE("steps of equal scores are looked at alike") {
  const auto [alpha, context] =
      looked_at(5, {{{7}, {1}}, {{7}, {2}}, {{7}, {6}}});
  for (const double weight : alpha)
    CHECK(weight == doctest::Approx(1.0 / 3).epsilon(1e-15));
  CHECK(context(0, 0, 0) == doctest::Approx(7).epsilon(1e-15));
  CHECK(context(0, 1, 0) == doctest::Approx(3).epsilon(1e-15));
}

TEST_CASE("a score that is far larger leaves its step alone") {
  const auto [alpha, context] =
      looked_at(1, {{{-2000}, {1}}, {{5000}, {2}}, {{-3000}, {6}}});
  CHECK(alpha == Sequence<double>{{{0}, {1}, {0}}});
  CHECK(context == Sequence<double>{{{5000}, {2}}});
}

TEST_CASE("weights are e to the scores in parts of their sum") {
  const auto [alpha, context] =
      looked_at(2, {{{0}, {1}}, {{std::log(3) / 2}, {5}}});
  CHECK(alpha(0, 0, 0) == doctest::Approx(0.25).epsilon(1e-14));
  CHECK(alpha(0, 1, 0) == doctest::Approx(0.75).epsilon(1e-14));
  CHECK(context(0, 1, 0) == doctest::Approx(0.25 * 1 + 0.75 * 5));
}

// hᵀ W q = 2 * 3 * 5 + 2 * -1 * 7 + 4 * 0.5 * 5 + 4 * 1 * 7 for the first step.
TEST_CASE("the dot product of a query and a step has W between them") {
  DotScore<double> score(2, 2, "score");
  score.W.value = {{3, -1}, {0.5, 1}};
  DotScore<double>::Trace trace;
  Sequence<double> e;
  score.forward(Sequence<double>{{{5}, {7}}},
                Sequence<double>{{{2}, {4}}, {{1}, {0}}}, trace, e);
  CHECK(e == Sequence<double>{{{54}, {8}}});
}

// v tanh(W q + U h) with one unit, at the steps 1 and 0: the scores are
// 3 tanh(0) and 3 tanh(1). With a = tanh(1) and α the weight of the step 0, the
// context is 1 - α, and de = ±α (1 - α).
TEST_CASE("the small network by hand there and back") {
  Attention<AdditiveScore<double>> attention(1, 1, "looks");
  auto& [W, U, v] = attention.score;
  W.value = {{2}};
  U.value = {{-1}};
  v.value = {{3}};
  const Sequence<double> q = {{{0.5}}}, h = {{{1}}, {{0}}};
  lstm::AttentionTrace<AdditiveScore<double>> trace;
  lstm::AttentionFlow<AdditiveScore<double>> flow;
  attention.forward(q, h, trace);
  const double a = std::tanh(1), alpha = 1 / (1 + std::exp(-3 * a));
  CHECK(trace.alpha(0, 1, 0) == doctest::Approx(alpha).epsilon(1e-14));
  CHECK(trace.context(0, 0, 0) == doctest::Approx(1 - alpha).epsilon(1e-14));

  attention.backward(q, h, trace, Sequence<double>{{{1}}}, flow);
  const double de = alpha * (1 - alpha), first = 3 * de,
               second = -3 * de * (1 - a * a);
  const auto near = [](double x) { return doctest::Approx(x).epsilon(1e-13); };
  CHECK(flow.de(0, 0, 0) == near(de));
  CHECK(flow.de(0, 1, 0) == near(-de));
  CHECK(v.gradient(0, 0) == near(-de * a));
  CHECK(W.gradient(0, 0) == near(0.5 * (first + second)));
  CHECK(U.gradient(0, 0) == near(first));
  CHECK(flow.dq(0, 0, 0) == near(2 * (first + second)));
  CHECK(flow.dh(0, 0, 0) == near(1 - alpha - first));
  CHECK(flow.dh(1, 0, 0) == near(alpha - second));
}

TEST_CASE_TEMPLATE("what is looked at in one step is that step", Score,
                   SCORES) {
  AttentionCase<Score> c(3, 1, 2);
  c.there_and_back();
  for (const auto weight : c.trace.alpha) CHECK(weight == 1);
  for (std::size_t t = 0; t < 3; ++t)
    CHECK(Matrix<typename Score::Scalar>(lstm::at(c.trace.context, t)) ==
          Matrix<typename Score::Scalar>(lstm::at(c.h, 0)));
  for (const auto slope : c.flow.dq) CHECK(slope == 0);
}

TEST_CASE_TEMPLATE("the weights of the steps add up to 1", Score, SCORES) {
  using S = typename Score::Scalar;
  AttentionCase<Score> c(4, 7, 9);
  c.forward({7, 1, 3, 7, 6, 5, 4, 2, 7});
  const Matrix<S> sums = xt::sum(c.trace.alpha, {1});
  for (const S sum : sums) CHECK(std::abs(sum - 1) < tolerance<S>);
}

TEST_CASE_TEMPLATE("what stands behind a sample's end changes no bit", Score,
                   SCORES) {
  using S = typename Score::Scalar;
  const Lengths lengths = {2, 5, 1, 4, 3, 5, 1, 2, 5};
  AttentionCase<Score> a(4, 5, 9), b = a;
  fill_behind(a.h, lengths, std::numeric_limits<S>::quiet_NaN());
  fill_behind(b.h, lengths, S(1e30));
  a.there_and_back(lengths);
  b.there_and_back(lengths);
  CHECK(a.trace.alpha == b.trace.alpha);
  CHECK(a.trace.context == b.trace.context);
  CHECK(a.flow.dq == b.flow.dq);
  CHECK(a.flow.dh == b.flow.dh);
  for (std::size_t k = 0; k < a.attention.parameters().size(); ++k)
    CHECK(a.attention.parameters()[k]->gradient ==
          b.attention.parameters()[k]->gradient);
  for (std::size_t n = 0; n < lengths.size(); ++n)
    for (std::size_t s = lengths[n]; s < 5; ++s) {
      for (std::size_t t = 0; t < 4; ++t) CHECK(a.trace.alpha(t, s, n) == 0);
      for (std::size_t k = 0; k < 4; ++k) CHECK(a.flow.dh(s, k, n) == 0);
    }
}

TEST_CASE_TEMPLATE("lengths of all steps are no lengths", Score, SCORES) {
  AttentionCase<Score> a(2, 5, 3), b = a;
  a.there_and_back();
  b.there_and_back({5, 5, 5});
  CHECK(a.trace.context == b.trace.context);
  CHECK(a.flow.dh == b.flow.dh);
}

TEST_CASE_TEMPLATE("a sample looks as it does alone", Score, SCORES) {
  using S = typename Score::Scalar;
  const Lengths lengths = {2, 5, 1, 4, 3, 5, 1, 2, 5, 3, 5};
  AttentionCase<Score> all(4, 5, lengths.size());
  all.there_and_back(lengths);
  std::vector<Matrix<S>> sums;
  for (auto* p : all.attention.parameters())
    sums.push_back(xt::zeros_like(p->value));
  for (std::size_t b = 0; b < lengths.size(); ++b) {
    auto one = all;
    one.q = steps_of(all.q, 4, b);
    one.h = steps_of(all.h, lengths[b], b);
    one.R = steps_of(all.R, 4, b);
    one.there_and_back();
    const auto same = [b](const Sequence<S>& ours, const Sequence<S>& alone) {
      return lstm::relative_error(steps_of(ours, alone.shape(0), b), alone) <
             tolerance<S>;
    };
    CAPTURE(b);
    CHECK(same(all.trace.context, one.trace.context));
    CHECK(same(all.flow.dh, one.flow.dh));
    CHECK(same(all.flow.dq, one.flow.dq));
    for (std::size_t k = 0; k < sums.size(); ++k)
      sums[k] += one.attention.parameters()[k]->gradient;
  }
  for (std::size_t k = 0; k < sums.size(); ++k)
    CHECK(lstm::relative_error(all.attention.parameters()[k]->gradient,
                               sums[k]) < tolerance<S>);
}

TEST_CASE_TEMPLATE("steps in another order have their weights in that order",
                   Score, SCORES) {
  using S = typename Score::Scalar;
  AttentionCase<Score> a(3, 4, 2), b = a;
  const std::vector<std::size_t> order = {2, 0, 3, 1};
  b.h = xt::view(a.h, xt::keep(order));
  a.there_and_back();
  b.there_and_back();
  const Sequence<S> alpha = xt::view(a.trace.alpha, xt::all(), xt::keep(order)),
                    dh = xt::view(a.flow.dh, xt::keep(order));
  CHECK(lstm::relative_error(b.trace.alpha, alpha) < tolerance<S>);
  CHECK(lstm::relative_error(b.flow.dh, dh) < tolerance<S>);
  CHECK(lstm::relative_error(b.trace.context, a.trace.context) < tolerance<S>);
  CHECK(lstm::relative_error(b.flow.dq, a.flow.dq) < tolerance<S>);
}

TEST_CASE_TEMPLATE("a second way back finds the same and adds it", Score,
                   SCORES) {
  AttentionCase<Score> c(3, 4, 2);
  c.there_and_back();
  auto once = c.attention;
  const auto dq = c.flow.dq, dh = c.flow.dh;
  c.forward();
  c.backward();
  CHECK(c.flow.dq == dq);
  CHECK(c.flow.dh == dh);
  for (std::size_t k = 0; k < once.parameters().size(); ++k)
    CHECK(lstm::relative_error(c.attention.parameters()[k]->gradient,
                               xt::eval(once.parameters()[k]->gradient * 2)) <
          tolerance<typename Score::Scalar>);
}
