#include <doctest/doctest.h>

#include <complex>

#include "12_relatives/cells.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Sequence, study::Taped;

namespace {

using Complex = std::complex<double>;

struct Shape {
  std::size_t T, D, H, B;
};
constexpr Shape shapes[] = {
    {1, 1, 1, 1}, {2, 3, 4, 2}, {5, 2, 1, 3}, {9, 1, 3, 1}, {12, 4, 5, 2}};

// A layer with an input, a state to begin with, and weights for every output
// and for the last state.
template <template <class> class Cell>
struct Case {
  using Layer = Taped<Cell, double>;
  Layer layer;
  Sequence<double> x, R;
  typename Layer::State start, d_last;
  typename Layer::Trace trace;
  typename Layer::Flow flow;

  explicit Case(const Shape& s)
      : layer(s.D, s.H), x({s.T, s.D, s.B}), R({s.T, s.H, s.B}) {
    lstm::Random random(s.T * 100 + s.H);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    for (auto* state : {&start, &d_last})
      for (auto& part : *state) {
        part.resize({s.H, s.B});
        fill_normal(part, random, 0.5);
      }
    // What an sLSTM divides by is above 0.
    if (start.size() == 4) start[2] = xt::abs(start[2]) + 0.5;
  }

  void there_and_back() {
    layer.forward(x, start, trace);
    lstm::zero_gradients(layer.parameters());
    layer.backward(x, trace, R, flow, d_last);
  }
};

// Σ ⟨R, h⟩ + Σ ⟨d_last, the last state⟩ of complex numbers.
template <template <class> class Cell>
struct ComplexCase {
  using Layer = Taped<Cell, Complex>;
  Layer layer;
  Sequence<Complex> x;
  typename Layer::State start;
  typename Layer::Trace trace;

  explicit ComplexCase(Case<Cell>& c)
      : layer(c.layer.inputs(), c.layer.hidden()), x(xt::cast<Complex>(c.x)) {
    for (std::size_t k = 0; k < layer.parameters().size(); ++k)
      layer.parameters()[k]->value =
          xt::cast<Complex>(c.layer.parameters()[k]->value);
    for (std::size_t k = 0; k < start.size(); ++k)
      start[k] = xt::cast<Complex>(c.start[k]);
  }
  Complex loss(const Case<Cell>& c) {
    layer.forward(x, start, trace);
    const auto last = trace.last();
    Complex sum = 0;
    for (std::size_t k = 0; k < c.R.size(); ++k)
      sum += c.R.flat(k) * trace.h.flat(k);
    for (std::size_t part = 0; part < last.size(); ++part)
      for (std::size_t k = 0; k < last[part].size(); ++k)
        sum += c.d_last[part].flat(k) * last[part].flat(k);
    return sum;
  }
};

template <template <class> class Cell>
void check_gradients() {
  INFO(Cell<double>::kind);
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    Case<Cell> c(shape);
    ComplexCase<Cell> complex(c);
    c.there_and_back();
    const auto check = [&](const auto& gradient, auto& tensor) {
      CHECK(lstm::relative_error(
                gradient, lstm::complex_step([&] { return complex.loss(c); },
                                             tensor)) <= 1e-12);
    };
    for (std::size_t k = 0; k < c.layer.parameters().size(); ++k) {
      INFO(c.layer.parameters()[k]->name);
      check(c.layer.parameters()[k]->gradient,
            complex.layer.parameters()[k]->value);
    }
    check(c.flow.dx, complex.x);
    for (std::size_t k = 0; k < c.start.size(); ++k)
      check(c.flow.d_start[k], complex.start[k]);
  }
}

// The same weights give the same there and back.
template <template <class> class Cell, class Library>
void check_equal(const Library& made) {
  INFO(Cell<double>::kind);
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    Case<Cell> c(shape);
    auto library = made(shape);
    const auto ours = c.layer.parameters(), theirs = library.parameters();
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t k = 0; k < ours.size(); ++k)
      theirs[k]->value = ours[k]->value;
    using Layer = decltype(library);
    typename Layer::State start, d_last;
    typename Layer::Trace trace;
    typename Layer::Flow flow;
    start.h = c.start[0], d_last.h = c.d_last[0];
    if constexpr (requires { start.c; })
      start.c = c.start[1], d_last.c = c.d_last[1];
    library.forward(c.x, start, trace);
    library.backward(c.x, trace, c.R, flow, d_last);
    c.there_and_back();

    const auto equal = [](const auto& a, const auto& b) {
      CHECK(lstm::relative_error(a, b) <= 1e-13);
    };
    for (std::size_t t = 0; t < shape.T; ++t)
      equal(Matrix<double>(lstm::at(c.trace.h, t)),
            Matrix<double>(lstm::at(trace.outputs(), t)));
    for (std::size_t k = 0; k < ours.size(); ++k)
      equal(ours[k]->gradient, theirs[k]->gradient);
    equal(c.flow.dx, flow.dx);
    equal(c.flow.d_start[0], flow.dh);
  }
}

}  // namespace

TEST_CASE("every gradient of every relative agrees with the complex step") {
  check_gradients<relatives::Lstm>();
  check_gradients<relatives::Coupled>();
  check_gradients<relatives::Peephole>();
  check_gradients<relatives::Gru>();
  check_gradients<relatives::GruBefore>();
  check_gradients<relatives::Mgu>();
  check_gradients<relatives::Rnn>();
  check_gradients<relatives::Slstm>();
  check_gradients<relatives::Linear>();
  check_gradients<relatives::SeeingGate>();
  check_gradients<relatives::SeeingCandidate>();
}

TEST_CASE("a relative that the library has is the library's") {
  check_equal<relatives::Lstm>(
      [](const Shape& s) { return lstm::Lstm<double>(s.D, s.H); });
  check_equal<relatives::Gru>(
      [](const Shape& s) { return lstm::Gru<double>(s.D, s.H); });
  check_equal<relatives::GruBefore>([](const Shape& s) {
    return lstm::Gru<double>(s.D, s.H, lstm::Reset::before_product);
  });
  check_equal<relatives::Rnn>(
      [](const Shape& s) { return lstm::Rnn<double>(s.D, s.H); });
}
