// Chapter 4: the output gate, and what a cell knows beside what it shows.

#include "asked.hpp"
#include "figures.hpp"
#include "plain.hpp"
#include "show.hpp"
#include "study/gate_report.hpp"
#include "support/program.hpp"

namespace output_gate {

using study::Entry, study::GateStudy, study::Kind, study::Variant;

static const Variant whole{"the LSTM"};
static const Variant no_o{"o fixed at 1", lstm::Gate::output};
static const Variant straight{"h = o c", {}, Kind::straight};
static const Variant gru{"the GRU", {}, Kind::gru};
static const Variant plain{"a plain layer", {}, Kind::plain};

// The kind of network, its units, and the learning rate that
// `04_output_gate --rates chosen` has chosen for it.
static const std::vector<Entry> entries = {
    {whole, 1, 0.01},    {no_o, 1, 0.01},  {straight, 1, 0.01},
    {no_o, 2, 0.03},     {gru, 2, 0.03},   {whole, 2, 0.03},
    {straight, 2, 0.03}, {plain, 5, 0.01}, {no_o, 3, 0.03}};

// Networks of three to four hundred numbers, for the longer run.
static const std::vector<Entry> more = {
    {whole, 8, 0}, {no_o, 9, 0}, {straight, 8, 0}};

static void chapter(const GateStudy& study, std::size_t guesses,
                    const support::Options& options) {
  print_readers();
  const lstm::Seed seed(options.seed);
  const auto unit = report_plain(seed);
  check_show(seed);

  lstm::Team team(options.threads);
  const auto rivals =
      study::entries_to_report(team, study, entries, more, seed);
  const auto results = study::print_errors(team, study, rivals, seed);
  study::print_guesses(team, study, guesses, seed);
  const auto networks = study::networks_in_the_middle(team, study, results);
  const auto test = study.tests(seed)[0];
  study::print_gate_means(networks, "asked", "not asked", test.x);

  options.draw(cell_figure(unit, fresh_question(seed)));
  options.draw(knows_figure(networks, test.x.shape(0)));
}

}  // namespace output_gate

int main(int argc, char** argv) {
  using namespace output_gate;
  support::Options options("04_output_gate",
                           "Shows what an output gate is good for, checks its "
                           "gradients and takes it away.");
  std::size_t steps = 10, guesses = 20'000;
  GateStudy study{.make =
                      [&steps](std::size_t n, lstm::Random random) {
                        return asked_values<float>(n, steps, random);
                      },
                  .rules = {{"half the value", half_the_value},
                            {"0, always", study::always_zero}}};
  options.whole("--steps", steps, {2, 10'000, 10}, "steps in a sequence");
  options.whole("--guesses", guesses, {1, 1'000'000'000, 500},
                "networks to guess at each width");
  study.declare(options);
  return support::run(options, argc, argv,
                      [&] { chapter(study, guesses, options); });
}
