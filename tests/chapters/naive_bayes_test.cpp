#include "14_text_classification/naive_bayes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "bad_input.hpp"

using namespace text_classification;

namespace {

// Of class 0 are a a b and a, of class 1 is b c, of class 2 nothing.
const Bags three{{{0, 0, 1}, {0}, {1, 2}}, {{0, 0, 1}}};

NaiveBayes trained(double alpha, std::size_t classes = 2) {
  return {three, 3, classes, alpha};
}

void check_probability(const NaiveBayes& model, const std::vector<int>& bag,
                       double zero, double one) {
  const auto logs = model.log_probabilities(bag);
  REQUIRE(logs.size() >= 2);
  const auto near = [](double p) { return doctest::Approx(p).epsilon(1e-14); };
  CHECK(std::exp(logs[0]) == near(zero / (zero + one)));
  CHECK(std::exp(logs[1]) == near(one / (zero + one)));
}

}  // namespace

TEST_CASE("naive Bayes has the probabilities that were done by hand") {
  // Of the 4 features of class 0 a are 3 and b 1; of the 2 of class 1 b and c.
  const auto laplace = trained(1);
  check_probability(laplace, {}, 2 / 3., 1 / 3.);
  check_probability(laplace, {0, 1}, 2 / 3. * 4 / 7 * 2 / 7,
                    1 / 3. * 1 / 5 * 2 / 5);
  check_probability(laplace, {2, 2, 0}, 2 / 3. * 1 / 7 * 1 / 7 * 4 / 7,
                    1 / 3. * 2 / 5 * 2 / 5 * 1 / 5);
  check_probability(trained(0.5), {0, 1}, 2 / 3. * 3.5 / 5.5 * 1.5 / 5.5,
                    1 / 3. * 0.5 / 3.5 * 1.5 / 3.5);
}

TEST_CASE("a long text is no less certain than its probabilities") {
  const auto logs = trained(1).log_probabilities(std::vector<int>(5000, 0));
  CHECK(logs[0] == 0);
  CHECK(
      logs[1] ==
      doctest::Approx(std::log(0.5) + 5000 * std::log(7 / 20.)).epsilon(1e-12));
}

TEST_CASE("a class without texts is impossible and changes no other") {
  const auto model = trained(1, 3);
  check_probability(model, {0, 1}, 2 / 3. * 4 / 7 * 2 / 7,
                    1 / 3. * 1 / 5 * 2 / 5);
  CHECK(model.log_probabilities(std::vector{0})[2] ==
        -std::numeric_limits<double>::infinity());
}

TEST_CASE("naive Bayes names the likeliest class and the first of equals") {
  const Bags texts{{{0}, {2}, {1}, {}}, {{0, 0, 0, 0}}};
  CHECK(trained(1).classify(texts) == std::vector{0, 1, 0, 0});
  // One text each, and nothing that tells them apart.
  const NaiveBayes even({{{0}, {0}}, {{0, 1}}}, 1, 2, 1);
  CHECK(even.classify({{{0}}, {{0}}}) == std::vector{0});
}

BAD_INPUT("naive Bayes refuses no texts and an alpha that smooths nothing") {
  CHECK_THROWS_WITH_AS(trained(0),
                       "naive Bayes of 3 texts with an alpha of 0, expected "
                       "texts and an alpha above 0",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(trained(std::nan("")),
                       "naive Bayes of 3 texts with an alpha of nan, expected "
                       "texts and an alpha above 0",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(NaiveBayes(Bags{}, 3, 2, 1),
                       "naive Bayes of 0 texts with an alpha of 1, expected "
                       "texts and an alpha above 0",
                       std::invalid_argument);
}
