// The plain reader of chapter 16, which is trained sample by sample.
#include <doctest/doctest.h>

#include <cmath>

#include "16_weather/plain.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/random.hpp"

using namespace weather;

namespace {

// What is left of an anomaly on the day after it is a half.
std::vector<double> halved(std::size_t count, std::uint64_t seed) {
  lstm::Random random(seed);
  std::vector<double> anomaly = {0};
  while (anomaly.size() < count)
    anomaly.push_back(0.5 * anomaly.back() + random.normal());
  return anomaly;
}

Reader random_reader() {
  Reader reader(3, lstm::Seed(1).stream("weights"));
  lstm::Random random(2);
  for (auto* p : reader.parameters())
    for (double& w : p->value) w = 0.7 * random.normal();
  return reader;
}

double mean_square(const Reader& reader, const std::vector<double>& anomaly) {
  double sum = 0;
  for (std::size_t day = 10; day < anomaly.size(); ++day)
    sum += std::pow(reader.forecast(anomaly, day) - anomaly[day], 2);
  return sum / static_cast<double>(anomaly.size() - 10);
}

}  // namespace

TEST_CASE("a plain reader's gradients agree with central differences") {
  const auto anomaly = halved(20, 1);
  auto analytic = random_reader(), moved = random_reader();
  const double error = analytic.pass(anomaly, 15);
  CHECK(error == doctest::Approx(std::pow(
                     analytic.forecast(anomaly, 15) - anomaly[15], 2)));
  const auto loss = [&] {
    return std::pow(moved.forecast(anomaly, 15) - anomaly[15], 2);
  };
  const auto gradients = analytic.parameters(), values = moved.parameters();
  REQUIRE(gradients.size() == 14);  // three a gate, and two behind them
  for (std::size_t k = 0; k < values.size(); ++k) {
    CAPTURE(k);
    const auto numeric = lstm::central_differences(loss, values[k]->value);
    CHECK(lstm::length(numeric) > 1e-6);
    CHECK(lstm::relative_error(gradients[k]->gradient, numeric) <= 1e-6);
  }
}

TEST_CASE("a plain reader adds the gradients of a second sample") {
  const auto anomaly = halved(20, 1);
  auto both = random_reader(), first = random_reader(),
       second = random_reader();
  both.pass(anomaly, 12);
  both.pass(anomaly, 15);
  first.pass(anomaly, 12);
  second.pass(anomaly, 15);
  const auto all = both.parameters();
  for (std::size_t k = 0; k < all.size(); ++k) {
    CAPTURE(k);
    const auto& a = first.parameters()[k]->gradient;
    const auto& b = second.parameters()[k]->gradient;
    CHECK(lstm::relative_error(all[k]->gradient, xt::eval(a + b)) <= 1e-12);
  }
}

TEST_CASE("a plain reader reads the ten days before and no other") {
  const auto anomaly = halved(20, 1);
  const auto reader = random_reader();
  const double forecast = reader.forecast(anomaly, 15);
  for (std::size_t day = 0; day < 20; ++day) {
    CAPTURE(day);
    auto other = anomaly;
    other[day] += 1;
    CHECK((reader.forecast(other, 15) != forecast) == (5 <= day && day < 15));
  }
}

// No forecast has an error below 1, which is the new in each day, and what says
// 0 of all days has 4/3.
TEST_CASE("a plain reader learns how much of an anomaly is left") {
  const auto anomaly = halved(2'000, 1), others = halved(2'000, 2);
  Reader reader(4, lstm::Seed(1).stream("weights"));
  const double before = mean_square(reader, others);
  for (int epoch = 0; epoch < 2; ++epoch)
    for (std::size_t day = 10; day < anomaly.size(); ++day) {
      for (auto* p : reader.parameters()) p->gradient.fill(0);
      reader.pass(anomaly, day);
      for (auto* p : reader.parameters()) p->value -= 0.01 * p->gradient;
    }
  CHECK(before > 1.2);
  CHECK(mean_square(reader, others) < 1.1);
}
