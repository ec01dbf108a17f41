// What the network of chapter 13 predicts, what it writes, and what can be told
// of that by counting.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "13_language_model/writing.hpp"
#include "bad_input.hpp"
#include "bigram_network.hpp"
#include "random_tensors.hpp"
#include "study/bootstrap.hpp"

using namespace language_model;

namespace {

using Words = std::vector<std::u32string>;

Network<float> random_network() {
  Network<float> network(5, 3, 4);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random);
  return network;
}

std::vector<int> random_letters(std::size_t count) {
  lstm::Random random(2);
  std::vector<int> letters(count);
  for (int& letter : letters) letter = static_cast<int>(random.below(5));
  return letters;
}

// Behind letter k always comes next[k].
Network<float> chain(const std::vector<std::size_t>& next) {
  lstm::Matrix<float> z = xt::zeros<float>({next.size(), next.size()});
  for (std::size_t k = 0; k < next.size(); ++k) z(next[k], k) = 200;
  return bigram_network(z);
}

// The same as counts.
NGram counted_chain(const std::vector<std::uint8_t>& next) {
  const std::size_t V = next.size();
  NGram::Level none{{{0}, {0, 1}, {next[0]}, {1}}, {1}, {0}}, one;
  for (std::size_t k = 0; k < V; ++k) {
    one.seen.contexts.push_back(k);
    one.seen.first.push_back(k);
  }
  one.seen.first.push_back(V);
  one.seen.symbols = next;
  one.seen.counts.assign(V, 1);
  one.shares.assign(V, 1);
  one.rests.assign(V, 0);
  return {V, {none, one}};
}

}  // namespace

TEST_CASE(
    "the temperature divides the logits and the other letter is left out") {
  // Behind letter 1 the odds are 4 to 1 for letter 2, and higher for letter 0.
  const float log_4 = std::log(4.0f);
  auto network = bigram_network<float>({{0, 9, 0}, {0, 0, 0}, {0, log_4, 0}});
  const auto check = [&](double temperature, double one, double two) {
    const auto p = next_letter(network, std::vector{2, 1}, temperature);
    REQUIRE(p.size() == 3);
    CHECK(p[0] == 0);
    CHECK(p[1] == doctest::Approx(one).epsilon(1e-6));
    CHECK(p[2] == doctest::Approx(two).epsilon(1e-6));
  };
  check(1, 1.0 / 5, 4.0 / 5);
  check(0.5, 1.0 / 17, 16.0 / 17);
  check(2, 1.0 / 3, 2.0 / 3);
  check(1e-37, 0, 1);
}

TEST_CASE("a letter is drawn where its share of the uniform numbers begins") {
  const double u = lstm::Random(1).uniform();
  const auto drawn = [](std::vector<double> p) {
    lstm::Random random(1);
    return draw(p, random);
  };
  CHECK(drawn({u, 1 - u}) == 1);
  CHECK(drawn({std::nextafter(u, 1), 1 - u}) == 0);
  CHECK(drawn({0, u / 2, u / 2, 1 - u}) == 3);
  // Where rounding has left a rest, the likeliest.
  CHECK(drawn({u / 8, u / 2, 0, u / 4}) == 1);
}

TEST_CASE("letters are drawn as often as they are likely") {
  const std::vector<double> p = {0.1, 0, 0.6, 0.3};
  constexpr double n = 10'000;
  std::vector<double> counts(p.size());
  lstm::Random random(1);
  for (int k = 0; k < n; ++k) ++counts[std::size_t(draw(p, random))];
  CHECK(counts[1] == 0);
  for (std::size_t k = 0; k < p.size(); ++k)
    CHECK(std::abs(counts[k] - n * p[k]) <=
          4 * std::sqrt(n * p[k] * (1 - p[k])));
}

TEST_CASE("each letter is drawn and then read") {
  const auto network = chain({1, 3, 1, 2});
  lstm::Random random(1);
  CHECK(write_on(network, std::vector{2, 1}, 5, 1, random) ==
        std::vector<int>{3, 2, 1, 3, 2});
  CHECK(write_on(network, std::vector{1}, 0, 1, random).empty());
}

TEST_CASE("near temperature 0 the likeliest letter is written each time") {
  // The odds are e² to e, or less, and letter 0 has the best.
  const auto network = bigram_network<float>(
      {{9, 9, 9, 9}, {0, 0, 1, 2}, {0, 2, 0, 1}, {2, 1, 2, 0}});
  const std::vector<int> sure = {2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1};
  lstm::Random random(1);
  CHECK(write_on(network, std::vector{1}, 12, 0.01, random) == sure);
  const auto daring = write_on(network, std::vector{1}, 2'000, 2, random);
  CHECK(std::vector(daring.begin(), daring.begin() + 12) != sure);
  CHECK(std::ranges::count(daring, study::Alphabet::other) == 0);
}

TEST_CASE("the same seed writes the same text whatever was read before") {
  auto network = random_network();
  const auto written = [&](std::uint64_t seed) {
    lstm::Random random(seed);
    return write_on(network, std::vector{1}, 10, 1, random);
  };
  std::vector<std::vector<int>> once;
  for (std::uint64_t seed = 0; seed < 20; ++seed) once.push_back(written(seed));
  CHECK(once[0] != once[1]);
  network.read(column(random_letters(10)));
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    CHECK(written(seed) == once[seed]);
}

TEST_CASE("log probabilities are the cross entropy of one long pass") {
  const auto letters = random_letters(2'306);  // more than twice 1,000
  auto network = random_network();
  const auto logs = log_probabilities(network, letters);
  REQUIRE(logs.size() == 2'305);
  const auto loss = network.loss(lstm::in_streams(letters, 2'305, 1));
  CHECK(-study::mean(logs) == doctest::Approx(loss.mean()).epsilon(1e-6));

  // What has been read before is forgotten, and each is told from those before.
  CHECK(log_probabilities(network, letters) == logs);
  for (const std::size_t n : {2u, 1'001u, 1'002u, 2'001u}) {
    const auto some = log_probabilities(network, std::span(letters).first(n));
    CHECK(std::equal(some.begin(), some.end(), logs.begin()));
    CHECK(some.size() == n - 1);
  }
}

TEST_CASE("the probabilities of all letters that may follow are 1 in all") {
  auto letters = random_letters(1'003);
  double sum = 0;
  for (int k = 0; k < 5; ++k) {
    letters.back() = k;
    sum += std::exp(log_probabilities(random_network(), letters).back());
  }
  CHECK(sum == doctest::Approx(1).epsilon(1e-12));
}

BAD_INPUT("a text without a second letter predicts nothing") {
  for (const std::size_t n : {0u, 1u})
    CHECK_THROWS_WITH_AS(log_probabilities(random_network(), random_letters(n)),
                         "a text needs a second letter to predict",
                         std::invalid_argument);
}

TEST_CASE("the mean of numbers") {
  CHECK(study::mean(std::vector<double>{1, 2, 6}) == 3);
}

TEST_CASE("words are what stands between spaces and marks") {
  CHECK(words(U"One gate, at \"a\" TIME!") ==
        Words{U"gate", U"at", U"a", U"time"});
  CHECK(words(U" one don't\ntwo-x2y é\u20acA ") ==
        Words{U"one", U"don", U"t", U"two", U"x", U"y", U"é\u20aca"});
  // Of the first and of the last a part may be missing.
  CHECK(words(U"ne two thre") == Words{U"two"});
  for (const auto* none : {U"", U"one", U"one two", U" ", U" one", U"one "})
    CHECK(words(none).empty());
}

TEST_CASE("writers are compared by their known words and what they copied") {
  std::u32string training, beginning = U"b ";
  for (int k = 0; k < 100; ++k) training += U"ab ";
  beginning += training.substr(0, 48);
  const study::Alphabet alphabet(training);
  const study::Numbers numbers({"", training, U"", beginning + U"ab ba ab x"},
                               alphabet, 1'000);
  // 1 is the space, 2 is a and 3 is b.
  const auto compared = [&](const Network<float>& network, std::size_t count) {
    const auto rows = compare_writers(network, counted_chain({1, 2, 3, 1}),
                                      alphabet, numbers, count, lstm::Seed(1));
    REQUIRE(rows.size() == 7);
    return rows;
  };
  const auto check = [](const Written& row, std::string_view writer,
                        double known, double mean_copy, std::size_t longest) {
    CAPTURE(row.writer);
    CHECK(row.writer == writer);
    CHECK(row.known == known);
    CHECK(row.mean_copy == doctest::Approx(mean_copy));
    CHECK(row.longest == longest);
  };

  // "ab ab ab a", of which 10, 9 ... 1 letters are copied, and the author's.
  // Whoever asks for more than there is of the author gets no more.
  for (const std::size_t count : {10u, 5'000u}) {
    const auto rows = compared(chain({1, 2, 3, 1}), count);
    check(rows[0], "the network at 0.3", 1, 5.5, 10);
    check(rows[4], "the network at 1.3", 1, 5.5, 10);
    check(rows[5], "counts of 2 letters", 1, 5.5, 10);
    check(rows[6], "the author of the test", 0.5, 1.8, 4);
  }
  // "aaaaaaaaaa" has no word of which both ends were seen.
  check(compared(chain({1, 2, 2, 2}), 10)[2], "the network at 0.7", 0, 1, 1);
}
