// Samples of other lengths in one batch, read both ways.
#include <limits>

#include "layered_case.hpp"
#include "lstm/numbers/gradient_check.hpp"

using lstm::Bidirectional, lstm::Gru, lstm::Lstm, lstm::Rnn, lstm::Stack;
using lstm::Lengths, lstm::Matrix, lstm::Sequence;

#define BOTH_WAYS                                          \
  Bidirectional<Lstm<double>>, Bidirectional<Gru<double>>, \
      Stack<Bidirectional<Lstm<double>>>, Stack<Bidirectional<Rnn<double>>>

namespace {

const Lengths lengths = {4, 0, 7, 1, 6};

template <class Layer>
LayeredCase<Layer> padded_case() {
  if constexpr (requires { Layer(2, 3, 4); })
    return {Layer(2, 3, 4), 7, lengths.size()};
  else
    return {Layer(3, 4), 7, lengths.size()};
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

// Sample b of a sequence by itself, in as many steps as it has.
Sequence<double> own(const Sequence<double>& all, std::size_t b) {
  return xt::view(all, xt::range(0, lengths[b]), xt::all(),
                  xt::range(b, b + 1));
}

template <class State>
State own_state(State all, std::size_t b) {
  for (auto* matrix : matrices_of(all)) {
    const Matrix<double> column =
        xt::view(*matrix, xt::all(), xt::range(b, b + 1));
    *matrix = column;
  }
  return all;
}

template <class State>
void check_near(const State& a, const State& b) {
  for (std::size_t k = 0; k < matrices_of(a).size(); ++k) {
    CAPTURE(k);
    CHECK(lstm::relative_error(*matrices_of(a)[k], *matrices_of(b)[k]) <=
          1e-12);
  }
}

}  // namespace

TEST_CASE_TEMPLATE("what stands in the padding changes no bit of both ways",
                   Layer, BOTH_WAYS) {
  for (const bool masked : {false, true}) {
    CAPTURE(masked);
    auto a = padded_case<Layer>();
    a.lengths = lengths;
    if (masked) a.draw_masks();
    auto b = a;
    fill_padding(a.x, std::numeric_limits<double>::quiet_NaN());
    fill_padding(b.x, 1e300);
    a.there_and_back();
    b.there_and_back();
    CHECK(copy_of(a.trace.outputs()) == copy_of(b.trace.outputs()));
    check_same(a.trace.last(), b.trace.last());
    CHECK(a.flow.dx == b.flow.dx);
    check_same(a.flow, b.flow);
    check_same_gradients(a.layer, b.layer);
    if (!masked)
      check_same(a.layer.last_state(a.steps(), a.start), a.trace.last());
  }
}

TEST_CASE_TEMPLATE("more padding changes no bit of both ways", Layer,
                   BOTH_WAYS) {
  auto a = padded_case<Layer>();
  fill_padding(a.R, 0);
  a.lengths = lengths;
  auto longer = a;
  longer.x.resize({11, 3, 5});
  longer.x.fill(std::numeric_limits<double>::quiet_NaN());
  xt::view(longer.x, xt::range(0, 7)) = a.x;
  longer.R = xt::zeros<double>({std::size_t{11}, a.R.shape(1), a.R.shape(2)});
  xt::view(longer.R, xt::range(0, 7)) = a.R;
  a.there_and_back();
  longer.there_and_back();
  const auto first = [](const Sequence<double>& all) -> Sequence<double> {
    return xt::view(all, xt::range(0, 7));
  };
  CHECK(copy_of(a.trace.outputs()) == first(copy_of(longer.trace.outputs())));
  check_same(a.trace.last(), longer.trace.last());
  check_same(a.flow, longer.flow);
  CHECK(a.flow.dx == first(longer.flow.dx));
}

TEST_CASE_TEMPLATE("lengths of T are no lengths for both ways", Layer,
                   BOTH_WAYS) {
  auto a = padded_case<Layer>(), b = a;
  b.lengths = {7, 7, 7, 7, 7};
  a.there_and_back();
  b.there_and_back();
  CHECK(copy_of(a.trace.outputs()) == copy_of(b.trace.outputs()));
  CHECK(a.flow.dx == b.flow.dx);
  check_same_gradients(a.layer, b.layer);
}

TEST_CASE_TEMPLATE("a sample is read both ways as it is alone", Layer,
                   BOTH_WAYS) {
  auto all = padded_case<Layer>();
  all.lengths = lengths;
  fill_padding(all.R, 0);
  all.there_and_back();
  std::vector<Matrix<double>> sums;
  for (auto* p : all.layer.parameters())
    sums.push_back(xt::zeros_like(p->value));
  for (const std::size_t b : {0u, 2u, 3u, 4u}) {
    CAPTURE(b);
    auto one = all;
    one.lengths = {};
    one.x = own(all.x, b);
    one.R = own(all.R, b);
    one.start = own_state(all.start, b);
    one.d_last = own_state(all.d_last, b);
    one.there_and_back();
    CHECK(lstm::relative_error(own(copy_of(all.trace.outputs()), b),
                               copy_of(one.trace.outputs())) <= 1e-12);
    CHECK(lstm::relative_error(own(all.flow.dx, b), one.flow.dx) <= 1e-12);
    check_near(own_state(all.trace.last(), b), one.trace.last());
    auto flow = all.flow;
    for (std::size_t k = 0; k < matrices_of(flow).size(); ++k)
      *matrices_of(flow)[k] = Matrix<double>(
          xt::view(*matrices_of(all.flow)[k], xt::all(), xt::range(b, b + 1)));
    check_near(flow, one.flow);
    for (std::size_t k = 0; k < sums.size(); ++k)
      sums[k] += one.layer.parameters()[k]->gradient;
  }
  for (std::size_t k = 0; k < sums.size(); ++k)
    CHECK(lstm::relative_error(all.layer.parameters()[k]->gradient, sums[k]) <=
          1e-12);
}

TEST_CASE("where a sample has ended the outputs are the last states") {
  auto c = padded_case<Bidirectional<Lstm<double>>>();
  c.lengths = lengths;
  c.forward();
  const auto last = c.trace.last();
  for_padding(c.x, [&](std::size_t t, std::size_t b) {
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(c.trace.h(t, j, b) == last.forward.h(j, b));
      CHECK(c.trace.h(t, 4 + j, b) == last.backward.h(j, b));
    }
  });
}
