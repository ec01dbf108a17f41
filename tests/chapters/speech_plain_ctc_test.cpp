// Chapter 18's plain CTC.
#include <doctest/doctest.h>

#include <cmath>

#include "18_speech/plain_ctc.hpp"
#include "lstm/layers/ctc.hpp"
#include "random_tensors.hpp"

using namespace speech;

namespace {

Table random_table(std::size_t steps, std::size_t classes) {
  lstm::Random random(1);
  Table z(steps, std::vector<double>(classes));
  for (auto& row : z)
    for (double& number : row) number = random.normal();
  return z;
}

}  // namespace

TEST_CASE("labels have blanks before and between and behind them") {
  CHECK(with_blanks({2, 2}) == std::vector<int>{0, 2, 0, 2, 0});
  CHECK(with_blanks({}) == std::vector<int>{0});
}

TEST_CASE("the plain recursion adds up all ways") {
  // Of the nine ways through two steps, 1 1, 1 - and - 1 say 1.
  const Table even(2, std::vector<double>(3, 1.0 / 3));
  CHECK(probability(even, {1}) == doctest::Approx(1.0 / 3).epsilon(1e-15));
  CHECK(probability(even, {1, 2}) == doctest::Approx(1.0 / 9).epsilon(1e-15));
  CHECK(probability(even, {1, 1}) == 0);
  const auto y = softmax(random_table(5, 3));
  const std::vector<std::vector<int>> strings = {{},     {1},       {1, 1},
                                                 {1, 2}, {2, 1, 2}, {2, 2, 1}};
  for (const auto& labels : strings) {
    CAPTURE(labels.size());
    CHECK(probability(y, labels) ==
          doctest::Approx(probability_by_trying(y, labels)).epsilon(1e-13));
  }
}

TEST_CASE("all ways pass through some place at each step") {
  const auto share = passages(softmax(random_table(6, 3)), {1, 1, 2});
  for (const auto& row : share) {
    double sum = 0;
    for (const double one : row) sum += one;
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
  }
  CHECK(share[0][0] + share[0][1] == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("a step of the plain descent is that of the library's gradient") {
  const std::vector<int> labels = {1, 1, 2};
  const auto before = random_table(6, 3);
  auto after = before;
  descend(after, labels, 0.5);
  lstm::Sequence<double> z({6, 3, 1}), dz;
  for (std::size_t t = 0; t < 6; ++t)
    for (std::size_t k = 0; k < 3; ++k) z(t, k, 0) = before[t][k];
  lstm::CtcTrace<double> trace;
  const auto loss = lstm::ctc_loss(z, {labels}, dz, trace);
  CHECK(loss.sum ==
        doctest::Approx(-std::log(probability(softmax(before), labels))));
  for (std::size_t t = 0; t < 6; ++t)
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(after[t][k] ==
            doctest::Approx(before[t][k] - 0.5 * dz(t, k, 0)).epsilon(1e-10));
}
