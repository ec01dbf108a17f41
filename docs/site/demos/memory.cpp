#include <array>
#include <cmath>

#include "13_language_model/units.hpp"
#include "demonstrations.hpp"
#include "lstm/layers/lstm.hpp"
#include "study/adding.hpp"
#include "study/trial.hpp"

namespace demos {
namespace {

using lstm::Gate;

constexpr std::size_t lag = 50, units = 8, longest = 200, probes = 200;

// A sequence of the reader's own: two marked steps, from 1, and their numbers.
struct Sequence {
  explicit Sequence(const Values& settings)
      : T(count(settings, "T", 10, longest)),
        first(count(settings, "first", 2, T - 2)),
        second(count(settings, "second", first + 1, T - 1)),
        X1(number(settings, "X1", -1, 1)),
        X2(number(settings, "X2", -1, 1)) {}

  // As those of the task, where `others` are the numbers that are not marked.
  study::Examples<float> among(const std::vector<double>& others) const {
    study::Examples<float> one;
    lstm::set_zeros(one.x, {T, 2, 1});
    for (std::size_t t = 0; t < T; ++t)
      one.x(t, 0, 0) = static_cast<float>(others[t]);
    one.x(0, 1, 0) = one.x(T - 1, 1, 0) = -1;
    mark(one.x, first, X1);
    mark(one.x, second, X2);
    lstm::set_zeros(one.y, {1, 1});
    one.y(0, 0) = static_cast<float>(0.5 + (X1 + X2) / 4);
    return one;
  }

  std::size_t T, first, second;
  double X1, X2;

 private:
  static void mark(lstm::Sequence<float>& x, std::size_t step, double X) {
    x(step - 1, 0, 0) = static_cast<float>(X);
    x(step - 1, 1, 0) = 1;
  }
};

// The start of Tallec and Ollivier (2018, section 2): each unit forgets at a
// pace of its own, up to that of the longest sequence.
void start_slowly(lstm::Lstm<float>& layer, lstm::Random& random) {
  const std::size_t H = layer.hidden();
  constexpr double T_max = lag + lag / 10;
  for (std::size_t j = 0; j < H; ++j) {
    const auto b_f = static_cast<float>(std::log(random.uniform(1, T_max - 1)));
    layer.b.value(H + j, 0) = b_f;
    layer.b.value(j, 0) = -b_f;
  }
}

// A step of sample b with a mark, from `t` on.
std::size_t marked(const lstm::Sequence<float>& x, std::size_t b,
                   std::size_t t) {
  while (x(t, 1, b) != 1) ++t;
  return t;
}

// A network on its way: each call takes it to its next look at new sequences.
class Adder {
 public:
  using Question = Sequence;

  explicit Adder(const Values& settings)
      : Adder(lstm::Seed(count(settings, "seed", 0, 1'000'000))) {}

  void advance() {
    if (learner_.over()) return;
    learner_.go_on();
    sequences_.push_back(static_cast<double>(learner_.trial().sequences));
    wrong_.push_back(learner_.trial().wrong);
    find_keeper();
  }

  Values answer(const Question& question) {
    const auto one = question.among(others_);
    const auto& z = network_.read(one.x);
    Values values = {{"sequences", sequences_},
                     {"wrong", wrong_},
                     {"solved", {learner_.trial().solved ? 1.0 : 0.0}},
                     {"done", {learner_.over() ? 1.0 : 0.0}},
                     {"unit", {static_cast<double>(keeper_ + 1)}},
                     {"carries", {carries_}},
                     {"sum", {question.X1 + question.X2}},
                     {"off", {std::abs(z(question.T - 1, 0, 0) - one.y(0, 0))}},
                     {"tolerance", {task_.tolerance()}}};
    for (std::size_t t = 0; t < question.T; ++t) {
      values["number"].push_back(one.x(t, 0, 0));
      values["said"].push_back(4 * (z(t, 0, 0) - 0.5));
    }
    look_inside(values);
    return values;
  }

 private:
  explicit Adder(const lstm::Seed& seed)
      : learner_(network_, task_, {.batch = 16, .look = 320}, seed) {
    auto weights = seed.stream("weights"), probe = seed.stream("probe"),
         reader = seed.stream("reader");
    network_.initialize(weights);
    start_slowly(network_.layer, weights);
    probe_ = task_.draw(probes, probe);
    for (std::size_t t = 0; t < longest; ++t)
      others_.push_back(reader.uniform(-1, 1));
    find_keeper();
  }

  // The unit that carries the first number best to the second mark: right
  // before that, of all units, its c has the largest correlation with X1.
  void find_keeper() {
    network_.read(probe_.x);
    std::vector<double> X1(probes), c(probes);
    carries_ = 0;
    for (std::size_t j = 0; j < units; ++j) {
      for (std::size_t b = 0; b < probes; ++b) {
        const auto first = marked(probe_.x, b, 0);
        X1[b] = probe_.x(first, 0, b);
        c[b] = network_.trace().c(marked(probe_.x, b, first + 1), j, b);
      }
      const double r = language_model::correlation(c, X1);
      if (std::abs(r) <= std::abs(carries_)) continue;
      keeper_ = j;
      carries_ = r;
    }
  }

  // What the keeper does in the pass that was the last.
  void look_inside(Values& values) const {
    const auto& trace = network_.trace();
    const auto add = [&](const char* name, std::size_t t, Gate which) {
      values[name].push_back(lstm::gate(trace.gates, t, which)(keeper_, 0));
    };
    for (std::size_t t = 0; t < trace.steps(); ++t) {
      add("i", t, Gate::input);
      add("f", t, Gate::forget);
      add("o", t, Gate::output);
      values["c"].push_back(trace.c(t + 1, keeper_, 0));
    }
  }

  using Network = study::Reader<lstm::Lstm<float>>;

  study::Adding task_{study::AddingVersion::published, lag};
  Network network_{{2, units}, 1};
  study::Learner<Network> learner_;
  study::Examples<float> probe_;
  std::vector<double> others_, sequences_, wrong_;
  std::size_t keeper_ = 0;
  double carries_ = 0;
};

}  // namespace

Demonstration memory() {
  return asking<Adder>();
}

}  // namespace demos
