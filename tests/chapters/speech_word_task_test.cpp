// What chapter 18's models of words are asked, and what they come to.
#include <doctest/doctest.h>

#include "18_speech/confusion.hpp"
#include "18_speech/word_dishonest.hpp"
#include "speech_clips.hpp"

using namespace speech;
using doctest::Approx;

namespace {

// Four clips of two voices, of words 2, 0, 1 and 2.
Asked two_voices() {
  return {"two", some_heard(), {1, 1, 2, 2}};
}

Words small_words() {
  const auto clips = small_clips();
  const auto part = [&](int first, int last) {
    return std::vector<Spoken>(clips.begin() + first, clips.begin() + last);
  };
  return {{"a", "b", "c"},
          {part(0, 9), part(9, 12), part(12, 15), part(15, 18)}};
}

// The clips of two people.
std::vector<Spoken> people() {
  auto clips = small_clips(200);
  clips.resize(6);
  return clips;
}

}  // namespace

TEST_CASE("a task of words has its voices apart and people behind them") {
  lstm::Team team(1);
  const auto task = word_task(small_words(), people(), 2, lstm::Seed(1), team);
  CHECK(task.clips.size() == 9);
  CHECK(task.variations.size() == 18);
  CHECK(task.validation.heard.size() == 3);
  const auto asked = all_asked(task);
  REQUIRE(asked.size() == 5);
  CHECK(asked[0]->name == "validation");
  CHECK(asked[1] == &task.test);
  CHECK(asked[2]->name == "voice 5");
  CHECK_FALSE(asked[2]->person);
  CHECK(asked[3]->name == "voice 0");
  CHECK(asked[4]->name == "voice 1");
  CHECK(asked[4]->person);
  CHECK(asked[4]->heard.words == std::vector{0, 1, 2});
  CHECK(asked[4]->one_voice());

  const auto mixed = shuffled(task, lstm::Seed(1));
  CHECK(*mixed.variations.tracks[0] != *task.variations.tracks[0]);
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(*all_asked(mixed)[k]->heard.tracks[0] != *asked[k]->heard.tracks[0]);
  CHECK(fingerprint(mixed) != fingerprint(task));
}

TEST_CASE("voices are counted in the order in which they speak") {
  lstm::Team team(1);
  auto clips = small_clips();
  clips.resize(4);
  clips[2].voice = "again";
  const auto all = asked("some", clips, team);
  CHECK(all.voices == std::vector<std::uint64_t>{1, 1, 2, 3});
  CHECK_FALSE(all.one_voice());
}

TEST_CASE("answers come back from a list of numbers") {
  lstm::Team team(1);
  const auto task = word_task(small_words(), {}, 1, lstm::Seed(1), team);
  const Answers answers = {{0, 1, 2}, {2, 2, 0}, {1, 0, 1}};
  CHECK(numbers(answers) == std::vector<double>{0, 1, 2, 2, 2, 0, 1, 0, 1});
  CHECK(answers_from(numbers(answers), task) == answers);
}

TEST_CASE("the score of models by hand") {
  const std::vector<std::vector<int>> said = {{2, 0, 0, 0}, {2, 0, 1, 0}};
  const auto found = score(said, two_voices(), lstm::Seed(1));
  CHECK(found.mean == Approx(5.0 / 8));
  CHECK(found.least == 0.5);
  CHECK(found.most == 0.75);
  // Voice 1 is always right, and voice 2 once in four.
  CHECK(found.interval.low == Approx(0.25));
  CHECK(found.interval.high == Approx(1));

  auto one = two_voices();
  one.voices = {1, 1, 1, 1};
  const double square = 1.96 * 1.96;
  const auto wilson = score({{2, 0, 1, 2}}, one, lstm::Seed(1)).interval;
  CHECK(wilson.low == Approx(3 / (3 + square)));
  CHECK(wilson.high == Approx(1));
}

TEST_CASE("the accuracies of voices stand from the least on") {
  const std::vector<std::vector<int>> said = {{2, 0, 0, 0}, {2, 0, 1, 0}};
  CHECK(accuracies_of_voices(said, two_voices()) == std::vector{0.25, 1.0});
}

TEST_CASE("a gain is that on the same clips") {
  const auto found = gain({{2, 0, 0, 0}, {2, 0, 1, 0}}, {{0, 1, 1, 2}},
                          two_voices(), lstm::Seed(1));
  CHECK(found.value == Approx(1.0 / 8));
  CHECK(found.interval.low == Approx(-0.75));
  CHECK(found.interval.high == Approx(1));
}

TEST_CASE("what was taken for what") {
  const auto counts = confusion({{2, 1, 1, 1}, {2, 1, 1, 2}}, some_heard(), 3);
  CHECK(counts == lstm::Matrix<double>{{0, 2, 0}, {0, 2, 0}, {0, 1, 3}});
  const auto most = most_confused(counts, 5);
  REQUIRE(most.size() == 2);
  CHECK(most[0].word == 0);
  CHECK(most[0].taken_for == 1);
  CHECK(most[0].times == 2);
  CHECK(most[1].word == 2);
  CHECK(most_confused(counts, 1).size() == 1);
}

TEST_CASE("the mistake of voices on both sides mixes them all") {
  lstm::Team team(1);
  const auto words = small_words();
  const auto mixed = same_voices(words, 1, lstm::Seed(1), team);
  CHECK(mixed.same_voices);
  CHECK(mixed.test.heard.size() == 3);
  CHECK(mixed.beyond.at(0).heard.size() == 1);
  CHECK(mixed.clips.size() == 9 + 2);
  const auto honest = word_task(words, {}, 1, lstm::Seed(1), team);
  CHECK(fingerprint(mixed.validation.heard) ==
        fingerprint(honest.validation.heard));
  const auto other = same_voices(words, 1, lstm::Seed(2), team);
  for (const auto* some : {&honest, &other})
    CHECK(fingerprint(mixed.test.heard) != fingerprint(some->test.heard));
}

TEST_CASE("trials keep what networks say of people after each epoch") {
  lstm::Team team(1);
  const auto task = word_task(small_words(), people(), 1, lstm::Seed(1), team);
  const support::Options options("18_speech", "A test.");
  support::RunFile file(options);
  const WordTraining training{.hidden = 4, .epochs = 2};
  const std::vector<WordKind> kinds = {{"network", &task, 2}, {"other", &task}};
  const auto all = run_word_trials(kinds, training, lstm::Seed(1), team, file);
  REQUIRE(all.size() == 2);
  const auto& trials = all[0];
  REQUIRE(trials.answers.size() == 2);
  REQUIRE(trials.on_people.size() == 2);
  CHECK(trials.answers[0] == answers(trials.first, task));
  CHECK(trials.of(1)[1] == trials.answers[1][1]);
  for (std::size_t k = 0; k < 2; ++k) {
    REQUIRE(trials.on_people[k].size() == 2);
    const auto asked = all_asked(task);
    double right = 0;
    for (const std::size_t person : {3u, 4u})
      right += 3 * accuracy(trials.answers[k][person], asked[person]->heard);
    CHECK(trials.on_people[k][1] == Approx(right / 6));
  }
  REQUIRE(all[1].answers.size() == 1);
  CHECK(all[1].answers[0] == answers(all[1].first, task));
  CHECK(all[1].answers[0] != trials.answers[0]);
  // Of what is kept nothing is made anew.
  const auto again =
      run_word_trials(kinds, training, lstm::Seed(1), team, file);
  CHECK(again[0].on_people == trials.on_people);
  CHECK(again[0].answers == trials.answers);
}

TEST_CASE("a mistake of voices beside what is honest") {
  lstm::Team team(1);
  const auto words = small_words();
  const auto task = word_task(words, people(), 1, lstm::Seed(1), team),
             mixed = same_voices(words, 1, lstm::Seed(1), team);
  const WordNetwork<float> network(1, 3);
  const auto& heard = mixed.test.heard.words;
  const WordTrials honest{network, {{{}, {0, 1, 1}, {0, 0, 0}}}, {}};
  const WordTrials other{
      network, {{{}, {heard[0], heard[1], heard[2]}, {9}}}, {}};
  const auto found = mistakes_of_voices(honest, task, other, mixed);
  REQUIRE(found.size() == 2);
  CHECK(found[0].measure == "accuracy, test");
  CHECK(found[0].honest == Approx(2.0 / 3));
  CHECK(found[0].with_it == 1);
  CHECK(found[1].measure == "accuracy, voice 5");
  CHECK(found[1].honest == Approx(1.0 / 3));
  CHECK(found[1].with_it == 0);
}

TEST_CASE("the mistake of people is the best of networks and epochs") {
  const WordTrials trials{
      WordNetwork<float>(1, 2), {}, {{0.125, 0.75, 0.5}, {0.5, 0, 0.25}}};
  const auto mistake = mistake_of_people(trials);
  CHECK(mistake.honest == Approx(0.375));
  CHECK(mistake.with_it == 0.75);
}
