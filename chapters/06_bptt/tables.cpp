#include "tables.hpp"

#include <fmt/core.h>

#include "mistakes.hpp"

namespace bptt {

static std::string in_a_row(const GateErrors& errors) {
  std::string row;
  for (const double error : errors) row += fmt::format(" {:.1e}", error);
  return row;
}

void print_sweep(const Sweep& sweep) {
  fmt::print(
      "Error against differences   in double                         in float\n"
      "  step            i       f       g       o"
      "         i       f       g       o\n");
  for (std::size_t k = 0; k < sweep.steps.size(); k += 3)
    fmt::print("  {:<8.0e} {}  {}\n", sweep.steps[k],
               in_a_row(sweep.in_double[k]), in_a_row(sweep.in_float[k]));
  fmt::print("  complex   at most {:.0e} in every gate\n",
             bound(sweep.complex_step));
}

static std::string forget(const Reach& reach) {
  return reach.mean_forget == 0 ? "-"
                                : fmt::format("{:.2f}", reach.mean_forget);
}

void print_untrained(const std::vector<Untrained>& networks, std::size_t last) {
  fmt::print("\nGradient before training  mean f  10 back  25 back  {} back\n",
             last);
  for (const auto& [name, short_name, reach] : networks)
    fmt::print("  {:<22} {:>7} {:>8.1e} {:>8.1e} {:>8.1e}\n", name,
               forget(reach), reach.norms[10], reach.norms[25],
               reach.norms[last]);
}

static void print_lives(const char* name, const Trained& network,
                        std::size_t last) {
  fmt::print("  {:<22}", name);
  const auto half = [&](const Reach& reach, double loss) {
    fmt::print("{:>7} {:>8.1e} {:>8.1e}", forget(reach), reach.norms[last],
               loss);
  };
  half(network.before, network.loss_before);
  half(network.after, network.loss_after);
  fmt::print("\n");
}

void print_trained(const std::vector<Trained>& networks, std::size_t last) {
  fmt::print(
      "\nRecall: before, after   mean f  {0} back     loss mean f  {0}"
      " back     loss\n",
      last);
  print_lives("plain orthogonal", networks[0], last);
  print_lives("LSTM forget bias 1", networks[1], last);
  print_lives("LSTM forget bias 5", networks[2], last);
}

void print_mistakes(lstm::Team& team, std::size_t batches,
                    const lstm::Seed& seed) {
  fmt::print(
      "\nMistake                 one step         W        U        b"
      "     loss\n");
  for (const auto mistake : mistakes) {
    const auto found = check(mistake, seed);
    fmt::print("  {:<22}{:>8.1e}  {:>8.1e} {:>8.1e} {:>8.1e} {:>8.1e}\n",
               words(mistake), found.one_step, found.W, found.U, found.b,
               limp(team, mistake, 20, 16, batches, seed));
  }
}

}  // namespace bptt
