// A book of which a part stands on the side of the training, too.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "13_language_model/ngram.hpp"
#include "13_language_model/predict.hpp"
#include "13_language_model/splits.hpp"
#include "study/bootstrap.hpp"
#include "temporary_folder.hpp"

using namespace language_model;

namespace {

std::vector<Split> made(const study::Texts& texts, std::uint64_t seed = 1) {
  return make_splits(texts, study::Alphabet(texts.training),
                     lstm::Random(seed));
}

// The lines of a text, whole and in its order.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char letter : text) {
    lines.back() += letter;
    if (letter == '\n') lines.emplace_back();
  }
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

// Lines of words that are drawn.
std::u32string drawn(const std::vector<std::u32string>& words,
                     std::size_t count, lstm::Random& random) {
  std::u32string text;
  while (count-- > 0) {
    for (int k = 0; k < 6; ++k)
      text += words[random.below(words.size())] + U" ";
    text.back() = U'\n';
  }
  return text;
}

// A book with a word in it that no other has, though they have its letters.
study::Texts toy() {
  lstm::Random random(1);
  std::vector<std::u32string> words = {U"one", U"gate", U"at", U"a", U"time"};
  const auto training = U"w x y z\n" + drawn(words, 240, random);
  words.push_back(U"zyxwz");
  return {"toy", training, U"", drawn(words, 83, random)};
}

SplitLosses trained(const Split& split, std::size_t threads = 1,
                    std::uint64_t seed = 1, const std::string& kept = "") {
  const Training small = {.width = 8,
                          .hidden = 16,
                          .steps = 10,
                          .batch = 8,
                          .epochs = 1,
                          .rate = 0.03};
  support::Options options("13", "A test.");
  options.checkpoint = kept;
  if (std::filesystem::exists(kept)) options.resume = kept;
  support::RunFile file(options);
  lstm::Team team(threads);
  return train_split(split, small, study::Alphabet(toy().training).size(), team,
                     lstm::Seed(seed), file);
}

}  // namespace

TEST_CASE("the last fifth of a book is tested and the rest is read") {
  // The numbers of a to j are 1 to 10. Of 13 letters, 3 are no fifth more.
  const study::Texts texts{"", U"abcdefghijabcdefghij", U"", U"jjjjiiiihhhgz"};
  const auto split = made(texts)[0];
  CHECK(split.tested_on == "its last fifth");
  CHECK(split.test == std::vector<int>{8, 8, 8, 7, 0});
  CHECK(split.apart == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
                                        1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  CHECK(split.mixed == std::vector<int>{1, 2, 3,  4,  5,  6,  7, 8, 9, 10,
                                        1, 2, 10, 10, 10, 10, 9, 9, 9, 9});
}

TEST_CASE("a fifth of a book is drawn in lines and the rest is read") {
  const std::u32string training = U"abcdefghijkl\nabcdefghijkl\nabcdefghijkl\n";
  const std::u32string book = U"a\nbb\nccc\ndddd\neeeee\nf\ngg\nhhh\n";
  const study::Alphabet alphabet(training);
  std::set<std::string> tests;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto split = made({"", training, U"", book}, seed)[1];
    CHECK(split.tested_on == "a fifth of its lines");
    CHECK(split.apart == alphabet.numbers(training));
    CHECK(split.mixed.size() == training.size());

    // The test has a fifth, but not without its last line.
    const auto test = alphabet.text(split.test);
    const auto tested = lines_of(test);
    CHECK(test.size() >= book.size() / 5);
    CHECK(test.size() - tested.back().size() < book.size() / 5);

    // With what is read besides it is the book.
    const auto others = training.size() - (book.size() - test.size());
    CHECK(std::equal(split.apart.begin(),
                     split.apart.begin() + static_cast<long>(others),
                     split.mixed.begin()));
    const auto parts =
        test + alphabet.text(std::span(split.mixed).subspan(others));
    auto drawn_lines = lines_of(parts);
    auto all = lines_of(alphabet.text(alphabet.numbers(book)));
    std::ranges::sort(drawn_lines);
    std::ranges::sort(all);
    CHECK(drawn_lines == all);
    tests.insert(test);
    CHECK(made({"", training, U"", book}, seed)[1].test == split.test);
  }
  CHECK(tests.size() > 5);
}

TEST_CASE("no more than a million letters are read") {
  lstm::Random random(1);
  const auto training = drawn({U"abcdefghi"}, 17'000, random);
  REQUIRE(training.size() > 1'000'000);
  for (const auto& split : made({"", training, U"", training.substr(0, 600)})) {
    CHECK(split.apart.size() == 1'000'000);
    CHECK(split.mixed.size() == 1'000'000);
  }
}

TEST_CASE("whoever has read in the book knows its made-up word") {
  const auto texts = toy();
  const study::Alphabet alphabet(texts.training);
  for (const auto& split : made(texts)) {
    CAPTURE(split.tested_on);
    const auto counted = count_split(split, alphabet);
    CHECK(counted.mixed < counted.apart - 0.4);
    const auto network = trained(split);
    CHECK(network.mixed < network.apart - 0.4);

    const auto six = kneser_ney(Counts(split.mixed, alphabet.size(), 6), 6);
    CHECK(counted.mixed == -study::mean(six.log_probabilities(split.test)));
  }
}

TEST_CASE("a split's loss is the mean of three networks with any threads") {
  const auto split = made(toy())[0];
  const auto one = trained(split, 1), two = trained(split, 2);
  CHECK(one.apart == two.apart);
  CHECK(one.mixed == two.mixed);

  const TemporaryFolder folder;
  const auto file = (folder.path / "run").string();
  CHECK(trained(split, 1, 1, file).apart == one.apart);
  const auto kept = lstm::read_checkpoint(read(file)).state;
  REQUIRE(kept.size() == 6);
  double sum = 0;
  std::set<double> different;
  for (const std::string k : {"0", "1", "2"}) {
    const double loss = kept.at("its last fifth, " + k).numbers.at(0);
    different.insert(loss);
    sum += loss;
  }
  CHECK(different.size() == 3);
  CHECK(one.apart == doctest::Approx(sum / 3).epsilon(1e-14));

  // What is in the file is not trained again.
  CHECK(trained(split, 1, 2).mixed != one.mixed);
  CHECK(trained(split, 1, 2, file).mixed == one.mixed);
}
