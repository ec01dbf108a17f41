#pragma once
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <string>

#include "17_prices/network.hpp"
#include "lstm/numbers/random.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

// Prices that are made by chance, and networks of chapter 17 on them.

namespace prices {

/// A series whose volatility goes up and down.
inline Series made_series(std::size_t closes, std::uint64_t seed,
                          const std::string& name = "made") {
  lstm::Random random(seed);
  Series series{name, {100}};
  double size = 0.01;
  while (series.close.size() < closes) {
    const double r = size * random.normal();
    size = 0.002 + 0.7 * size + 0.15 * std::abs(r);
    series.close.push_back(series.close.back() * std::exp(r));
  }
  return series;
}

/// The same, whose closes from `t` on are others; those that the returns from
/// day t on are of.
inline Series changed_from(Series series, std::size_t t) {
  for (std::size_t k = t + 1; k < series.close.size(); ++k)
    series.close[k] *= 1 + 0.1 * static_cast<double>(k % 3 + 1);
  return series;
}

/// A file of two such series, so many lines of days, that goes away.
struct MadePrices {
  TemporaryFolder folder;
  std::string file = name("prices.csv");

  explicit MadePrices(std::size_t days = 400) {
    const auto one = made_series(days, 1), two = made_series(days, 2);
    std::ofstream out(file);
    out << "Date,one,two\n";
    std::chrono::sys_days day{std::chrono::year{2001} / 1 / 1};
    for (std::size_t t = 0; t < days; ++t, day += std::chrono::days(1)) {
      const std::chrono::year_month_day d{day};
      out << fmt::format("{}-{:02}-{:02},{},{}\n", int(d.year()),
                         unsigned(d.month()), unsigned(d.day()), one.close[t],
                         two.close[t]);
    }
  }
  std::string name(const char* of) const { return (folder.path / of).string(); }
};

/// The settings of a small network that is trained in no time.
inline Training small_training() {
  return {.length = 4, .hidden = 4, .epochs = 3};
}

/// A network that has learned nothing, with weights that say something.
inline Model random_forecaster(const Tasks& tasks, std::size_t known) {
  auto model = make_model(tasks, known, small_training(), lstm::Seed(1));
  lstm::Random random(1);
  for (auto* p : model.network.parameters()) fill_normal(p->value, random);
  return model;
}

}  // namespace prices
