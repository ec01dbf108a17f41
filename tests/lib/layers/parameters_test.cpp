#include "lstm/layers/parameters.hpp"

#include <complex>
#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

using lstm::Parameter, lstm::ShapeError;

static constexpr std::size_t two_to_32 = std::size_t{1} << 32;

TEST_CASE("a parameter begins with zeros, its gradient beside it") {
  const Parameter<float> p("p", 2, 3);
  CHECK(p.value == xt::zeros<float>({2, 3}));
  CHECK(p.gradient == p.value);
}

TEST_CASE("a const layer shows its parameters to whoever only reads") {
  const lstm::Dense<double> dense(3, 2);
  const auto seen = values(dense);
  static_assert(std::is_same_v<decltype(seen), const lstm::Values<double>>);
  CHECK(seen == lstm::Values<double>{&dense.W, &dense.b});
  CHECK(count(seen) == 2 * 3 + 2);
}

TEST_CASE("a list of parameters is read as it lies") {
  Parameter<float> a("a", 2, 3), b("b", 1, 4);
  const lstm::Parameters<float> both = {&b, &a};
  CHECK(values(both) == lstm::Values<float>{&b, &a});
  CHECK(count(both) == 10);
}

BAD_INPUT("a parameter of more numbers than can be counted") {
  CHECK_THROWS_WITH_AS(Parameter<double>("p", two_to_32, two_to_32),
                       "p has shape [4294967296, 4294967296], expected one of "
                       "fewer than 2^63 bytes",
                       ShapeError);
  // 2^60 numbers can be counted, but not their bytes.
  const std::size_t many = two_to_32 << 28;
  CHECK_THROWS_AS(Parameter<double>("p", many, 1), ShapeError);
  CHECK_THROWS_AS(Parameter<double>("p", 1, many), ShapeError);
  CHECK_THROWS_AS(Parameter<std::complex<double>>("p", many / 2, 1),
                  ShapeError);
  CHECK_THROWS_AS(Parameter<float>("p", 2 * many, 1), ShapeError);
}

BAD_INPUT("layers of more numbers than can be counted") {
  CHECK_THROWS_AS(lstm::Dense<float>(two_to_32, two_to_32), ShapeError);
  CHECK_THROWS_AS(lstm::Rnn<float>(two_to_32, two_to_32), ShapeError);
  CHECK_THROWS_AS(lstm::Cell<float>(two_to_32, two_to_32), ShapeError);
  CHECK_THROWS_AS(lstm::Lstm<float>(two_to_32, two_to_32), ShapeError);
}

BAD_INPUT("more hidden units than four gates can be stacked of") {
  const std::size_t most = std::numeric_limits<std::size_t>::max() / 4;
  CHECK_THROWS_WITH_AS(lstm::Lstm<float>(1, most + 1),
                       "an LSTM has at most 4611686018427387903 hidden units, "
                       "got 4611686018427387904",
                       ShapeError);
  CHECK_THROWS_AS(lstm::Lstm<float>(1, most + 2), ShapeError);
  CHECK_THROWS_AS(lstm::Lstm<float>(1, most), ShapeError);
}

BAD_INPUT("states and traces of more numbers than can be counted") {
  CHECK_THROWS_WITH_AS(lstm::State<float>::zeros(two_to_32, two_to_32),
                       "h has shape [4294967296, 4294967296], expected one of "
                       "fewer than 2^63 bytes",
                       ShapeError);
  lstm::Trace<float> trace;
  const std::size_t most = std::numeric_limits<std::size_t>::max();
  CHECK_THROWS_AS(trace.resize(1, two_to_32, two_to_32), ShapeError);
  CHECK_THROWS_AS(trace.resize(0, two_to_32, two_to_32), ShapeError);
  CHECK_THROWS_AS(trace.resize(1, most / 4 + 1, 1), ShapeError);
  CHECK_THROWS_AS(trace.resize(most, 1, 1), ShapeError);
}
