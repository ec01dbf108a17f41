#include "gates.hpp"

#include <fmt/core.h>

#include <cmath>

#include "study/half_life.hpp"
#include "support/program.hpp"

namespace long_memory {

using lstm::Gate, lstm::Sequence;

namespace {

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  double mean_a = 0, mean_b = 0, ab = 0, aa = 0, bb = 0;
  for (const double v : a) mean_a += v / n;
  for (const double v : b) mean_b += v / n;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += (a[k] - mean_a) * (b[k] - mean_b);
    aa += (a[k] - mean_a) * (a[k] - mean_a);
    bb += (b[k] - mean_b) * (b[k] - mean_b);
  }
  return aa * bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

// What unit j does at step t of sample b. In a trace, index t of c is the state
// before that step.
Gates gates_at(const lstm::Trace<float>& trace, std::size_t t, std::size_t j,
               std::size_t b) {
  const auto of = [&](Gate which) {
    return double{lstm::gate(trace.gates, t, which)(j, b)};
  };
  const double moved = trace.c(t + 1, j, b) - trace.c(t, j, b);
  return {of(Gate::input), of(Gate::forget), std::abs(of(Gate::candidate)),
          of(Gate::output), std::abs(moved)};
}

// A mean of gates, to which one step after another is added.
class Mean {
 public:
  void add(const Gates& step) {
    ++count_;
    for (auto part :
         {&Gates::i, &Gates::f, &Gates::g, &Gates::o, &Gates::moved})
      mean_.*part += (step.*part - mean_.*part) / count_;
  }
  const Gates& value() const { return mean_; }

 private:
  double count_ = 0;
  Gates mean_;
};

// How a unit's c goes with the number at the first mark and with the sum.
struct Fit {
  double first, sum;
};

Fit fit(const lstm::Trace<float>& trace, const Sequence<float>& x,
        std::size_t j) {
  std::vector<double> number, sum, kept, last;
  for (std::size_t b = 0; b < x.shape(2); ++b) {
    const auto [one, other] = marked_steps(x, b);
    number.push_back(x(one, 0, b));
    sum.push_back(x(one, 0, b) + x(other, 0, b));
    kept.push_back(trace.c(other, j, b));
    last.push_back(trace.c(trace.steps(), j, b));
  }
  return {correlation(kept, number), correlation(last, sum)};
}

}  // namespace

std::array<std::size_t, 2> marked_steps(const Sequence<float>& x,
                                        std::size_t b) {
  std::array<std::size_t, 2> steps = {};
  std::size_t found = 0;
  for (std::size_t t = 0; t < x.shape(0) && found < 2; ++t)
    if (x(t, 1, b) == 1) steps[found++] = t;
  return steps;
}

Keeper find_keeper(Adder& network, const Sequence<float>& x) {
  network.read(x);
  const auto& trace = network.trace();
  Keeper keeper{0, 0, 0, {}, {}, {}, {}};
  for (std::size_t j = 0; j < network.layer.hidden(); ++j)
    if (const auto [first, sum] = fit(trace, x, j);
        std::abs(first) > std::abs(keeper.first))
      keeper = {j, first, sum, {}, {}, {}, {}};

  Mean at_first, between, at_second, behind;
  for (std::size_t b = 0; b < x.shape(2); ++b) {
    const auto [one, other] = marked_steps(x, b);
    for (std::size_t t = one; t < x.shape(0); ++t)
      (t == one     ? at_first
       : t < other  ? between
       : t == other ? at_second
                    : behind)
          .add(gates_at(trace, t, keeper.unit, b));
  }
  keeper.at_first = at_first.value();
  keeper.between = between.value();
  keeper.at_second = at_second.value();
  keeper.behind = behind.value();
  return keeper;
}

Followed follow(Adder& network, std::size_t unit, const Sequence<float>& x) {
  network.read(x);
  const auto& trace = network.trace();
  Followed all;
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    const auto gates = gates_at(trace, t, unit, 0);
    all.number.push_back(x(t, 0, 0));
    all.mark.push_back(x(t, 1, 0));
    all.i.push_back(gates.i);
    all.f.push_back(gates.f);
    all.g.push_back(gates.g);
    all.o.push_back(gates.o);
    all.c.push_back(trace.c(t + 1, unit, 0));
  }
  return all;
}

static void report(const char* where, const Gates& gates) {
  fmt::print("{:20} {:6.3f} {:6.3f} {:6.3f} {:6.3f} {:9.4f}\n", where, gates.i,
             gates.f, gates.g, gates.o, gates.moved);
}

void report_keeper(const Keeper& keeper) {
  fmt::print(
      "Unit {} keeps the first number: before the second mark the correlation\n"
      "of its c with it is {:.2f}, and in the end that with the sum {:.2f}\n"
      "{:20} {:>6} {:>6} {:>6} {:>6} {:>9}\n",
      keeper.unit + 1, keeper.first, keeper.sum, "", "i", "f", "|g|", "o",
      "|move|");
  report("at the first mark", keeper.at_first);
  report("between", keeper.between);
  report("at the second mark", keeper.at_second);
  report("behind", keeper.behind);
  fmt::print("an f of {:.4f} halves in {:.0f} steps\n\n", keeper.between.f,
             study::half_life(keeper.between.f));
  support::flush_report();
}

figures::Figure gates_figure(const Followed& followed) {
  return {
      .name = "11-gates",
      .title =
          "A sequence of the adding problem: its numbers and marks, the "
          "cell state of the unit that keeps the first marked number, and "
          "that unit's gates",
      .x_label = "step",
      .x = figures::steps(followed.c.size()),
      .panels = {{"input",
                  {{"number", followed.number, figures::Mark::points},
                   {"mark", followed.mark, figures::Mark::steps}}},
                 {"c", {{"cell state", followed.c}}},
                 {"gates",
                  {{"i", followed.i}, {"f", followed.f}, {"o", followed.o}}}}};
}

}  // namespace long_memory
