#include "ladder.hpp"

#include <deque>

#include "clock.hpp"
#include "study/median.hpp"

namespace making_it_fast {

// The changes so far, and all of them but this one.
std::vector<Rung> ladder() {
  using enum Formulas;
  return {
      {"memory that is kept", "", {}, {}},
      {"one product for four gates",
       "one product (four instead)",
       {true},
       {false, lanes, true, true, true, true}},
      {"one loop, number by number",
       "one loop (expressions)",
       {true, loop},
       {true, expressions, true, true, true, true}},
      {"the loop in lanes",
       "lanes (number by number)",
       {true, lanes},
       {true, loop, true, true, true, true}},
      {"W x + b in lanes",
       "W x + b in lanes (BLAS)",
       {true, lanes, true},
       {true, lanes, false, true, true, true}},
      {"db added up once",
       "db once (at each step)",
       {true, lanes, true, true},
       {true, lanes, true, false, true, true}},
      {"dW and dU of steps joined",
       "joined steps (one by one)",
       {true, lanes, true, true, true},
       {true, lanes, true, true, false, true}},
      {"U packed once a pass",
       "U packed once (BLAS)",
       {true, lanes, true, true, true, true},
       {true, lanes, true, true, true, false}},
  };
}

double median_ratio(const std::vector<double>& a,
                    const std::vector<double>& b) {
  std::vector<double> ratios;
  for (std::size_t k = 0; k < a.size(); ++k) ratios.push_back(a[k] / b[k]);
  return study::median(ratios);
}

std::vector<PassSeconds> measure_ladder(const Settings& s,
                                        const lstm::Seed& seed) {
  const Task task(s.T, s.H, s.B, seed);
  GateByGate cell(task);
  Library layer(task);
  Products products(task);
  std::deque<Walk> walks;  // where a walk was made it stays
  Runs runs = {[&] { cell.pass(); }};
  const auto rungs = ladder();
  for (const auto& rung : rungs)
    runs.emplace_back(
        [&walk = walks.emplace_back(task, rung.changes)] { walk.pass(); });
  runs.emplace_back([&] { layer.pass(); });
  runs.emplace_back([&] { products.pass(); });

  const auto seconds = by_turns(runs, s.rounds, thread_seconds);
  const auto first = cell.answer();
  std::vector<PassSeconds> all = {{"gate by gate", seconds[0]}};
  for (std::size_t k = 0; k < rungs.size(); ++k)
    all.push_back({rungs[k].name, seconds[1 + k],
                   expect_same(rungs[k].name, walks[k].answer(), first)});
  all.push_back({"the library's layer", seconds[rungs.size() + 1],
                 expect_same("the library's layer", layer.answer(), first)});
  all.push_back({"its products alone", seconds.back()});
  return all;
}

std::vector<double> measure_without(const Settings& s, const lstm::Seed& seed) {
  const Task task(s.T, s.H, s.B, seed);
  const auto rungs = ladder();
  std::deque<Walk> walks = {Walk(task, rungs.back().changes)};
  for (const auto& rung : rungs) walks.emplace_back(task, rung.without);
  Runs runs;
  for (auto& walk : walks) runs.emplace_back([&walk] { walk.pass(); });

  const auto seconds = by_turns(runs, s.rounds, thread_seconds);
  std::vector<double> times_as_long;
  for (std::size_t k = 0; k < rungs.size(); ++k) {
    expect_same("the layer without: " + rungs[k].name, walks[k + 1].answer(),
                walks[0].answer());
    times_as_long.push_back(median_ratio(seconds[k + 1], seconds[0]));
  }
  return times_as_long;
}

SizeSeconds measure_size(const Settings& s, std::size_t H,
                         const lstm::Seed& seed) {
  const Task task(s.T, H, s.B, seed);
  GateByGate cell(task);
  Walk stacked(task, {.one_product = true});
  Library layer(task);
  Products products(task);
  const auto m = medians({[&] { cell.pass(); }, [&] { stacked.pass(); },
                          [&] { layer.pass(); }, [&] { products.pass(); }},
                         s.rounds, thread_seconds);
  return {H, m[0], m[1], m[2], m[3]};
}

}  // namespace making_it_fast
