#include "study/gate_study.hpp"

#include <algorithm>
#include <complex>
#include <stdexcept>
#include <utility>

#include "lstm/layers/gru.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/training/fit.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"
#include "study/straight.hpp"
#include "support/interrupt.hpp"

namespace study {

// With zero weights the pre-activation is the bias, whatever the gate reads.
// e⁻¹⁰⁰ is lost beside 1, so σ(100) rounds to 1, and so does tanh(100).
template <class Scalar>
void fix_gate(lstm::Lstm<Scalar>& layer, lstm::Gate which) {
  const std::size_t H = layer.hidden();
  const std::size_t first = static_cast<std::size_t>(which) * H;
  auto rows = xt::range(first, first + H);
  xt::view(layer.W.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.U.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.b.value, rows, xt::all()) = Scalar(100);
}

template void fix_gate(lstm::Lstm<float>&, lstm::Gate);
template void fix_gate(lstm::Lstm<double>&, lstm::Gate);
template void fix_gate(lstm::Lstm<std::complex<double>>&, lstm::Gate);

lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  model.layer.forward(
      x, lstm::State<float>::zeros(model.layer.hidden(), x.shape(2)), trace);
  return trace;
}

template <template <class> class L>
static std::size_t all_numbers(std::size_t units, std::size_t inputs) {
  lstm::Regressor<float, L> model(inputs, units, 1);
  std::size_t numbers = 0;
  for (const auto* p : model.parameters()) numbers += p->value.size();
  return numbers;
}

std::size_t live_numbers(const Variant& variant, std::size_t units,
                         std::size_t inputs) {
  if (variant.kind == Kind::gru) return all_numbers<lstm::Gru>(units, inputs);
  if (variant.kind == Kind::plain) return all_numbers<lstm::Rnn>(units, inputs);
  const std::size_t of_a_gate = units * (inputs + units + 1);
  return all_numbers<lstm::Lstm>(units, inputs) -
         (variant.fixed ? of_a_gate : 0);
}

void GateStudy::declare(support::Options& options) {
  options.whole("--sequences", sequences, {32, 1'000'000, 500},
                "sequences to train on");
  options.whole("--epochs", epochs, {1, 100'000, 5}, "passes over the data");
  options.whole("--networks", seeds, {6, 10'000, 6},
                "networks of each kind, each from its seed");
  options.word("--rates", rates, {"known", "chosen"},
               "learning rates that are known, or chosen first, for more "
               "networks");
  options.share_work();
}

static Tests tests_of(const GateStudy& study, const lstm::Seed& part) {
  Tests tests = {study.make(1'000, part.stream("test"))};
  if (study.longer)
    tests.push_back(study.longer(1'000, part.stream("longer test")));
  return tests;
}

Tests GateStudy::tests(const lstm::Seed& seed) const {
  return tests_of(*this, seed.part("reported"));
}

Tests GateStudy::tests_for_choice(const lstm::Seed& seed) const {
  auto tests = tests_of(*this, seed.part("choice of rates"));
  tests.resize(1);
  return tests;
}

template <class Model>
static auto trained(const GateStudy& study, const Entry& entry,
                    const lstm::Seed& seed) {
  const auto data = study.make(study.sequences, seed.stream("training"));
  Model model(data.x.shape(1), entry.units, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  if constexpr (std::is_same_v<decltype(model.layer), lstm::Lstm<float>>)
    if (entry.variant.fixed) fix_gate(model.layer, *entry.variant.fixed);
  lstm::Adam<float> adam({.rate = entry.rate});
  lstm::fit(model, adam, data, {.epochs = study.epochs}, seed,
            {.stop = support::interrupted});
  support::leave_if_interrupted();
  return model;
}

lstm::Regressor<float> GateStudy::train(const Entry& entry,
                                        const lstm::Seed& seed) const {
  if (entry.variant.kind != Kind::lstm)
    throw std::invalid_argument(entry.variant.name + " is no LSTM");
  return trained<lstm::Regressor<float>>(*this, entry, seed);
}

template <class Model>
static std::vector<double> trained_errors(const GateStudy& study,
                                          const Entry& entry,
                                          const lstm::Seed& seed,
                                          const Tests& tests) {
  const auto model = trained<Model>(study, entry, seed);
  std::vector<double> errors;
  for (const auto& test : tests) errors.push_back(lstm::evaluate(model, test));
  return errors;
}

std::vector<double> GateStudy::errors(const Entry& entry,
                                      const lstm::Seed& seed,
                                      const Tests& tests) const {
  switch (entry.variant.kind) {
    case Kind::gru:
      return trained_errors<lstm::Regressor<float, lstm::Gru>>(*this, entry,
                                                               seed, tests);
    case Kind::plain:
      return trained_errors<lstm::Regressor<float, lstm::Rnn>>(*this, entry,
                                                               seed, tests);
    case Kind::straight:
      return trained_errors<Straight<float>>(*this, entry, seed, tests);
    case Kind::lstm:
      break;
  }
  return trained_errors<lstm::Regressor<float>>(*this, entry, seed, tests);
}

double NamedRule::error(const lstm::Dataset<float>& test) const {
  return double{lstm::mean_squared_error(answer(test), test.y).value};
}

lstm::Matrix<float> always_zero(const lstm::Dataset<float>& data) {
  return xt::zeros_like(data.y);
}

lstm::Seed GateStudy::network(const lstm::Seed& seed, std::size_t k) const {
  return seed.part("reported").part("network", k);
}

// For each network, in the order of their seeds, its error on each test.
using Errors = std::vector<std::vector<double>>;

static std::vector<double> on_test(const Errors& errors, std::size_t test) {
  std::vector<double> all;
  for (const auto& one : errors) all.push_back(one[test]);
  return all;
}

Outcome GateStudy::report(lstm::Team& team, const Entry& entry,
                          const lstm::Seed& seed) const {
  const auto judges = tests(seed);
  const Errors all = in_order(team, seeds, [&](std::size_t k) {
    return errors(entry, network(seed, k), judges);
  });
  const auto middle = in_the_middle(on_test(all, 0));
  Outcome result{entry, {}, network(seed, middle)};
  for (std::size_t k = 0; k < judges.size(); ++k)
    result.spreads.push_back(spread_of(on_test(all, k), limit(judges[k])));
  return result;
}

Choice GateStudy::choose(lstm::Team& team, const Entry& entry,
                         const lstm::Seed& seed) const {
  const auto part = seed.part("choice of rates");
  const auto judges = tests_for_choice(seed);
  Choice choice{entry, {}};
  for (std::size_t k = 0; k < rates_to_try.size(); ++k) {
    choice.entry.rate = rates_to_try[k];
    choice.medians[k] = median(in_order(team, seeds, [&](std::size_t network) {
      return errors(choice.entry, part.part("network", network), judges)[0];
    }));
  }
  const auto best = std::ranges::min_element(choice.medians);
  choice.entry.rate =
      rates_to_try[static_cast<std::size_t>(best - choice.medians.begin())];
  return choice;
}

}  // namespace study
