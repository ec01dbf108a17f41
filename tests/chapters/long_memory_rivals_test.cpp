// Who takes part in chapter 11, and what comes of it.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "11_long_memory/figures.hpp"
#include "11_long_memory/guessing.hpp"
#include "11_long_memory/tables.hpp"
#include "bad_input.hpp"
#include "study/adding.hpp"

using namespace long_memory;

namespace {

std::vector<Outcome> run_some(std::size_t threads, std::uint64_t seed = 1) {
  lstm::Team team(threads);
  support::RunFile file(support::Options("test", "a test"));
  auto all = entries("adding", 10, rivals_of_page());
  all.push_back({"reber", 10, &rival("LSTM of 1997"), 0.02});
  return run(all, {3, 1000}, lstm::Seed(seed), team, file);
}

std::vector<double> shares(const std::vector<Outcome>& outcomes) {
  std::vector<double> all;
  for (const auto& outcome : outcomes)
    for (const auto& trial : outcome.trials) all.push_back(trial.wrong);
  return all;
}

Outcome outcome(const std::vector<study::Trial>& trials) {
  return {{"adding", 10, &rivals()[0], 0.1}, 3, trials};
}

// Has two steps, and asks for the sign of the second number.
class Sign : public study::Task {
 public:
  std::size_t inputs() const override { return 1; }
  std::size_t outputs() const override { return 2; }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override {
    auto all = study::empty_examples(2, 1, B);
    for (std::size_t b = 0; b < B; ++b) {
      for (std::size_t t = 0; t < 2; ++t)
        all.x(t, 0, b) = random.below(2) == 0 ? -1.0f : 1.0f;
      study::expect_class(all, 1, b, all.x(1, 0, b) > 0 ? 1 : 0);
    }
    return all;
  }
};

}  // namespace

TEST_CASE("all rivals have about as many numbers to learn") {
  for (const auto& name : task_names()) {
    const auto problem = make_problem(name, 20, lstm::Seed(1));
    const auto& task = *problem.task;
    const auto D = task.inputs(), K = task.outputs();
    const auto dense = [&](std::size_t H) { return K * (H + 1); };
    const auto blocks = [&](std::size_t count, std::size_t H) {
      return count * H * (D + H + 1) + dense(H);
    };
    const auto wanted = static_cast<double>(blocks(4, problem.hidden));
    for (const auto& one : rivals()) {
      CAPTURE(one.name);
      const auto H = one.hidden(problem);
      const auto of = [&](std::size_t units) {
        if (one.name.starts_with("RNN")) return blocks(1, units);
        if (one.name.starts_with("GRU")) return blocks(3, units) + units;
        for (const auto* three :
             {"LSTM of 1997", "LSTM, f = 1", "LSTM, i = 1", "LSTM, o = 1"})
          if (one.name == three) return blocks(3, units);
        return blocks(4, units);
      };
      const auto off = [&](std::size_t units) {
        return std::abs(static_cast<double>(of(units)) - wanted);
      };
      CHECK(off(H) <= off(H + 1));
      CHECK(off(H) <= off(H - 1));
    }
    CHECK(rival("LSTM, chrono").hidden(problem) == problem.hidden);
  }
}

TEST_CASE("every rival has a name, a rate, and learns every task") {
  std::set<std::string> names;
  for (const auto& one : rivals()) {
    CHECK(names.insert(one.name).second);
    CHECK(one.clipped == (one.name.find("not clipped") == std::string::npos));
    for (const auto& task : task_names()) {
      CAPTURE(one.name);
      CHECK(best_rate(task, one.name) > 0);
      const auto problem = make_problem(task, 10, lstm::Seed(1));
      const Entry entry{task, 10, &one, 0.01};
      const auto trial =
          one.learn(problem, schooling(entry, problem, 8), lstm::Seed(1));
      CHECK(trial.sequences == problem.batch);
    }
  }
  CHECK(rivals_of_lags().size() == names.size() - 3);
  CHECK(rivals_of_parts().size() == 5);
}

TEST_CASE("trials are the same however many threads share them") {
  const auto one = run_some(1), three = run_some(3);
  CHECK(shares(one) == shares(three));
  CHECK(shares(one) != shares(run_some(1, 2)));
  std::set<double> different;
  for (const double share : shares(one)) different.insert(share);
  CHECK(different.size() > 5);
}

TEST_CASE("a trial that was kept is not made again") {
  lstm::Team team(1);
  support::RunFile file(support::Options("test", "a test"));
  const std::vector<Entry> all = {{"adding", 10, &rival("GRU"), 0.01}};
  const auto first = run(all, {2, 500}, lstm::Seed(1), team, file);
  // Another seed would make others.
  const auto again = run(all, {2, 500}, lstm::Seed(2), team, file);
  CHECK(shares(first) == shares(again));
  CHECK(shares(run(all, {3, 500}, lstm::Seed(2), team, file)) != shares(again));
}

TEST_CASE("the median is over those that failed as well") {
  const auto some =
      outcome({{true, 500, 0.001}, {false, 900, 0.5}, {true, 700, 0.002}});
  CHECK(some.solved() == 2);
  CHECK(some.median() == 700);
  CHECK(some.wrong() == 0.002);
  CHECK(outcome({{true, 500, 0}, {false, 900, 1}}).median() == 700);
  CHECK(outcome({{true, 500, 0}, {true, 900, 0}}).median() == 700);
}

TEST_CASE("the curves of lags are drawn in the order of lags") {
  std::vector<Outcome> all;
  for (const std::size_t lag : {10u, 20u})
    for (const auto* one : rivals_of_lags()) {
      all.push_back(outcome({{lag == 10, 500, 0}, {true, 700, 0}}));
      all.back().entry = {"adding", lag, one, 0.1};
    }
  const auto figure = lags_figure(all);
  CHECK(figure.x == std::vector<double>{10, 20});
  std::size_t curves = 0;
  for (const auto& curve : figure.panels[0].curves) {
    CHECK(curve.y == std::vector<double>{100, 50});
    ++curves;
  }
  CHECK(curves == 4);
}

TEST_CASE("guessing finds what takes no memory, and nothing of what does") {
  const auto easy = guess(Sign(), 3000, lstm::Seed(1));
  CHECK(easy.solved);
  CHECK(easy.draws < 3000);
  CHECK(easy.wrong == 0);
  const study::Adding adding(study::AddingVersion::published, 20);
  const auto hard = guess(adding, 200, lstm::Seed(1));
  CHECK(!hard.solved);
  CHECK(hard.draws == 200);
  CHECK(hard.wrong > 0.5);
  CHECK(hard.wrong < 0.95);
  CHECK(guess(adding, 200, lstm::Seed(1)).wrong == hard.wrong);
}

BAD_INPUT("a rival or a rate that chapter 11 does not know") {
  CHECK_THROWS_WITH_AS(rival("ESN"), "there is no rival ESN",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(best_rate("adding", "ESN"),
                       "no rate is known for ESN on adding",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(best_rate("parity", "GRU"),
                       "no rate is known for GRU on parity",
                       std::invalid_argument);
}
