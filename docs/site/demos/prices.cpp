#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "17_prices/classical.hpp"
#include "17_prices/network.hpp"
#include "17_prices/processes.hpp"
#include "17_prices/verdicts.hpp"
#include "demonstrations.hpp"

namespace demos {
namespace {

constexpr std::size_t days = 900, bends = 9, between = days / bends,
                      longest = 60, length = 10, batch = 32;

// What the reader adds to the logarithm of the price at every hundredth day, in
// percent.
std::vector<double> bends_of(const Values& settings) {
  auto all = list(settings, "bend", bends);
  if (all.size() != bends)
    throw std::invalid_argument(
        fmt::format("bend has {} numbers, expected {}", all.size(), bends));
  for (const double bend : all)
    if (!(std::abs(bend) <= 100))
      throw std::invalid_argument(
          fmt::format("bend has {}, expected -100 to 100", bend));
  return all;
}

// From one of those days to the next the bends change evenly; day 0 has none.
void bend(std::vector<double>& price, const std::vector<double>& percent) {
  for (std::size_t t = 1; t <= days; ++t) {
    const std::size_t k = (t - 1) / between;
    const double share = static_cast<double>(t - k * between) / between;
    const double before = k == 0 ? 0 : percent[k - 1];
    price[t] *= std::exp((before + share * (percent[k] - before)) / 100);
  }
}

// A network on its way, which learns to forecast a price from those before it.
class Forecasting {
 public:
  explicit Forecasting(const Values& settings)
      : Forecasting(settings,
                    lstm::Seed(count(settings, "seed", 0, 1'000'000))) {}

  Values advance() {
    if (skill_.size() < longest) train();
    return {{"price", series_.close},
            {"unbent", unbent_},
            {"test", {static_cast<double>(test_ + 1)}},
            {"forecast", forecast_},
            {"r2", r2_},
            {"skill", skill_},
            {"interval", {interval_.low, interval_.high}},
            {"yesterday",
             {prices::r2(tested(y_), tested(before_), chance()).value}},
            {"done", {skill_.size() < longest ? 0.0 : 1.0}}};
  }

 private:
  Forecasting(const Values& settings, const lstm::Seed& seed)
      : seed_(seed),
        series_(prices::draw(count(settings, "process", 0, 1) == 0
                                 ? prices::random_walk()
                                 : prices::autoregression(),
                             days + 1, seed.stream("series"))),
        changes_(count(settings, "says", 0, 1) == 1),
        // Where most is chance, a high rate soon learns that by heart.
        adam_({.rate = changes_ ? 0.003 : 0.01}) {
    for (std::size_t k = 1; k <= bends; ++k)
      unbent_.push_back(series_.close[k * between]);
    bend(series_.close, bends_of(settings));
    y_ = prices::levels(series_).y;
    before_ = prices::persistence(series_);
    task_ =
        changes_ ? prices::return_task(series_) : prices::level_task(series_);
    test_ = days - days / 3;
    model_.emplace(
        prices::make_model({task_}, test_, {.length = length}, seed));
    data_ = samples(task_, model_->scales[0],
                    prices::days_between(length, test_), length);
  }

  void train() {
    lstm::fit(model_->network, adam_, data_, {.batch = batch},
              seed_.part("epoch", skill_.size()));
    const auto said = prices::forecasts(*model_, task_, 0, test_, days);
    forecast_.clear();
    for (std::size_t t = test_; t < days; ++t)
      forecast_.push_back(changes_ ? before_[t] * std::exp(said[t]) : said[t]);
    r2_.push_back(prices::r2(tested(y_), forecast_, chance()).value);
    const auto skill =
        prices::skill(tested(y_), forecast_, tested(before_), chance());
    skill_.push_back(skill.value);
    interval_ = skill.interval;
  }

  prices::Days tested(const std::vector<double>& all) const {
    return prices::Days(all).subspan(test_);
  }
  lstm::Random chance() const { return seed_.stream("bootstrap"); }

  lstm::Seed seed_;
  prices::Series series_;
  bool changes_;  // the network says the return and not the price
  std::vector<double> unbent_, y_, before_;
  prices::Task task_;
  std::size_t test_ = 0;
  std::optional<prices::Model> model_;
  lstm::Dataset<float> data_;
  lstm::Adam<float> adam_;
  std::vector<double> forecast_, r2_, skill_;
  study::Interval interval_{};
};

}  // namespace

Demonstration prices() {
  return training<Forecasting>();
}

}  // namespace demos
