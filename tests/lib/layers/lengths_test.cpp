// Samples of other lengths in one batch, for every recurrent layer.
#include <doctest/doctest.h>

#include <limits>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "recurrent_layers.hpp"

using lstm::Lengths, lstm::Matrix, lstm::Sequence;

namespace {

const Lengths lengths = {4, 0, 7, 1, 6};
constexpr double tolerance = 1e-12;

template <class Layer>
RecurrentCase<Layer> padded_case() {
  return {7, 3, 5, lengths.size()};
}

// Calls visit(t, b) for the places where a sample has ended.
template <class Visit>
void for_padding(const Sequence<double>& x, const Visit& visit) {
  for (std::size_t b = 0; b < lengths.size(); ++b)
    for (std::size_t t = lengths[b]; t < x.shape(0); ++t) visit(t, b);
}

void fill_padding(Sequence<double>& x, double number) {
  for_padding(x, [&](std::size_t t, std::size_t b) {
    xt::view(x, t, xt::all(), b) = number;
  });
}

Matrix<double> column(const Matrix<double>& all, std::size_t b) {
  return xt::view(all, xt::all(), xt::range(b, b + 1));
}

// Sample b by itself, in as many steps as it has.
template <class Layer>
RecurrentCase<Layer> alone(const RecurrentCase<Layer>& all, std::size_t b) {
  const auto own = [b](const Sequence<double>& steps) -> Sequence<double> {
    return xt::view(steps, xt::range(0, lengths[b]), xt::all(),
                    xt::range(b, b + 1));
  };
  auto one = all;
  one.x = own(all.x);
  one.R = own(all.R);
  if (all.masks.h.size() > 0) one.masks = {own(all.masks.x), own(all.masks.h)};
  for (std::size_t k = 0; k < parts(one.start).size(); ++k) {
    *parts(one.start)[k] = column(*parts(all.start)[k], b);
    *parts(one.d_last)[k] = column(*parts(all.d_last)[k], b);
  }
  return one;
}

}  // namespace

TEST_CASE_TEMPLATE("what stands in the padding changes no bit", Layer,
                   RECURRENT_LAYERS) {
  auto a = padded_case<Layer>(), b = a;
  fill_padding(a.x, std::numeric_limits<double>::quiet_NaN());
  fill_padding(b.x, 1e300);
  a.there_and_back(lengths);
  b.there_and_back(lengths);
  CHECK(a.trace.h == b.trace.h);
  CHECK(equal(a.trace.last(), b.trace.last()));
  CHECK(equal(a.layer.last_state({a.x, lengths}, a.start), a.trace.last()));
  CHECK(a.flow.dx == b.flow.dx);
  CHECK(equal(a.flow, b.flow));
  for (std::size_t k = 0; k < a.layer.parameters().size(); ++k)
    CHECK(a.layer.parameters()[k]->gradient ==
          b.layer.parameters()[k]->gradient);
}

TEST_CASE_TEMPLATE("more padding changes no bit of the outputs", Layer,
                   RECURRENT_LAYERS) {
  auto a = padded_case<Layer>(), longer = a;
  longer.x.resize({11, 3, 5});
  longer.x.fill(std::numeric_limits<double>::quiet_NaN());
  xt::view(longer.x, xt::range(0, 7)) = a.x;
  a.forward(lengths);
  longer.forward(lengths);
  CHECK(a.trace.h ==
        Sequence<double>(xt::view(longer.trace.h, xt::range(0, 8))));
  CHECK(equal(a.trace.last(), longer.trace.last()));
}

TEST_CASE_TEMPLATE("lengths of T are no lengths, to the last bit", Layer,
                   RECURRENT_LAYERS) {
  auto a = padded_case<Layer>(), b = a;
  a.there_and_back();
  b.there_and_back({7, 7, 7, 7, 7});
  CHECK(a.trace.h == b.trace.h);
  CHECK(a.flow.dx == b.flow.dx);
  CHECK(a.layer.U.gradient == b.layer.U.gradient);
}

TEST_CASE_TEMPLATE("a sample that has ended keeps its state", Layer,
                   RECURRENT_LAYERS) {
  auto c = padded_case<Layer>();
  c.forward(lengths);
  for_padding(c.x, [&](std::size_t t, std::size_t b) {
    for (std::size_t j = 0; j < 5; ++j)
      CHECK(c.trace.h(t + 1, j, b) == c.trace.h(lengths[b], j, b));
  });
  const auto last = c.trace.last();
  for (std::size_t k = 0; k < parts(last).size(); ++k)
    for (std::size_t j = 0; j < 5; ++j)
      CHECK((*parts(last)[k])(j, 1) == (*parts(c.start)[k])(j, 1));
}

// The last state of a sample alone is the one of its own last step, so the loss
// looks at no output behind it.
TEST_CASE_TEMPLATE("a sample in a batch is what it is alone", Layer,
                   RECURRENT_LAYERS) {
  for (const bool masked : {false, true}) {
    CAPTURE(masked);
    auto all = padded_case<Layer>();
    lstm::Random random(5);
    if (masked)
      all.layer.draw({.input = 0.3, .recurrent = 0.4, .fixed = false}, 7, 5,
                     random, all.masks);
    fill_padding(all.R, 0);
    all.there_and_back(lengths);
    std::vector<Matrix<double>> sums;
    for (auto* p : all.layer.parameters())
      sums.push_back(xt::zeros_like(p->value));
    for (const std::size_t b : {0u, 2u, 3u, 4u}) {
      CAPTURE(b);
      auto one = alone(all, b);
      one.there_and_back();
      for (std::size_t t = 0; t <= lengths[b]; ++t)
        for (std::size_t j = 0; j < 5; ++j)
          CHECK(std::abs(one.trace.h(t, j, 0) - all.trace.h(t, j, b)) <=
                tolerance);
      const Sequence<double> dx =
          xt::view(all.flow.dx, xt::range(0, lengths[b]), xt::all(),
                   xt::range(b, b + 1));
      CHECK(lstm::relative_error(dx, one.flow.dx) <= tolerance);
      for (std::size_t k = 0; k < parts(one.flow).size(); ++k) {
        CHECK(lstm::relative_error(column(*parts(all.flow)[k], b),
                                   *parts(one.flow)[k]) <= tolerance);
      }
      for (std::size_t k = 0; k < sums.size(); ++k)
        sums[k] += one.layer.parameters()[k]->gradient;
    }
    for (std::size_t k = 0; k < sums.size(); ++k)
      CHECK(lstm::relative_error(all.layer.parameters()[k]->gradient,
                                 sums[k]) <= tolerance);
  }
}

TEST_CASE_TEMPLATE("what reaches the end of an empty sample reaches its start",
                   Layer, RECURRENT_LAYERS) {
  auto c = padded_case<Layer>();
  c.there_and_back(lengths);
  for (std::size_t k = 0; k < parts(c.flow).size(); ++k)
    for (std::size_t j = 0; j < 5; ++j) {
      double expected = (*parts(c.d_last)[k])(j, 1);
      for (std::size_t t = 7; k == 0 && t-- > 0;) expected += c.R(t, j, 1);
      CHECK((*parts(c.flow)[k])(j, 1) == expected);
    }
  for_padding(c.x, [&](std::size_t t, std::size_t b) {
    for (std::size_t d = 0; d < 3; ++d) CHECK(c.flow.dx(t, d, b) == 0);
  });
}

TEST_CASE_TEMPLATE("a trace and a flow with lengths leave nothing behind",
                   Layer, RECURRENT_LAYERS) {
  auto a = padded_case<Layer>(), b = a;
  lstm::Random random(6);
  a.layer.draw({.input = 0.3, .recurrent = 0.4}, 7, 5, random, a.masks);
  a.there_and_back(lengths);
  a.masks = {};
  a.there_and_back();
  b.there_and_back();
  CHECK(a.trace.h == b.trace.h);
  CHECK(a.flow.dx == b.flow.dx);
  CHECK(equal(a.flow, b.flow));
  CHECK(a.layer.W.gradient == b.layer.W.gradient);
}

BAD_INPUT("lengths that do not fit") {
  const Sequence<double> x = xt::zeros<double>({7, 2, 3});
  const auto refused = [&](const Lengths& wrong, const char* message) {
    CHECK_THROWS_WITH_AS(lstm::Steps<double>(x, wrong), message,
                         lstm::ShapeError);
    CHECK_THROWS_WITH_AS(lstm::Steps<double>(x).with(wrong), message,
                         lstm::ShapeError);
  };
  refused({1, 2}, "there are 2 lengths, expected 3, one for each sample");
  refused({1, 2, 3, 4}, "there are 4 lengths, expected 3, one for each sample");
  refused({1, 8, 9}, "sample 1 has a length of 8, expected at most 7");
}
