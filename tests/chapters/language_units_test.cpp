// What the units of chapter 13's network go with.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "13_language_model/predict.hpp"
#include "13_language_model/units.hpp"
#include "bad_input.hpp"
#include "random_tensors.hpp"

using namespace language_model;

namespace {

using Series = std::vector<double>;

const std::u32string speech =
    U"he had \"no gate\" he said\n\"one\" a day\nand then no more\n"
    U"\"a gate\nit is\" so\n";

// Sets a gate of one unit: open at 40, shut at -40, whatever the last letter
// was, but for some.
class Planted {
 public:
  static constexpr std::size_t H = 5;
  explicit Planted(const study::Alphabet& alphabet)
      : alphabet_(alphabet), network(alphabet.size(), alphabet.size(), H) {
    network.embedding.W.value = xt::eye<float>(alphabet.size());
    for (std::size_t k = 0; k < H; ++k) always(lstm::Gate::output, k, 40);
  }
  void always(lstm::Gate gate, std::size_t unit, float z) {
    network.layer.b.value(row(gate, unit), 0) = z;
  }
  void at(lstm::Gate gate, std::size_t unit, char32_t letter, float z) {
    const auto r = row(gate, unit);
    network.layer.W.value(r, std::size_t(alphabet_.number(letter))) =
        z - network.layer.b.value(r, 0);
  }
  void by_itself(lstm::Gate gate, std::size_t unit, float z) {
    network.layer.U.value(row(gate, unit), unit) = z;
  }
  // Counts letters, each as `step`, and begins anew at some.
  void count(std::size_t unit, float step, std::u32string_view ends) {
    for (const auto gate : {lstm::Gate::input, lstm::Gate::forget}) {
      always(gate, unit, 40);
      for (const auto end : ends) at(gate, unit, end, -40);
    }
    always(lstm::Gate::candidate, unit, step);
  }

 private:
  static std::size_t row(lstm::Gate gate, std::size_t unit) {
    return static_cast<std::size_t>(gate) * H + unit;
  }
  const study::Alphabet& alphabet_;

 public:
  Network<float> network;
};

// Unit 0 counts the letters of a paragraph, 1 holds whether the last was an a,
// 2 whether there is speech, 3 counts the letters of a word downwards, and 4
// does nothing.
Network<float> planted(const study::Alphabet& alphabet) {
  using lstm::Gate;
  Planted all(alphabet);
  all.count(0, 0.005f, U"\n");
  all.count(3, -0.02f, U" \n");
  for (const std::size_t unit : {1u, 2u}) {
    all.always(Gate::candidate, unit, 40);
    all.always(Gate::input, unit, -40);
  }
  all.at(Gate::input, 1, 'a', 40);
  all.always(Gate::forget, 1, -40);
  // A mark is let in where the cell is empty, and empties it where it is not.
  all.at(Gate::input, 2, '"', 40);
  all.by_itself(Gate::input, 2, -200);
  all.always(Gate::forget, 2, 40);
  for (const auto letter : {U'"', U'\n'}) all.at(Gate::forget, 2, letter, -40);
  return all.network;
}

}  // namespace

TEST_CASE("a reader knows of speech and of the letters so far") {
  const study::Alphabet alphabet(speech);
  const auto known = features(alphabet, alphabet.numbers(U"\"a n\" e\nd"));
  REQUIRE(known.size() == 3);
  CHECK(known[0].name == "inside quotation marks");
  CHECK(known[0].values == Series{1, 1, 1, 1, 0, 0, 0, 0, 0});
  CHECK(known[1].name == "letters of the word so far");
  CHECK(known[1].values == Series{1, 2, 0, 1, 2, 0, 1, 0, 1});
  CHECK(known[2].name == "letters of the paragraph so far");
  CHECK(known[2].values == Series{1, 2, 3, 4, 5, 6, 7, 0, 1});

  // Each paragraph begins outside.
  CHECK(features(alphabet, alphabet.numbers(U"\"a\nn\"e"))[0].values ==
        Series{1, 1, 0, 0, 1, 1});
  const auto long_one =
      features(alphabet, alphabet.numbers(std::u32string(250, 'a')));
  CHECK(long_one[1].values.back() == 250);
  CHECK(long_one[2].values[198] == 199);
  CHECK(long_one[2].values.back() == 200);
}

TEST_CASE("letters that the alphabet lacks are no marks") {
  const study::Alphabet alphabet(U"ab");
  const auto known = features(alphabet, std::vector{0, 1, 0, 2});
  CHECK(known[0].values == Series{0, 0, 0, 0});
  CHECK(known[1].values == Series{1, 2, 3, 4});
  CHECK(known[2].values == Series{1, 2, 3, 4});
}

TEST_CASE("correlations by hand") {
  const Series a = {1, 2, 3};
  CHECK(correlation(a, Series{2, 4, 6}) == doctest::Approx(1));
  CHECK(correlation(a, Series{60, 40, 20}) == doctest::Approx(-1));
  CHECK(correlation(a, Series{1, 0, 1}) == 0);
  CHECK(correlation(a, Series{1, 3, 2}) == doctest::Approx(0.5));
  // A constant goes with nothing, not even with itself.
  const Series constant(10, 0.1);
  CHECK(correlation(constant, constant) == 0);
  CHECK(correlation(constant, Series{1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) == 0);
  CHECK(correlation(Series{7}, Series{8}) == 0);
}

BAD_INPUT("a correlation of series that are not of one length") {
  for (const auto& b : {Series{}, Series{1, 2}})
    CHECK_THROWS_WITH_AS(correlation(Series{1}, b),
                         "a correlation needs two series of one length",
                         std::invalid_argument);
  CHECK_THROWS_AS(correlation(Series{}, Series{}), std::invalid_argument);
}

TEST_CASE("cell states of a long text are those of one pass") {
  Network<float> network(5, 3, 4);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random);
  std::vector<int> text(2'003);
  for (int& letter : text) letter = static_cast<int>(random.below(5));

  network.read(column(text));
  const auto& c = network.trace().c;
  const auto states = cell_states(network, text);
  REQUIRE(states.shape() == std::array<std::size_t, 2>{2'003, 4});
  float apart = 0;
  for (std::size_t n = 0; n < text.size(); ++n)
    for (std::size_t j = 0; j < 4; ++j)
      apart = std::max(apart, std::abs(states(n, j) - c(n + 1, j, 0)));
  CHECK(apart <= 1e-5f);
}

TEST_CASE("units that go with something are found and tested elsewhere") {
  const study::Alphabet alphabet(speech);
  const auto network = planted(alphabet);
  const auto here = alphabet.numbers(speech);
  const auto there = alphabet.numbers(U"one day he \"had\" a gate\nso it is\n");
  const auto units = find_units(network, alphabet, here, there);
  REQUIRE(units.size() == 3);
  const auto check = [](const Unit& unit, std::string_view feature,
                        std::size_t number, double chosen, double tested) {
    CAPTURE(unit.feature);
    CHECK(unit.feature == feature);
    CHECK(unit.number == number);
    CHECK(std::abs(unit.chosen_on - chosen) <= 1e-4);
    CHECK(std::abs(unit.tested_on - tested) <= 1e-4);
  };
  check(units[0], "inside quotation marks", 2, 1, 1);
  check(units[1], "letters of the word so far", 3, -1, -1);
  check(units[2], "letters of the paragraph so far", 0, 1, 1);

  // Where nobody speaks, nothing goes with speech.
  const auto silent = alphabet.numbers(U"and then no more\n");
  check(find_units(network, alphabet, here, silent)[0],
        "inside quotation marks", 2, 1, 0);
}

TEST_CASE("the passage is a line with speech in its middle") {
  const auto with = [](std::u32string line, std::size_t place) {
    line[place] = '"';
    return line + U"\n";
  };
  const std::u32string line(200, 'a');
  // Ten lines come too early; the others begin with speech, have it elsewhere,
  // and are too short.
  std::u32string before;
  for (int k = 0; k < 10; ++k) before += with(line, 70);
  before += with(U"\"" + line.substr(1), 70) + with(line, 20) +
            with(line.substr(0, 100), 70);
  const study::Alphabet alphabet(before);
  const auto text = alphabet.numbers(before + with(line, 60) + line);
  const auto found = find_passage(alphabet, text);
  CHECK(found.begin == 12 * 201 + 101);
  CHECK(found.letters.size() == 150);
  CHECK(found.letters.data() == text.data() + found.begin);

  const auto whole = [&](std::u32string_view letters) {
    const auto none = alphabet.numbers(letters);
    const auto part = find_passage(alphabet, none);
    CHECK(part.begin == 0);
    CHECK(part.letters.data() == none.data());
    return part.letters.size();
  };
  CHECK(whole(before) == 150);
  CHECK(whole(line.substr(0, 99)) == 99);
  CHECK(whole(U"") == 0);
}

TEST_CASE("letters that the alphabet lacks make no passage") {
  const study::Alphabet alphabet(U"a\n");
  std::vector<int> text(2'500, alphabet.number('a'));
  text[2'100] = alphabet.number('\n');
  text[2'161] = study::Alphabet::other;
  CHECK(find_passage(alphabet, text).begin == 0);
}
