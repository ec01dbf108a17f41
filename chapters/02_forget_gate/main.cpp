// Chapter 2: the forget gate, its gradients, and what is lost without it.

#include "figures.hpp"
#include "plain.hpp"
#include "running_sum.hpp"
#include "study/gate_report.hpp"
#include "study/shape_picture.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace forget_gate {

using study::Entry, study::GateStudy, study::Kind, study::Variant;

static const Variant whole{"the LSTM"};
static const Variant fixed{"f fixed at 1", lstm::Gate::forget};
static const Variant gru{"the GRU", {}, Kind::gru};
static const Variant plain{"a plain layer", {}, Kind::plain};

// The kind of network, its units, and the learning rate that
// `02_forget_gate --rates chosen` has chosen for it.
static const std::vector<Entry> entries = {
    {whole, 1, 0.03}, {whole, 2, 0.03}, {fixed, 1, 0.01}, {fixed, 2, 0.03},
    {fixed, 3, 0.03}, {gru, 2, 0.03},   {plain, 5, 0.01}};

// Networks of some hundred and of over a thousand numbers, for the longer run.
static const std::vector<Entry> more = {{whole, 4, 0}, {whole, 16, 0},
                                        {fixed, 5, 0}, {fixed, 19, 0},
                                        {gru, 19, 0},  {plain, 34, 0}};

static void chapter(const GateStudy& study, std::size_t guesses,
                    const support::Options& options) {
  report_bias();
  const auto gate = report_plain();

  const lstm::Seed seed(options.seed);
  report_gate_check(seed);

  lstm::Team team(options.threads);
  const auto rivals =
      study::entries_to_report(team, study, entries, more, seed);
  const auto results = study::print_errors(team, study, rivals, seed);
  study::print_longer(study, results, seed);
  study::print_guesses(team, study, guesses, seed);
  report_forget(team, study, rivals[0], seed);

  options.draw(cell_figure(gate));
  options.draw(study::gate_shapes("02-shapes", {}));
  options.draw(sigmoid_figure());
  const auto networks = study::networks_in_the_middle(team, study, results);
  const auto longer = study.tests(seed)[1];
  options.draw(stream_figure(networks[0].model, networks[1].model, longer.x));
}

static GateStudy::Task sums_of(const std::size_t& steps) {
  return [&steps](std::size_t sequences, lstm::Random random) {
    return running_sums<float>(sequences, steps, mark_share, random);
  };
}

}  // namespace forget_gate

int main(int argc, char** argv) {
  using namespace forget_gate;
  support::Options options("02_forget_gate",
                           "Checks the gradients of a forget gate, and shows "
                           "what an LSTM loses without one.");
  std::size_t steps = 24, longer = 384, guesses = 20'000;
  GateStudy study{.make = sums_of(steps),
                  .longer = sums_of(longer),
                  .rules = {{"f = 0.85, always", always_leaking},
                            {"0, always", study::always_zero}},
                  .sequences = 1'000,
                  .epochs = 40};
  options.whole("--steps", steps, {1, 10'000, 24}, "steps in a sequence");
  options.whole("--guesses", guesses, {1, 1'000'000'000, 500},
                "networks to guess at each width");
  study.declare(options);
  return support::run(options, argc, argv,
                      [&] { chapter(study, guesses, options); });
}
