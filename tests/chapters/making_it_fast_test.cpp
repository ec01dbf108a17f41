// Chapter 10's measurements: what they compare, and what they refuse.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <regex>

#include "10_making_it_fast/clock.hpp"
#include "10_making_it_fast/ladder.hpp"
#include "10_making_it_fast/training.hpp"
#include "run_program.hpp"
#include "study/sine.hpp"

using namespace making_it_fast;

static Answer answer(auto pass) {
  pass.pass();
  pass.pass();  // nothing may be left of the first
  return pass.answer();
}

TEST_CASE("all rungs of the ladder give the same answer") {
  for (const std::size_t size : {1u, 2u, 7u, 16u, 32u}) {  // 32: packed
    const Task task(size, size + 1, size, lstm::Seed(size));
    const auto first = answer(GateByGate(task));
    CHECK(expect_same("the layer", answer(Library(task)), first) < 1e-5);
    for (const auto& rung : ladder())
      for (const auto& changes : {rung.changes, rung.without}) {
        CAPTURE(rung.name);
        CHECK(expect_same("it", answer(Walk(task, changes)), first) < 1e-5);
      }
  }
}

TEST_CASE("each rung of the ladder changes one thing and the last has all") {
  const auto differences = [](const Changes& a, const Changes& b) {
    return (a.one_product != b.one_product) + (a.formulas != b.formulas) +
           (a.affine != b.affine) + (a.bias_once != b.bias_once) +
           (a.joined != b.joined) + (a.packed != b.packed);
  };
  const auto rungs = ladder();
  CHECK(differences(rungs.front().changes, Changes{}) == 0);
  for (std::size_t k = 1; k < rungs.size(); ++k) {
    CAPTURE(rungs[k].name);
    CHECK(differences(rungs[k].changes, rungs[k - 1].changes) == 1);
    CHECK(differences(rungs[k].without, rungs.back().changes) == 1);
  }
  const auto& last = rungs.back().changes;
  CHECK(bool(last.formulas == Formulas::lanes));
  for (const bool change : {last.one_product, last.affine, last.bias_once,
                            last.joined, last.packed})
    CHECK(change);
}

TEST_CASE("a ratio is taken round by round") {
  CHECK(median_ratio({2, 30, 9}, {1, 10, 2}) == 3);
}

TEST_CASE("an answer that is wrong in one number is refused") {
  const Task task(5, 3, 2, lstm::Seed(2));
  const auto first = answer(GateByGate(task));
  for (const float wrong : {1.01f, std::numeric_limits<float>::quiet_NaN()}) {
    const auto refuses = [&](auto part) {
      auto other = first;
      *std::ranges::max_element((other.*part).storage(), {}, [](float number) {
        return std::abs(number);
      }) *= wrong;
      CHECK_THROWS_AS(expect_same("it", other, first), std::runtime_error);
    };
    refuses(&Answer::h);
    refuses(&Answer::dx);
    refuses(&Answer::dW);
    refuses(&Answer::dU);
    refuses(&Answer::db);
  }
  CHECK_THROWS_WITH(expect_rounding("it", 0.5),
                    "it computes something else: a relative error of 5.0e-01, "
                    "expected at most 1e-04");
}

TEST_CASE("training that is cut in another way is the same training") {
  lstm::Random random(3);
  lstm::Regressor<float> model(1, 4, 1);
  model.initialize(lstm::Recipe::keras, random);
  const auto batch = study::sine_windows<float>(37, 6, random).data;
  const lstm::Seed seed(1);
  Training one(model, batch, seed, 1), more(model, batch, seed, 3);
  for (Training* way : {&one, &more})
    for (int k = 0; k < 5; ++k) way->step();
  CHECK_NOTHROW(expect_same_bits(one.model(), more.model()));
  CHECK_THROWS_WITH(expect_same_bits(one.model(), model),
                    "the threads have changed lstm.W");

  Training first(model, batch, seed, 1);
  first.step();
  for (const std::size_t shards : {1u, 3u, 4u}) {
    Training cut(model, batch, seed, 2, shards);
    cut.step();
    CHECK(expect_close("cut", cut.model(), first.model()) < 1e-5);
    cut.step();
    CHECK_THROWS_AS(expect_close("cut", cut.model(), first.model()),
                    std::runtime_error);
  }
}

TEST_CASE("runs are measured by turns and a median taken of each") {
  static double now = 0;
  std::string order;
  const Runs runs = {
      [&] { order += 'a', now += 1; },
      [&] {
        order += 'b', now += order.size() == 4 ? 3 : order.size() == 6 ? 2 : 9;
      }};
  const auto seconds = medians(runs, 3, [] { return now; });
  CHECK(order == "abababab");
  CHECK(seconds == std::vector{1.0, 3.0});
}

TEST_CASE("the clocks go forward and only the wall's goes on in sleep") {
  const double wall = wall_seconds(), work = thread_seconds();
  while (thread_seconds() - work < 1e-3) {
  }
  CHECK(wall_seconds() - wall >= 0.9e-3);
}

TEST_CASE("the program prints what it measures and fails on bad options") {
  const auto result =
      run_program(CHAPTERS "/10_making_it_fast",
                  "--quick --hidden 5 --steps 3 --batch 4 --threads 3");
  CHECK(result.status == 0);
  CHECK(result.error == "");
  CHECK(
      result.out.find("After 12 steps, 3 threads have left the bits of one.") !=
      std::string::npos);
  const auto refused =
      run_program(CHAPTERS "/10_making_it_fast", "--threads 0");
  CHECK(refused.status == 2);
  CHECK(refused.error ==
        "10_making_it_fast: --threads: expected a whole number from 1 to 64, "
        "got 0\n");
}

TEST_CASE("a batch is not cut into more shards than it has samples") {
  const auto ways = [](const std::string& batch) {
    auto out = run_program(CHAPTERS "/10_making_it_fast",
                           "--quick --hidden 1 --steps 1 --rounds 5 "
                           "--threads 2 --batch " +
                               batch)
                   .out;
    out.erase(0, out.find("A step of training"));
    std::vector<std::string> names;
    const std::regex row("\n  (\\S.*?)  +\\d+\\.\\d\\d +\\d+\\.\\d\\d");
    for (std::sregex_iterator k(out.begin(), out.end(), row), end; k != end;
         ++k)
      names.push_back((*k)[1]);
    return names;
  };
  CHECK(ways("1") ==
        std::vector<std::string>{"batch whole, 1 thread", "1 shard, 1 thread",
                                 "1 shard, 2 threads",
                                 "whole, OpenBLAS's own 2 threads"});
  CHECK(ways("2") ==
        std::vector<std::string>{"batch whole, 1 thread", "1 shard, 1 thread",
                                 "1 shard, 2 threads", "2 shards, 1 thread",
                                 "2 shards, 2 threads",
                                 "whole, OpenBLAS's own 2 threads"});
}

TEST_CASE("the program fails when a pass computes something else") {
  const auto result = run_program(BROKEN_10, "--quick --hidden 5 --batch 4");
  CHECK(result.status == 1);
  CHECK(result.out.starts_with("Measured with\n"));
  CHECK(result.out.find("A pass") == std::string::npos);
  CHECK(result.error.starts_with(
      "10_making_it_fast: memory that is kept "
      "computes something else: a relative error of "));
}
