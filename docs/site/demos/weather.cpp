#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "16_weather/tomorrow.hpp"
#include "demonstrations.hpp"
#include "trained.hpp"

namespace demos {
namespace {

constexpr std::size_t shown = 21;  // days before the one that is forecast

weather::Days measured(const Values& settings) {
  weather::Days days;
  days.columns = lines(text(settings, "columns", 10'000));
  const auto all = list(settings, "values", 10'000'000);
  const std::size_t count_of_days = all.size() / days.columns.size();
  if (count_of_days < 2 || all.size() % days.columns.size() != 0)
    throw std::invalid_argument(
        fmt::format("values has {} numbers, expected those of 2 or more days "
                    "in each of {} columns",
                    all.size(), days.columns.size()));
  const auto step = static_cast<std::ptrdiff_t>(count_of_days);
  for (auto from = all.begin(); from != all.end(); from += step)
    days.values.emplace_back(from, from + step);
  days.first += std::chrono::days(count(settings, "first", 0, 1'000'000));
  days.forecast = count(settings, "forecast", 0, days.columns.size() - 1);
  days.test = count(settings, "test", 1, count_of_days - 1);
  return days;
}

weather::Kept forecaster(const weather::Days& days, const Values& settings) {
  weather::Training form;
  form.target = static_cast<weather::Target>(count(settings, "target", 0, 2));
  form.length = count(settings, "T", 1, days.test);
  form.hidden = count(settings, "H", 1, 4096);
  auto model = weather::make_model(days, days.test, form, lstm::Seed(0));
  set_weights(model.network.parameters(), settings);
  return {days.place, days.unit, days.columns[days.forecast], std::move(model),
          list(settings, "errors", 1'000'000)};
}

weather::Days before(weather::Days days, std::size_t t) {
  for (auto& column : days.values) column.resize(t);
  return days;
}

// A network that others have trained, and the days that it forecasts.
class Forecaster {
 public:
  explicit Forecaster(const Values& settings)
      : days_(measured(settings)),
        kept_(forecaster(days_, settings)),
        persistence_(weather::persistence(days_)),
        climatology_(weather::climatology(days_, days_.test)) {}

  Values answer(const Values& settings) const {
    const std::size_t day =
        count(settings, "day", 1, days_.size() - days_.test);
    const std::size_t t = days_.test + day - 1;
    const std::size_t first = t - std::min(t, shown);
    const auto [forecast, low, high] =
        weather::tomorrow(before(days_, t), kept_);
    return {{"date",
             {static_cast<double>(days_.date(t).time_since_epoch().count())}},
            {"past", part(days_.y(), first, t)},
            {"usual", part(climatology_, first, t + 1)},
            {"forecast", {forecast}},
            {"interval", {low, high}},
            {"persistence", {persistence_[t]}},
            {"came", {days_.y()[t]}}};
  }

 private:
  static std::vector<double> part(const std::vector<double>& all,
                                  std::size_t begin, std::size_t end) {
    return {all.begin() + static_cast<std::ptrdiff_t>(begin),
            all.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  weather::Days days_;
  weather::Kept kept_;
  weather::Forecasts persistence_, climatology_;
};

}  // namespace

Demonstration weather() {
  auto trained = std::make_shared<std::optional<Forecaster>>();
  return [trained](const Values& settings) {
    if (!*trained) trained->emplace(settings);
    return (*trained)->answer(settings);
  };
}

}  // namespace demos
