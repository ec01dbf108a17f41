#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "12_relatives/figures.hpp"
#include "12_relatives/parity.hpp"
#include "12_relatives/recall.hpp"
#include "12_relatives/trials.hpp"

using relatives::all_kinds, relatives::Entry, relatives::Kind;

namespace {

const Kind& kind(const std::string& name) {
  for (const auto& k : all_kinds())
    if (k.name == name) return k;
  throw std::invalid_argument(name);
}

Entry with(const std::vector<relatives::Outcome>& outcomes) {
  return {&all_kinds()[0], 0.01, 16, 1186, outcomes};
}

}  // namespace

TEST_CASE("the numbers of a kind are those of its formulas") {
  const relatives::Parity parity;
  const std::size_t H = 5, dense = 2 * (H + 1), block = H * (1 + H + 1);
  const auto numbers = [&](const std::string& name) {
    return relatives::parameters_of(kind(name), parity, H) - dense;
  };
  CHECK(numbers("LSTM") == 4 * block);
  CHECK(numbers("peepholes") == 4 * block + 3 * H);
  CHECK(numbers("coupled") == 3 * block);
  CHECK(numbers("GRU") == 3 * block + H);
  CHECK(numbers("GRU before") == 3 * block);
  CHECK(numbers("MGU") == 2 * block);
  CHECK(numbers("RNN") == block);
  CHECK(numbers("sLSTM") == 4 * block);
  CHECK(numbers("linear") == 2 * H * 2);
  CHECK(numbers("z sees h") == 2 * H * 2 + H * H);
  CHECK(numbers("n sees h") == 2 * H * 2 + H * H);
}

TEST_CASE("no other number of units is nearer to what the LSTM learns") {
  const relatives::Recall recall;
  const auto wanted = relatives::parameters_of(kind("LSTM"), recall, 6);
  for (const auto& k : all_kinds()) {
    CAPTURE(k.name);
    const auto far = [&](std::size_t H) {
      return std::abs(double(relatives::parameters_of(k, recall, H)) -
                      double(wanted));
    };
    const auto units = relatives::equal_units(k, recall, 6);
    for (std::size_t H = 1; H < 80; ++H) {
      if (H < units) CHECK(far(units) < far(H));
      CHECK(far(units) <= far(H));
    }
  }
  CHECK(relatives::equal_units(kind("LSTM"), recall, 6) == 6);
}

TEST_CASE("what is written on a tape begins and says what the library's does") {
  lstm::Random random(1);
  const relatives::Recall task;
  const auto examples = task.of_pairs(6, 4, random);
  for (const auto* name : {"LSTM", "GRU", "GRU before", "RNN"}) {
    CAPTURE(name);
    const auto library = kind(name).make(12, 5, 4),
               tape = kind(name).on_tape(12, 5, 4);
    REQUIRE(tape->parameters().size() == library->parameters().size());
    lstm::Random first(2), second(2);
    library->initialize(first);
    tape->initialize(second);
    for (std::size_t k = 0; k < library->parameters().size(); ++k)
      CHECK(tape->parameters()[k]->value == library->parameters()[k]->value);
    const auto z = library->read(examples.x);
    CHECK(xt::allclose(z, tape->read(examples.x), 1e-5, 1e-6));
    const bool another = kind(name).make != kind(name).on_tape;
    CHECK(another);
  }
}

TEST_CASE("each kind has its rate in each contest, one of those tried") {
  CHECK(all_kinds().size() == 11);
  for (const auto& k : all_kinds())
    for (const auto& name : relatives::contest_names()) {
      const auto& tried = relatives::tried_rates();
      CHECK(std::ranges::count(tried, relatives::best_rate(name, k.name)) == 1);
    }
}

TEST_CASE("an entry counts those that solved, and its median is not theirs") {
  const auto three = with({{{true, 4000, 0}, {1, 0.5}},
                           {{true, 2000, 0}, {1, 1}},
                           {{false, 9000, 0.5}, {0.4, 0.3}}});
  CHECK(three.solved() == 2);
  CHECK(three.sequences() == 4000);
  CHECK(three.right(0) == doctest::Approx(0.8));
  CHECK(three.right(1) == doctest::Approx(0.6));
  const auto two = with({{{true, 4000, 0}, {}}, {{false, 9000, 0.5}, {}}});
  CHECK(two.sequences() == 6500);
}

TEST_CASE("networks are the same with any number of threads") {
  auto contest = relatives::contest("parity", lstm::Seed(1));
  contest.how.most = 200;
  contest.how.look = 100;
  contest.sizes = {1, 3};
  const auto held = [&](std::size_t threads, std::uint64_t seed) {
    support::Options options("program", "");
    support::RunFile file(options);
    lstm::Team team(threads);
    std::vector<Entry> entries;
    for (const auto* name : {"LSTM", "MGU"})
      entries.push_back(relatives::entry(kind(name), contest, 0.01));
    relatives::hold(contest, entries, 2, lstm::Seed(seed), team, file);
    std::vector<double> numbers;
    for (const auto& entry : entries)
      for (const auto& outcome : entry.outcomes) {
        CHECK(outcome.trial.sequences >= 200);
        CHECK(outcome.right.size() == 2);
        numbers.push_back(outcome.trial.wrong);
        numbers.push_back(outcome.right[1]);
      }
    return numbers;
  };
  const auto one = held(1, 1);
  CHECK(one.size() == 8);
  CHECK(one == held(2, 1));
  CHECK(one != held(1, 2));
}

TEST_CASE("where a contest has no sizes its figure counts the solved") {
  auto contest = relatives::contest("reber", lstm::Seed(1));
  contest.how.most = 4000;
  contest.how.look = 1000;
  const auto figure = relatives::figure(
      contest, {with({{{true, 2000, 0}, {}}, {{false, 4000, 0.5}, {}}})});
  CHECK(figure.x == std::vector<double>{0, 1, 2, 3, 4});
  CHECK(figure.panels[0].curves[0].y ==
        std::vector<double>{0, 0, 0.5, 0.5, 0.5});
}
