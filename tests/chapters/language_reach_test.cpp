#include <doctest/doctest.h>

#include <stdexcept>

#include "13_language_model/predict.hpp"
#include "13_language_model/reach.hpp"
#include "13_language_model/train.hpp"
#include "bad_input.hpp"

using namespace language_model;

namespace {

std::vector<int> toy(std::size_t count) {
  lstm::Random random(1);
  std::vector<int> text(count);
  for (int& letter : text) letter = 1 + static_cast<int>(random.below(4));
  return text;
}

Network<float> network() {
  return make_network({.width = 3, .hidden = 4}, 5, lstm::Seed(1));
}

}  // namespace

// Of 250 letters the 50 behind the first 200 are predicted, each from a state
// of zeros: as a text by itself is, whose last letter it is.
TEST_CASE("a network that looks back reads so many letters and no more") {
  const auto text = toy(250);
  lstm::Team team(2);
  const auto reaches = look_back(network(), text, team);
  const std::vector<std::size_t> lengths = {1,  2,  3,  4,   5,  7,
                                            10, 20, 50, 100, 200};
  REQUIRE(reaches.size() == lengths.size());
  for (std::size_t k = 0; k < reaches.size(); ++k) {
    const std::size_t seen = lengths[k];
    double loss = 0;
    for (std::size_t n = 200; n < text.size(); ++n)
      loss -= log_probabilities(network(),
                                std::span(text).subspan(n - seen, seen + 1))
                  .back();
    CHECK(reaches[k].letters == seen);
    CHECK(reaches[k].loss == doctest::Approx(loss / 50).epsilon(1e-5));
  }
}

TEST_CASE("a long text is looked at in some 5000 places") {
  const auto text = toy(200 + 12'000);
  lstm::Team team(1);
  const auto reaches = look_back(network(), text, team);
  double loss = 0;
  for (std::size_t n = 200; n < text.size(); n += 2)
    loss -= log_probabilities(network(), std::span(text).subspan(n - 1, 2))[0];
  CHECK(reaches[0].loss == doctest::Approx(loss / 6000).epsilon(1e-5));
}

BAD_INPUT("a text too short to look back in") {
  lstm::Team team(1);
  CHECK_THROWS_WITH_AS(look_back(network(), toy(201), team),
                       "a text too short to look back in",
                       std::invalid_argument);
}
