// The plain program of chapter 15 and its pictures.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "15_translation/figures.hpp"
#include "15_translation/plain.hpp"
#include "15_translation/say.hpp"
#include "lstm/layers/attention.hpp"
#include "random_translator.hpp"

using namespace translation;

namespace {

using Dot = lstm::Attention<lstm::DotScore<double>>;

const std::vector<Vector> steps = {{2, 0.5}, {-1, 1}, {0.25, -2}};
const Vector query = {0.7, -0.4}, dcontext = {1.5, -0.5};

lstm::Sequence<double> column(const std::vector<Vector>& numbers) {
  lstm::Sequence<double> all({numbers.size(), numbers[0].size(), 1});
  for (std::size_t t = 0; t < numbers.size(); ++t)
    for (std::size_t k = 0; k < numbers[t].size(); ++k)
      all(t, k, 0) = numbers[t][k];
  return all;
}

template <class Numbers>
void check_near(const Vector& a, const Numbers& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t k = 0; k < a.size(); ++k)
    CHECK(a[k] ==
          doctest::Approx(*(b.begin() + std::ptrdiff_t(k))).epsilon(1e-13));
}

// The numbers of a diagram under their names.
std::map<std::string, double> numbers(const figures::Diagram& diagram) {
  std::map<std::string, double> all;
  for (const auto& box : diagram.boxes)
    if (!box.name.empty()) CHECK(all.emplace(box.name, box.number).second);
  for (const auto& words : diagram.words)
    if (!words.name.empty())
      CHECK(all.emplace(words.name, words.number).second);
  return all;
}

template <class Parts>
bool shows(const Parts& parts, const std::string& text) {
  return std::ranges::any_of(parts, [&](const auto& part) {
    if constexpr (requires { part.text; })
      return part.text == text;
    else
      return part.label == text;
  });
}

Model talkative(Look look = Look::dot) {
  auto model = random_translator(look);
  favour(model, model.languages.edge(), -2);
  return model;
}

}  // namespace

TEST_CASE("a plain look at two steps is by hand") {
  // Scores ln 3 and 0.
  const auto [alpha, context] = look({{std::log(3), 0}, {0, 4}}, {1, 0});
  check_near(alpha, Vector{0.75, 0.25});
  check_near(context, Vector{0.75 * std::log(3), 1});
}

TEST_CASE("the plain program looks as attention with W the identity does") {
  Dot attention(2, 2);
  attention.score.W.value = {{1, 0}, {0, 1}};
  const auto h = column(steps), q = column({query});
  Dot::Trace trace;
  attention.forward(q, h, trace);
  const auto glance = look(steps, query);
  check_near(glance.alpha, trace.alpha);
  check_near(glance.context, trace.context);

  Dot::Flow flow;
  attention.backward(q, h, trace, column({dcontext}), flow);
  const auto back = look_back(steps, query, glance, dcontext);
  check_near(back.dq, flow.dq);
  Vector dh;
  for (const auto& one : back.dh) dh.insert(dh.end(), one.begin(), one.end());
  check_near(dh, flow.dh);
}

TEST_CASE("the gradients of a plain look are those of differences") {
  const auto loss = [](const std::vector<Vector>& h, const Vector& q) {
    const auto context = look(h, q).context;
    return std::inner_product(context.begin(), context.end(), dcontext.begin(),
                              0.0);
  };
  const auto back = look_back(steps, query, look(steps, query), dcontext);
  constexpr double d = 1e-6;
  for (std::size_t k = 0; k < 2; ++k) {
    auto up = query, down = query;
    up[k] += d;
    down[k] -= d;
    CHECK((loss(steps, up) - loss(steps, down)) / (2 * d) ==
          doctest::Approx(back.dq[k]).epsilon(1e-7));
    for (std::size_t s = 0; s < 3; ++s) {
      auto more = steps, less = steps;
      more[s][k] += d;
      less[s][k] -= d;
      CHECK((loss(more, query) - loss(less, query)) / (2 * d) ==
            doctest::Approx(back.dh[s][k]).epsilon(1e-7));
    }
  }
}

TEST_CASE("the picture of an alignment has the weight of each word") {
  const auto model = talkative();
  const Words source = {"the", "cat", "the"};
  const auto made = say(model, source, 1);
  REQUIRE(made.words.size() >= 2);
  const auto diagram = alignment_diagram("15-test", model, source);
  CHECK(diagram.name == "15-test");
  CHECK(shows(diagram.words, "cat"));
  CHECK(shows(diagram.words, made.words[0]));
  CHECK(diagram.boxes.size() == made.alpha.size());
  CHECK(shows(diagram.words, "(end)") ==
        (made.alpha.shape(0) > made.words.size()));
  for (std::size_t t = 0; t < made.words.size(); ++t)
    for (std::size_t s = 0; s < 3; ++s) {
      const auto& box = diagram.boxes[3 * t + s];
      CHECK(box.number == made.alpha(t, s));
      CHECK(box.name ==
            source[s] + " for " + made.words[t] + " " + std::to_string(t + 1));
      CHECK(box.center.x + 33 <= diagram.width);
      CHECK(box.center.y + 23 <= diagram.height);
    }
}

TEST_CASE("the picture of a look has the weights of one word") {
  const auto model = talkative();
  const Words source = {"the", "zebra"};
  const auto made = say(model, source, 1);
  REQUIRE(made.words.size() >= 2);
  for (const std::size_t word :
       {std::size_t{0}, std::size_t{1}, std::size_t{1'000}}) {
    const auto diagram = looking_diagram(model, source, word);
    const std::size_t t = std::min(word, made.words.size() - 1);
    const auto all = numbers(diagram);
    CHECK(all.size() == 2);
    CHECK(all.at("weight of word 1") == made.alpha(t, 0));
    CHECK(all.at("weight of word 2") == made.alpha(t, 1));
    REQUIRE(diagram.boxes.size() == 2 + made.words.size());
    CHECK(diagram.boxes[1].label == "zebra");
    for (std::size_t k = 0; k < made.words.size(); ++k) {
      CHECK(diagram.boxes[2 + k].label == made.words[k]);
      CHECK((diagram.boxes[2 + k].tint == figures::Tint::orange) == (k == t));
    }
  }
}

TEST_CASE("a translation without a word has a picture of its end") {
  auto model = random_translator(Look::dot);
  favour(model, model.languages.edge());
  const auto looking = looking_diagram(model, {"cat"}, 1);
  CHECK(numbers(looking).at("weight of word 1") == doctest::Approx(1));
  CHECK(shows(looking.boxes, "(end)"));
  CHECK(numbers(alignment_diagram("15-test", model, {"cat"}))
            .at("cat for (end) 1") == doctest::Approx(1));
}

TEST_CASE("the figure of lengths has a curve for each kind of network") {
  Task task;
  task.test = {{{"a"}, {"x"}}, {{"b"}, {"y"}}, {{"a", "b", "c"}, {"z"}}};
  const auto model = random_translator(Look::dot);
  const auto trials = [&](Look look, const std::vector<Words>& test) {
    Training training;
    training.look = look;
    return Trials{training, model.network, {{0, {}, test, {}, {}}}};
  };
  const auto figure =
      length_figure({trials(Look::nothing, {{"x"}, {"x"}, {"x"}}),
                     trials(Look::dot, {{"x"}, {"y"}, {"z"}})},
                    task);
  CHECK(figure.x == std::vector{1.0, 3.0});
  REQUIRE(figure.panels.size() == 1);
  const auto& curves = figure.panels[0].curves;
  REQUIRE(curves.size() == 2);
  CHECK(curves[0].name == "LSTMs alone");
  CHECK(curves[0].y == std::vector{0.5, 0.0});
  CHECK(curves[1].name == "dot attention");
  CHECK(curves[1].y == std::vector{1.0, 1.0});
}
