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
      "\nError against differences   in double                         in "
      "float\n"
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
    fmt::print("  {:<24} {:>5} {:>8.1e} {:>8.1e} {:>8.1e}\n", name,
               forget(reach), reach.norms[10], reach.norms[25],
               reach.norms[last]);
}

void print_parted(const std::vector<Parted>& parted, std::size_t last) {
  constexpr std::size_t passages[] = {1, 5, 10, 20};
  fmt::print("\n{} steps back    mean f  its power  along c", last);
  for (const auto k : passages) fmt::print("  {:>2} by h", k);
  fmt::print("    added      all\n");
  for (const auto& p : parted) {
    fmt::print("  {:<14} {:>7.2f}   {:>8.1e} {:>8.1e}",
               fmt::format("forget bias {}", p.bias), p.mean_forget, p.by_mean,
               p.by_passages[0]);
    for (const auto k : passages) fmt::print(" {:>7.0e}", p.by_passages[k]);
    fmt::print(" {:>8.1e} {:>8.1e}\n", p.added, p.whole);
  }
}

static void print_lives(const Rival& rival, const Trained& network,
                        std::size_t last) {
  fmt::print("  {:<24} {:<6}", rival.name, rival.rate);
  const auto half = [&](const Reach& reach, double loss) {
    fmt::print("  {:>8.1e} {:>8.1e}", reach.norms[last], loss);
  };
  half(network.before, network.loss_before);
  half(network.after, network.loss_after);
  fmt::print("\n");
}

void print_trained(const std::vector<Trained>& networks, std::size_t last) {
  fmt::print(
      "\nRecall: before, after      rate     {0} back     loss   {0} back     "
      "loss\n",
      last);
  const auto all = rivals();
  for (std::size_t k = 0; k < all.size(); ++k)
    print_lives(all[k], networks[k], last);
}

void print_outcomes(const Outcomes& left, const Outcomes& right,
                    std::size_t networks) {
  const auto task = [](const Training& training) {
    return fmt::format("{} steps{}", training.T,
                       training.clip ? "" : ", not clipped");
  };
  constexpr auto columns = "  rate  median  interval        failed";
  fmt::print("\n{:<23}  {:<36}  {}\n{:23}{}{}\n",
             fmt::format("{} networks each", networks), task(left.training),
             task(right.training), "", columns, columns);
  for (std::size_t k = 0; k < left.of_rivals.size(); ++k) {
    fmt::print("{:<23}", left.of_rivals[k].name);
    for (const auto* side : {&left, &right}) {
      const auto& o = side->of_rivals[k];
      fmt::print("  {:<5} {:.1e} {:.1e}-{:.1e} {:>6}", o.rate, o.median, o.low,
                 o.high, o.failed);
    }
    fmt::print("\n");
  }
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
