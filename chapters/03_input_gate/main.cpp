// Chapter 3: the input gate and the candidate, and why a write takes both.

#include <algorithm>

#include "by_hand.hpp"
#include "figures.hpp"
#include "marked.hpp"
#include "plain.hpp"
#include "step_errors.hpp"
#include "study/gate_report.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"
#include "write.hpp"

namespace input_gate {

using study::Entry, study::GateStudy, study::Kind, study::Variant;

static const Variant whole{"the LSTM"};
static const Variant no_i{"i fixed at 1", lstm::Gate::input};
static const Variant no_g{"g fixed at 1", lstm::Gate::candidate};
static const Variant gru{"the GRU", {}, Kind::gru};
static const Variant plain{"a plain layer", {}, Kind::plain};

// The kind of network, its units, and the learning rate that
// `03_input_gate --rates chosen` has chosen for it.
static const std::vector<Entry> entries = {
    {whole, 1, 0.03}, {no_i, 1, 0.03}, {no_g, 1, 0.03},  {no_i, 2, 0.01},
    {no_g, 2, 0.1},   {gru, 2, 0.01},  {whole, 2, 0.03}, {plain, 5, 0.01},
    {no_i, 3, 0.01},  {no_g, 3, 0.1}};

// Networks of three to four hundred numbers, for the longer run.
static const std::vector<Entry> more = {
    {whole, 8, 0}, {no_i, 9, 0}, {no_g, 9, 0}};

// Of the reported networks of an entry, the one with the largest error.
static study::Trained worst(lstm::Team& team, const GateStudy& study,
                            const Entry& entry, const lstm::Seed& seed) {
  const auto tests = study.tests(seed);
  const auto errors = study::in_order(team, study.seeds, [&](std::size_t k) {
    return study.errors(entry, study.network(seed, k), tests)[0];
  });
  const auto k = std::ranges::max_element(errors) - errors.begin();
  const auto seed_of_worst = study.network(seed, static_cast<std::size_t>(k));
  return {"the worst LSTM", study.train(entry, seed_of_worst)};
}

static void chapter(const GateStudy& study, std::size_t guesses,
                    const support::Options& options) {
  print_writes_by_hand();
  const lstm::Seed seed(options.seed);
  const auto unit = report_plain(seed);
  check_write(seed);

  lstm::Team team(options.threads);
  const auto rivals =
      study::entries_to_report(team, study, entries, more, seed);
  const auto results = study::print_errors(team, study, rivals, seed);
  study::print_guesses(team, study, guesses, seed);
  const auto networks = study::networks_in_the_middle(team, study, results);
  const auto test = study.tests(seed)[0];
  auto shown = networks;
  shown.push_back(worst(team, study, rivals[0], seed));
  study::print_gate_means(shown, "marked", "unmarked", test.x);
  print_step_errors(shown, test.x);

  options.draw(cell_figure(unit, fresh_sum(seed)));
  options.draw(writes_figure());
  options.draw(answers_figure(study.make(1, seed.stream("answers")), networks));
}

}  // namespace input_gate

int main(int argc, char** argv) {
  using namespace input_gate;
  support::Options options("03_input_gate",
                           "Shows why an LSTM writes with two gates, checks "
                           "their gradients and takes each of them away.");
  std::size_t steps = 10, guesses = 20'000;
  GateStudy study{.make =
                      [&steps](std::size_t n, lstm::Random random) {
                        return marked_sums<float>(n, steps, random);
                      },
                  .rules = {{"1/4 of all", share_of_all},
                            {"0, always", study::always_zero}}};
  options.whole("--steps", steps, {1, 10'000, 10}, "values in a sequence");
  options.whole("--guesses", guesses, {1, 1'000'000'000, 500},
                "networks to guess at each width");
  study.declare(options);
  return support::run(options, argc, argv,
                      [&] { chapter(study, guesses, options); });
}
