// How chapter 15's networks write translations.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "15_translation/say.hpp"
#include "random_translator.hpp"

using namespace translation;

namespace {

using Numbers = std::vector<int>;

// All of the source's words, once in each place.
std::vector<Words> some_sources() {
  return {{"the", "cat"},
          {"zebra"},
          {"l'", "zebra", "unknown", "cat", "the"},
          {"cat", "the", "cat"}};
}

// ln p of all signs after these words, by reading and saying all anew.
std::vector<double> next_log_p(const Model& model, const Words& source,
                               const Numbers& words) {
  const auto all =
      sentences_of({{source, {}}}, model.languages, model.reversed);
  lstm::Labels said({words.size() + 1, 1}, model.languages.edge());
  std::copy(words.begin(), words.end(), said.begin() + 1);
  auto network = model.network;
  return std::visit(
      [&](auto& translator) {
        const auto trace = translator.read(all.read, all.lengths);
        const auto& z = translator.say(said, trace.last(), trace.outputs());
        std::vector<double> log_p;
        double sum = 0;
        for (std::size_t k = 0; k < z.shape(1); ++k) {
          log_p.push_back(z(words.size(), k, 0));
          sum += std::exp(log_p.back());
        }
        for (double& number : log_p) number -= std::log(sum);
        return log_p;
      },
      network);
}

struct Said {
  Numbers words;
  double log_p = 0;

  double mean() const { return log_p / static_cast<double>(words.size()); }
  Said with(int sign, double more) const {
    auto longer = *this;
    longer.words.push_back(sign);
    longer.log_p += more;
    return longer;
  }
};

bool is_over(const Model& model, const Words& source, const Numbers& words) {
  return words.back() == model.languages.edge() ||
         words.size() == 2 * source.size() + 10;
}

const auto by_mean = [](const Said& a, const Said& b) {
  return a.mean() < b.mean();
};

// The search without any columns.
Said search(const Model& model, const Words& source, std::size_t beam) {
  std::vector<Said> open = {{}}, ended;
  while (!open.empty() && ended.size() < beam) {
    std::vector<Said> all;
    for (const auto& one : open) {
      const auto log_p = next_log_p(model, source, one.words);
      for (std::size_t k = 0; k < log_p.size(); ++k)
        all.push_back(one.with(static_cast<int>(k), log_p[k]));
    }
    std::ranges::stable_sort(all, std::greater(), &Said::log_p);
    all.resize(std::min(beam, all.size()));
    open.clear();
    for (const auto& one : all)
      (is_over(model, source, one.words) ? ended : open).push_back(one);
  }
  return *std::ranges::max_element(ended, by_mean);
}

// The best of all translations that there are.
Said best(const Model& model, const Words& source, const Said& begun = {}) {
  const auto log_p = next_log_p(model, source, begun.words);
  std::vector<Said> all;
  for (std::size_t k = 0; k < log_p.size(); ++k) {
    const auto longer = begun.with(static_cast<int>(k), log_p[k]);
    all.push_back(is_over(model, source, longer.words)
                      ? longer
                      : best(model, source, longer));
  }
  return *std::ranges::max_element(all, by_mean);
}

Words words_by_number(const Model& model, const Numbers& numbers) {
  Words words;
  for (const int number : numbers)
    if (number != model.languages.edge())
      words.push_back(
          number == 0
              ? "(unknown)"
              : model.languages.target.words()[std::size_t(number) - 1]);
  return words;
}

void check(const Translation& made, const Said& expected, const Model& model) {
  CHECK(made.words == words_by_number(model, expected.words));
  CHECK(made.log_p == doctest::Approx(expected.log_p).epsilon(1e-4));
  CHECK(made.alpha.shape(0) == expected.words.size());
}

std::vector<Translation> translate(const Model& model,
                                   const std::vector<Words>& sources,
                                   std::size_t beam) {
  return translation::translate(model.network, model.languages, sources, beam,
                                model.reversed);
}

void check_same(const Translation& one, const Translation& other) {
  CHECK(one.words == other.words);
  CHECK(one.log_p == doctest::Approx(other.log_p).epsilon(1e-5));
  REQUIRE(one.alpha.shape() == other.alpha.shape());
  for (std::size_t k = 0; k < one.alpha.size(); ++k)
    CHECK(one.alpha.flat(k) ==
          doctest::Approx(other.alpha.flat(k)).epsilon(1e-4));
}

}  // namespace

TEST_CASE("a translation is that of a search that reads all anew") {
  for (const auto look : looks)
    for (const bool reversed : {false, true})
      for (const std::size_t beam : {1u, 2u, 3u, 4u, 5u, 6u}) {
        CAPTURE(int(look));
        CAPTURE(beam);
        auto model = random_translator(look, reversed);
        favour(model, model.languages.edge(), beam % 2 == 0 ? 0 : -2);
        const auto sources = some_sources();
        const auto all = translate(model, sources, beam);
        REQUIRE(all.size() == sources.size());
        for (std::size_t n = 0; n < all.size(); ++n)
          check(all[n], search(model, sources[n], beam), model);
      }
}

TEST_CASE("the likeliest words are taken one by one where there is no beam") {
  auto model = random_translator(Look::additive);
  favour(model, model.languages.edge(), -2);
  for (const auto& source : some_sources()) {
    Said said;
    do {
      const auto log_p = next_log_p(model, source, said.words);
      const auto sign = std::ranges::max_element(log_p) - log_p.begin();
      said =
          said.with(static_cast<int>(sign), *std::ranges::max_element(log_p));
    } while (!is_over(model, source, said.words));
    check(translate(model, {source}, 1)[0], said, model);
  }
}

// Of one word and an unknown one: 8,190 translations of up to 12.
TEST_CASE("a beam as wide as all translations finds the best of them") {
  const Languages languages = {study::Vocabulary({"a"}),
                               study::Vocabulary({"b"})};
  int missed = 0;
  for (const auto look : looks)
    for (const double size : {0.4, 0.7, 1.0}) {
      Model model{languages, random_network(look, languages, size), false};
      favour(model, languages.edge(), -1);
      const auto expected = best(model, {"a"});
      check(translate(model, {{"a"}}, 10'000)[0], expected, model);
      missed += search(model, {"a"}, 1).mean() < expected.mean();
    }
  CHECK(missed > 0);  // by the likeliest next words
}

TEST_CASE("many sentences are translated as each of them alone") {
  auto sources = some_sources();
  while (sources.size() < 300)
    sources.push_back(sources[(sources.size() + sources.size() / 3) % 4]);
  for (const auto look : looks) {
    auto model = random_translator(look);
    favour(model, model.languages.edge(), -2);
    const auto all = translate(model, sources, 3);
    REQUIRE(all.size() == 300);
    for (const std::size_t n : {0u, 1u, 2u, 3u, 255u, 256u, 257u, 299u})
      check_same(all[n], translate(model, {sources[n]}, 3)[0]);
  }
  CHECK(translate(random_translator(Look::dot), {}, 2).empty());
}

TEST_CASE("the weights of attention add up to 1 in each step") {
  for (const auto look : looks)
    for (const auto& source : some_sources()) {
      auto model = random_translator(look);
      favour(model, model.languages.edge(), -2);
      const auto made = translate(model, {source}, 1)[0];
      REQUIRE(made.alpha.shape(1) == source.size());
      const bool cut = made.words.size() == 2 * source.size() + 10;
      CHECK(made.alpha.shape(0) == made.words.size() + (cut ? 0 : 1));
      for (std::size_t t = 0; t < made.alpha.shape(0); ++t) {
        const double sum = xt::sum(xt::view(made.alpha, t))();
        CHECK(sum == doctest::Approx(look == Look::nothing ? 0 : 1));
      }
    }
}

TEST_CASE("the weights of a reversed source stand by its words") {
  auto there = random_translator(Look::dot, false), back = there;
  back.reversed = true;
  const Words source = {"cat", "the", "zebra"},
              turned = {"zebra", "the", "cat"};
  const auto one = translate(there, {source}, 1)[0],
             other = translate(back, {turned}, 1)[0];
  CHECK(one.words == other.words);
  REQUIRE(one.alpha.shape() == other.alpha.shape());
  for (std::size_t t = 0; t < one.alpha.shape(0); ++t)
    for (std::size_t s = 0; s < 3; ++s)
      CHECK(one.alpha(t, s) == other.alpha(t, 2 - s));
  CHECK(std::abs(one.alpha(0, 0) - one.alpha(0, 2)) > 1e-3);
}

TEST_CASE("of equal signs the first is taken and no end is cut") {
  auto model = random_translator(Look::dot);
  std::visit(
      [](auto& network) {
        for (auto* p : network.dense.parameters()) p->value.fill(0);
      },
      model.network);
  for (const std::size_t beam : {1u, 2u, 4u}) {
    const auto made = translate(model, {{"cat", "the"}}, beam)[0];
    CHECK(made.words == Words(14, "(unknown)"));
    CHECK(made.log_p == doctest::Approx(14 * std::log(0.2)));
    CHECK(made.alpha.shape(0) == 14);
  }
}

TEST_CASE("a translation may be empty or impossible") {
  auto model = random_translator(Look::dot);
  favour(model, model.languages.edge());
  // The others' probability is less than any float.
  for (const std::size_t beam : {1u, 2u, 100u}) {
    const auto made = translate(model, {{"cat"}, {}}, beam);
    for (const auto& one : made) {
      CHECK(one.words.empty());
      CHECK(one.log_p == doctest::Approx(0));
      CHECK(one.alpha.shape() == std::array<std::size_t, 2>{1, 1});
    }
  }
}

TEST_CASE("an unknown word of a translation is what was looked at") {
  Translation made{{"le", "(unknown)", "(unknown)"}, 0, {}};
  made.alpha = {{0.6, 0.3, 0.1}, {0.1, 0.2, 0.7}, {0.2, 0.5, 0.3}, {0, 0, 1}};
  CHECK(with_copies(made, {"the", "foo", "bar"}) == Words{"le", "bar", "foo"});
  CHECK(with_copies({{}, 0, {{1}}}, {"the"}).empty());
}

TEST_CASE("a sentence without a word is not said") {
  const auto model = random_translator(Look::dot);
  CHECK_THROWS_WITH_AS(say(model, {}, 1),
                       "--say: there is no word in the sentence",
                       std::invalid_argument);
  const Words source = {"the", "cat"};
  check_same(say(model, source, 3), translate(model, {source}, 3)[0]);
}
