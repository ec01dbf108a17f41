// All that chapter 18 does with strings, on a few made-up words.
#include <doctest/doctest.h>

#include <cmath>

#include "18_speech/strings_figures.hpp"
#include "18_speech/strings_study.hpp"
#include "data_variable.hpp"
#include "small_numbers.hpp"

using namespace speech;

namespace {

struct Small {
  TemporaryFolder folder;
  lstm::Team team{1};
  Words words;
  StringTask task;

  explicit Small(const StringAmounts& amounts) {
    write_numbers(folder.path);
    const DataVariable data(folder.path.c_str());
    words = spoken_words(team);
    task = make_string_task(spoken_strings(team), words, real_words(team),
                            amounts, lstm::Seed(1), team);
  }
};

}  // namespace

TEST_CASE("strings are learnt and judged beside all rivals") {
  Small small({1, 2, 12, 10});
  const auto& task = small.task;
  CHECK(task.spoken.size() == 3 * 6 + 2 * 6);  // three voices and flite-slt
  CHECK(task.together.size() == 12);
  const std::vector<std::string> names = {"validation voices",
                                          "test voices",
                                          "flite-rms",
                                          "Allison, put together",
                                          "saytime, put together",
                                          "test voices, put together"};
  const std::size_t sizes[] = {18, 18, 6, 10, 10, 10};
  REQUIRE(task.judged.size() == 6);
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(task.judged[k].name == names[k]);
    CHECK(task.judged[k].read.size() == sizes[k]);
  }
  StringPlan plan{{.hidden = 4, .short_epochs = 1, .epochs = 2}, {}, 2, 2};
  support::Options options("18", "A test.");
  support::RunFile file(options);
  const auto found = compare_strings(task, small.words.parts.training, plan,
                                     lstm::Seed(1), small.team, file);
  CHECK(found.ctc.outcomes.size() == 2);
  CHECK(found.ctc.curve.size() == 3);
  CHECK(found.ctc.first.form.learns == Learns::ctc);
  CHECK(found.evenly.first.form.learns == Learns::uniformly);
  CHECK(found.templates.beam.empty());
  for (const auto* trials : {&found.evenly, &found.spoken, &found.together})
    CHECK(trials->outcomes.size() == 1);
  for (std::size_t k = 0; k < 6; ++k)
    CHECK(std::isfinite(found.ctc.outcomes[0].greedy.at(k).interval.high));
  CHECK(median_outcome(found.ctc).greedy.at(on_test).rate ==
        std::min(found.ctc.outcomes[0].greedy.at(on_test).rate,
                 found.ctc.outcomes[1].greedy.at(on_test).rate));
  const auto again = judge(found.evenly.first, task, lstm::Seed(1));
  const auto& kept = found.evenly.outcomes[0];
  CHECK(again.greedy.at(on_test).rate == kept.greedy.at(on_test).rate);
  CHECK(again.beam.at(on_test).rate == kept.beam.at(on_test).rate);
  CHECK(kept.greedy.at(on_test).rate != kept.beam.at(on_test).rate);
  const auto figure = alignment_figure(task, found);
  REQUIRE(figure.panels.size() == 2);
  for (const double p : figure.panels[0].curves[0].y) CHECK((p >= 0 && p <= 1));
}

TEST_CASE("other strings have another fingerprint") {
  const Small all({1, 1, 4, 4}), more({1, 1, 5, 4});
  CHECK(fingerprint(all.task) != fingerprint(more.task));
  auto fewer = all.task;
  fewer.judged.pop_back();
  CHECK(fingerprint(all.task) != fingerprint(fewer));
}

TEST_CASE("no more strings are put together than are spoken") {
  const Small small({1, 1, 100, 100});
  CHECK(small.task.together.size() == 4 * 6);
  CHECK(small.task.judged.at(on_allison).read.size() == 3 * 6);
}

TEST_CASE("the ways through a lattice are shared at each step") {
  const auto diagram = lattice_diagram();
  // Two labels in seven steps: five places, less those that are out of reach.
  CHECK(diagram.boxes.size() == 7 * 5 - 2 * 4);
  for (int t = 1; t <= 7; ++t) {
    double sum = 0;
    for (const auto& box : diagram.boxes)
      if (box.name.starts_with("step " + std::to_string(t) + " "))
        sum += box.number;
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
  }
}
