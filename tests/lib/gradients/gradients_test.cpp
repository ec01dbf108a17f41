// Every gradient of the library, over shapes and values drawn at random, by
// central differences and by the complex step. A case that fails is run again
// by itself with LSTM_CASE=NUMBER in the environment.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>

#include "gradient_attention.hpp"
#include "gradient_models.hpp"
#include "gradient_sequences.hpp"
#include "gradient_stacks.hpp"
#include "gradient_steps.hpp"
#include "gradient_symbols.hpp"
#include "gradient_texts.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "sanitized.hpp"

namespace {

// What sanitizers look for depends on shapes alone, each step's on few others,
// and they are slow.
#ifdef SANITIZED
constexpr std::size_t cases = 12, most_steps = 10;
#else
constexpr std::size_t cases = 200, most_steps = 40;
#endif

// As many small numbers as large ones, since the edges are where the faults
// are: 1 to `most`, with the chance of n falling as 1 / n.
std::size_t draw_size(lstm::Random& random, double most) {
  return static_cast<std::size_t>(std::pow(most + 1, random.uniform()));
}

Shape draw_shape(lstm::Random& random) {
  return {.T = draw_size(random, most_steps),
          .B = draw_size(random, 9),
          .H = draw_size(random, 17),
          .D = draw_size(random, 5)};
}

// The rows of one gate, since each has to be right by itself.
template <class Tensor>
Tensor block(const Tensor& tensor, std::size_t k, std::size_t blocks) {
  const std::size_t rows = tensor.shape(0) / blocks;
  return xt::view(tensor, xt::range(k * rows, (k + 1) * rows));
}

// What disagrees, by name, with the two errors.
using Disagreements = std::map<std::string, std::string>;

template <class Real, class Complex, class PartOfReals, class PartOfComplex>
void compare(PartOfReals& part, PartOfComplex& complex_part,
             const Argument<Real>& w, const Argument<Complex>& complex_w,
             Disagreements& found) {
  const Real differences =
      lstm::central_differences([&] { return part.loss(); }, *w.value, 1e-5);
  const Real complex_step =
      lstm::complex_step([&] { return complex_part.loss(); }, *complex_w.value);
  for (std::size_t k = 0; k < w.blocks; ++k) {
    const auto error = [&](const Real& gradient) {
      return lstm::relative_error(block(*w.gradient, k, w.blocks),
                                  block(gradient, k, w.blocks));
    };
    const double a = error(differences), b = error(complex_step);
    if (!(a <= 1e-7 && b <= 1e-12))
      found[w.blocks == 1 ? w.name
                          : fmt::format("{}, gate {}", w.name,
                                        (w.blocks == 3 ? "rzn" : "ifgo")[k])] =
          fmt::format("{:.1e} from differences, {:.1e} from the complex step",
                      a, b);
  }
}

template <template <class> class Part>
Disagreements disagreements(const Shape& shape, std::uint64_t seed) {
  lstm::Random random(seed), same_values(seed);
  Part<double> part(shape, random);
  Part<std::complex<double>> complex_part(shape, same_values);
  part.backward();
  const auto w = part.arguments();
  const auto complex_w = complex_part.arguments();
  Disagreements found;
  for (std::size_t k = 0; k < w.matrices.size(); ++k)
    compare(part, complex_part, w.matrices[k], complex_w.matrices[k], found);
  for (std::size_t k = 0; k < w.sequences.size(); ++k)
    compare(part, complex_part, w.sequences[k], complex_w.sequences[k], found);
  return found;
}

// A gradient is a sum. Where its terms happen to cancel, no digits are left to
// compare, and the values are drawn once more; a gradient that is wrong is
// wrong with those, too.
template <template <class> class Part>
void check_case(std::size_t number) {
  lstm::Random random(number);
  const auto shape = draw_shape(random);
  std::string wrong;
  if (const auto found = disagreements<Part>(shape, number); !found.empty()) {
    const auto again = disagreements<Part>(shape, number + cases);
    for (const auto& block : found)
      if (again.contains(block.first))
        wrong += fmt::format("{}: {}\n", block.first, block.second);
  }
  INFO("case ", number, ": T ", shape.T, ", B ", shape.B, ", H ", shape.H,
       ", D ", shape.D, "; again with LSTM_CASE=", number, "\n", wrong);
  REQUIRE(wrong.empty());
}

template <template <class> class Part>
void check_cases() {
  if (const char* number = std::getenv("LSTM_CASE"))
    return check_case<Part>(std::stoul(number));
  for (std::size_t number = 1; number <= cases; ++number)
    check_case<Part>(number);
}

}  // namespace

TEST_CASE("gate with a sigmoid") {
  check_cases<SigmoidGatePart>();
}
TEST_CASE("gate with tanh") {
  check_cases<TanhGatePart>();
}
TEST_CASE("cell over one step") {
  check_cases<CellPart>();
}
TEST_CASE("cell over a sequence") {
  check_cases<CellRunPart>();
}
TEST_CASE("layer") {
  check_cases<Reading<lstm::Lstm>::All>();
}
TEST_CASE("layer with a mask") {
  check_cases<Reading<lstm::Lstm>::Masked>();
}
TEST_CASE("layer with lengths") {
  check_cases<Reading<lstm::Lstm>::Lengths>();
}
TEST_CASE("gru that resets the product") {
  check_cases<Reading<GruAfter>::All>();
}
TEST_CASE("gru that resets the product with a mask") {
  check_cases<Reading<GruAfter>::Masked>();
}
TEST_CASE("gru that resets the product with lengths") {
  check_cases<Reading<GruAfter>::Lengths>();
}
TEST_CASE("gru that resets the state") {
  check_cases<Reading<GruBefore>::All>();
}
TEST_CASE("gru that resets the state with a mask") {
  check_cases<Reading<GruBefore>::Masked>();
}
TEST_CASE("gru that resets the state with lengths") {
  check_cases<Reading<GruBefore>::Lengths>();
}
TEST_CASE("rnn") {
  check_cases<Reading<lstm::Rnn>::All>();
}
TEST_CASE("rnn with a mask") {
  check_cases<Reading<lstm::Rnn>::Masked>();
}
TEST_CASE("rnn with lengths") {
  check_cases<Reading<lstm::Rnn>::Lengths>();
}
TEST_CASE("dense layer") {
  check_cases<DensePart>();
}
TEST_CASE("dense on every step") {
  check_cases<DenseOnStepsPart>();
}
TEST_CASE("stack") {
  check_cases<StackPart>();
}
TEST_CASE("stack of rnns with lengths and masks") {
  check_cases<RnnStackPart>();
}
TEST_CASE("both directions") {
  check_cases<BothPart>();
}
TEST_CASE("stack of both directions with lengths and masks") {
  check_cases<StackOfBothPart>();
}
TEST_CASE("stack of both directions of a gru") {
  check_cases<GruStackOfBothPart>();
}
TEST_CASE("tagger") {
  check_cases<TaggerPart>();
}
TEST_CASE("encoder and decoder") {
  check_cases<EncoderDecoderPart>();
}
TEST_CASE("attention by dot products") {
  check_cases<DotAttentionPart>();
}
TEST_CASE("attention by a small network") {
  check_cases<AdditiveAttentionPart>();
}
TEST_CASE("encoder and decoder with dot attention") {
  check_cases<DotTranslatorPart>();
}
TEST_CASE("encoder and decoder with additive attention") {
  check_cases<AdditiveTranslatorPart>();
}
TEST_CASE("squared error") {
  check_cases<SquaredErrorPart>();
}
TEST_CASE("cross-entropy") {
  check_cases<CrossEntropyPart>();
}
TEST_CASE("binary cross-entropy") {
  check_cases<BinaryCrossEntropyPart>();
}
TEST_CASE("connectionist temporal classification") {
  check_cases<CtcPart>();
}
TEST_CASE("classifier of words") {
  check_cases<ClassifierPart>();
}
TEST_CASE("penalty") {
  check_cases<PenaltyPart>();
}
TEST_CASE("regressor") {
  check_cases<RegressorPart>();
}
TEST_CASE("regressor with a gru") {
  check_cases<GruRegressorPart>();
}
TEST_CASE("regressor with an rnn") {
  check_cases<RnnRegressorPart>();
}
