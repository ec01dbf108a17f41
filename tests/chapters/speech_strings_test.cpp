// Strings of chapter 18: what is read of them, how they are learnt and judged.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "18_speech/strings_tables.hpp"
#include "random_tensors.hpp"
#include "small_numbers.hpp"

using namespace speech;

namespace {

// Two tones stand for digits 3 and 7; between them there is silence.
SaidString tones(const std::vector<std::size_t>& digits, std::size_t voice) {
  SaidString string{{}, digits, voice};
  for (const auto digit : digits) {
    const auto tone = sine(200 * static_cast<double>(digit + 1), 8000, 0.12);
    string.samples.insert(string.samples.end(), tone.begin(), tone.end());
    string.samples.resize(string.samples.size() + 320);
  }
  return string;
}

std::vector<SaidString> many_tones(std::size_t count, std::uint64_t seed) {
  lstm::Random random(seed);
  std::vector<SaidString> all;
  while (all.size() < count) {
    std::vector<std::size_t> digits(1 + random.below(4));
    for (auto& digit : digits) digit = random.below(2) == 0 ? 3 : 7;
    all.push_back(tones(digits, all.size() % 3));
  }
  return all;
}

const StringTraining small = {.hidden = 12,
                              .short_epochs = 4,
                              .epochs = 12,
                              .rate = 0.02,
                              .form = {.dropout = 0, .noise = 0.1}};

StringTask tone_task() {
  lstm::Team team(1);
  StringTask task;
  task.spoken = readable(many_tones(60, 1), team);
  task.together = readable(many_tones(20, 2), team);
  for (std::uint64_t k = 0; k < 6; ++k) {
    auto strings = many_tones(12, 10 + k);
    auto read = readable(strings, team);
    task.judged.push_back({fmt::format("voices {}", k), strings, read, true});
  }
  return task;
}

StringTrials trials_of(const StringTask& task, std::size_t threads,
                       std::uint64_t seed, const Utterances& all) {
  support::Options options("18", "A test.");
  support::RunFile file(options);
  lstm::Team team(threads);
  auto training = small;
  training.epochs = 1;
  return run_string_trials({{"strings", &all, training, 2}}, task,
                           lstm::Seed(seed), team, file)
      .at(0);
}

Spoken word(std::size_t digit, const std::string& voice) {
  return {
      {sine(200 * static_cast<double>(digit + 1), 8000, 0.1)}, digit, voice};
}

}  // namespace

TEST_CASE("strings of two tones are learnt without an error") {
  lstm::Team team(1);
  const auto learned = readable(many_tones(80, 1), team);
  const auto test = readable(many_tones(30, 2), team);
  auto network = make_string_network(small, lstm::Seed(1));
  std::vector<std::size_t> steps;
  train(network, small, learned.said, lstm::Seed(1), {},
        [&](std::size_t done) { steps.push_back(done); });
  const auto shorts = shorter_than(learned.said, 2).size();
  CHECK(steps.size() == 16);
  CHECK(steps.back() == steps_of(small, shorts, 80));
  const auto heard = hear(network, test.said, 4);
  CHECK(heard.greedy == labels_of(test.said));
  CHECK(heard.beam == labels_of(test.said));
  CHECK(text_heard(network, {tones({7, 3, 3}, 0).samples}) == "7 3 3");
  const auto untrained = make_string_network(small, lstm::Seed(1));
  CHECK(hear(untrained, test.said).greedy != labels_of(test.said));
  CHECK(hear(untrained, test.said).beam.empty());
}

TEST_CASE("strings that are too short for their labels are left out") {
  lstm::Team team(1);
  auto strings = many_tones(3, 1);
  // Twenty digits in the steps of one, and two equal ones in three steps.
  strings.push_back(
      {tones({3}, 0).samples, std::vector<std::size_t>(20, 3), 7});
  strings.push_back({tones({3}, 0).samples, {3}, 8});
  const auto read = readable(strings, team);
  CHECK(read.left_out == 1);
  CHECK(read.size() == 4);
  CHECK(read.voices == std::vector<std::size_t>{0, 1, 2, 8});
  const auto steps = read.said.all.back().x.shape(0);
  strings.back().digits.assign((steps + 1) / 2, 3);
  CHECK(readable(strings, team).left_out == 1);
  strings.back().digits.assign((steps + 1) / 2 + 1, 3);  // a blank too many
  CHECK(readable(strings, team).left_out == 2);
}

TEST_CASE("variations of a string differ and keep its labels") {
  lstm::Team team(1);
  const auto strings = many_tones(2, 1);
  const auto read = varied(strings, 3, lstm::Seed(1), team);
  REQUIRE(read.size() == 6);
  for (std::size_t n = 0; n < 6; ++n) {
    CHECK(read.said.all[n].labels == labels_of(strings[n / 3].digits));
    CHECK(read.voices[n] == strings[n / 3].voice);
  }
  const auto numbers = [](const Readable& all, std::size_t n) {
    const auto& x = all.said.all[n].x;
    return std::vector<float>(x.begin(), x.end());
  };
  CHECK(numbers(read, 0) != numbers(read, 1));
  CHECK(numbers(varied(strings, 3, lstm::Seed(1), team), 5) ==
        numbers(read, 5));
}

TEST_CASE("words are put together with gaps and all as loud") {
  std::vector<float> word(2000);
  const auto tone = sine(400, 8000, 0.1, 0.2);
  std::copy(tone.begin(), tone.end(), word.begin() + 600);
  lstm::Random random(1);
  const auto one = put_together({word}, random);
  // The word with 25 ms before and 50 behind, and a gap of at most .15 s.
  CHECK(one.size() >= 1390);
  CHECK(one.size() <= 1400 + 1200);
  CHECK(*std::ranges::max_element(one) == doctest::Approx(1).epsilon(0.01));
  const auto three = put_together({word, word, word}, random);
  CHECK(three.size() >= 3 * 1400 + 300);  // with gaps
  CHECK(three.size() <= 3 * 2600);
}

TEST_CASE("strings are put together of one voice that has all digits") {
  std::vector<Spoken> words;
  for (std::size_t digit = 0; digit < 10; ++digit) {
    words.push_back(word(digit, "whole"));
    if (digit != 4) words.push_back(word(digit, "a part"));
  }
  words.push_back(word(12, "whole"));
  words.push_back(word(3, "whole"));
  const auto voices = digits_of_voices(words);
  REQUIRE(voices.size() == 1);
  CHECK(voices[0].size() == 11);
  lstm::Team team(1);
  const auto strings = strings_put_together(voices, 40, lstm::Seed(1), team);
  REQUIRE(strings.size() == 40);
  std::size_t longest = 0;
  for (const auto& one : strings) {
    longest = std::max(longest, one.digits.size());
    CHECK(one.digits.size() >= 1);
    CHECK(one.samples.size() >= 790 * one.digits.size());
  }
  CHECK(longest == 5);
  CHECK(strings_put_together({}, 3, lstm::Seed(1), team).empty());
}

TEST_CASE("strings are cut into words where they are soft") {
  const auto string = tones({3, 7, 3}, 0);  // 12 frames and 4 of silence each
  const auto words = cut_words(string.samples, {20, 2, 6});
  REQUIRE(words.size() == 3);
  CHECK(words[0].begin == 0);
  CHECK(words[0].end == 12);
  CHECK(words[1].begin == 14);  // the first frame that reaches into it
  CHECK(cut_words(string.samples, {20, 10, 6}).size() == 1);
  CHECK(cut_words(string.samples, {20, 2, 20}).empty());
}

TEST_CASE("words that are cut out are heard by the nearest template") {
  std::vector<Spoken> words;
  for (std::size_t digit = 0; digit < 10; ++digit)
    words.push_back({{say({digit}, 120)}, digit, "one"});
  lstm::Team team(2);
  const auto digits = digit_templates(words, 1, lstm::Seed(1), team);
  SaidString string{{}, {7, 2, 9}, 0};
  for (const auto digit : string.digits) {
    const auto next = say({digit}, 120);
    string.samples.insert(string.samples.end(), next.begin(), next.end());
    string.samples.resize(string.samples.size() + 1600);
  }
  const auto heard = hear_by_templates({string}, digits, {20, 10, 6}, team);
  REQUIRE(heard.size() == 1);
  CHECK(heard[0] == lstm::Labelling{8, 3, 10});
}

TEST_CASE("trials of strings are the same with any number of threads") {
  const auto task = tone_task();
  const auto all = joined(task.spoken, task.together).said;
  CHECK(all.size() == 80);
  const auto one = trials_of(task, 1, 1, all), two = trials_of(task, 2, 1, all);
  REQUIRE(one.outcomes.size() == 2);
  CHECK(one.curve.size() == 5);
  CHECK(one.curve == two.curve);
  CHECK(one.outcomes[0].greedy[on_validation].rate == one.curve.back());
  std::size_t differ = 0;
  for (std::size_t n = 0; n < 6; ++n)
    differ += one.outcomes[0].greedy[n].rate != one.outcomes[1].greedy[n].rate;
  CHECK(differ > 0);
  for (std::size_t k = 0; k < 2; ++k)
    for (std::size_t n = 0; n < 6; ++n) {
      CHECK(one.outcomes[k].greedy[n].rate == two.outcomes[k].greedy[n].rate);
      CHECK(one.outcomes[k].beam[n].exact == two.outcomes[k].beam[n].exact);
    }
}
