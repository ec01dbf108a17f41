// What chapter 14's networks say of one text, and the plain program beside
// them.
#include <doctest/doctest.h>

#include <cmath>

#include "14_text_classification/plain.hpp"
#include "14_text_classification/say.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace text_classification;

namespace {

using Words = std::vector<std::string>;

Model random_model() {
  auto network = make_network({.width = 3, .hidden = 4}, 4, 3, lstm::Seed(1));
  lstm::Random random(1);
  std::visit(
      [&](auto& model) {
        for (auto* p : model.parameters()) fill_normal(p->value, random);
      },
      network);
  return {Vocabulary({"but", "good", "not"}), {"x", "y", "z"}, network};
}

std::vector<double> p_of(const Model& model, const Words& words) {
  const auto p =
      predict(model.network, texts_of({{words, 0}}, model.vocabulary));
  return {p.begin(), p.end()};
}

void check_near(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t k = 0; k < a.size(); ++k)
    CHECK(a[k] == doctest::Approx(b[k]).epsilon(1e-5));
}

double loss_of(const Reader& reader, const Sentence& sentence) {
  return -std::log(
      reader.answer(sentence)(static_cast<std::size_t>(sentence.label), 0));
}

}  // namespace

TEST_CASE("a word moves the class by what it sinks where it is left out") {
  const auto model = random_model();
  const auto said = say(model, {"not", "zebra", "good"});
  check_near(said.p, p_of(model, {"not", "zebra", "good"}));
  REQUIRE(said.words.size() == 3);
  const Words without[] = {
      {"zebra", "good"}, {"not", "good"}, {"not", "zebra"}};
  const Words words = {"not", "zebra", "good"};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(said.words[k].word == words[k]);
    CHECK(said.words[k].known == (k != 1));
    CHECK(said.words[k].moved ==
          doctest::Approx(said.p[said.chosen] -
                          p_of(model, without[k])[said.chosen])
              .epsilon(1e-4));
  }
}

TEST_CASE("the class that is chosen is the likeliest") {
  for (const std::size_t k : {0u, 1u, 2u}) {
    auto model = random_model();
    std::get<0>(model.network).dense.b.value(k, 0) += 100;
    CHECK(say(model, {"good"}).chosen == k);
  }
}

TEST_CASE("a text of one word leaves one unknown word when it is left out") {
  const auto model = random_model();
  const auto said = say(model, {"good"});
  REQUIRE(said.words.size() == 1);
  CHECK(said.words[0].moved ==
        doctest::Approx(said.p[said.chosen] -
                        p_of(model, {"unknown"})[said.chosen])
            .epsilon(1e-4));
}

TEST_CASE("the classes after each word are those of what was read so far") {
  const auto model = random_model();
  const auto p = after_each_word(model, {"good", "but", "not"});
  REQUIRE(p.shape() == std::array<std::size_t, 2>{3, 3});
  const Words read[] = {{"good"}, {"good", "but"}, {"good", "but", "not"}};
  for (std::size_t t = 0; t < 3; ++t)
    check_near({p(t, 0), p(t, 1), p(t, 2)}, p_of(model, read[t]));
}

TEST_CASE("the gradients of the plain reader are those of differences") {
  for (const Sentence& sentence :
       {Sentence{{2}, 1}, Sentence{{1, 0, 1, 3}, 2}}) {
    Reader reader(4, 3, 2, 3, lstm::Random(1));
    lstm::Random random(2);
    for (auto* p : reader.parameters()) fill_normal(p->value, random, 0.5);
    auto moved = reader;
    CHECK(reader.pass(sentence) ==
          doctest::Approx(loss_of(moved, sentence)).epsilon(1e-13));
    const auto loss = [&] { return loss_of(moved, sentence); };
    CHECK(reader.parameters().size() == 15);
    for (std::size_t k = 0; k < 15; ++k) {
      CAPTURE(reader.parameters()[k]->name);
      const auto numeric =
          lstm::central_differences(loss, moved.parameters()[k]->value);
      CHECK(lstm::relative_error(reader.parameters()[k]->gradient, numeric) <=
            1e-7);
    }
  }
}

TEST_CASE("a pass of the plain reader adds to the gradients") {
  Reader once(4, 3, 2, 3, lstm::Random(1)), twice = once;
  once.pass({{1, 2}, 0});
  twice.pass({{1, 2}, 0});
  twice.pass({{1, 2}, 0});
  for (std::size_t k = 0; k < 15; ++k)
    CHECK(lstm::relative_error(twice.parameters()[k]->gradient,
                               2 * once.parameters()[k]->gradient) <= 1e-14);
}

TEST_CASE("the plain reader learns which of two words comes last") {
  Reader reader(2, 3, 4, 2, lstm::Random(1));
  const Sentence sentences[] = {{{0, 1}, 1}, {{1, 0}, 0}};
  for (int step = 0; step < 400; ++step) {
    zero_gradients(reader.parameters());
    for (const auto& sentence : sentences) reader.pass(sentence);
    for (auto* p : reader.parameters()) p->value -= 0.3 * p->gradient;
  }
  CHECK(reader.answer(sentences[0])(1, 0) > 0.95);
  CHECK(reader.answer(sentences[1])(0, 0) > 0.95);
}
