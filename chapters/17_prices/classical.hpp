#pragma once
#include <functional>
#include <span>

#include "series.hpp"

namespace prices {

// Forecasts that need no network. That of y[t] is made from the returns before
// day t, and what learns has learned from those y that these tell.

/// Which forecasts are made: those from day `begin` on; what learns does so
/// anew on that day and again after each `every` days, on all days before.
struct Walk {
  std::size_t begin, every = 1;
};

/// The last close once more.
Forecasts persistence(const Series& series);

/// The mean of those y that are known before day `known`. Throws
/// std::invalid_argument where there is none.
Forecasts training_mean(const Target& target, std::size_t known);

/// What a y is told from: numbers that the days before t give.
using Regressors = std::function<std::vector<double>(std::size_t t)>;

/// The weighted sum of the regressors that has the least squared error on the
/// days known, of which `first` is the first that has regressors. Throws
/// std::invalid_argument where no y is known when the walk begins, or none is
/// left to forecast.
Forecasts regression(const Target& target, const Regressors& x,
                     std::size_t first, const Walk& walk);

/// AR: a constant and the last returns.
Forecasts autoregression(const std::vector<double>& r, std::size_t order,
                         const Walk& walk);

/// The order among 1 to 10 of the least squared error on the days to choose on,
/// of weights that are fitted anew on each.
std::size_t chosen_order(const std::vector<double>& r, const Parts& parts);

/// How large a return is, |r|, in the mean with weights that fall by the factor
/// lambda from each day to the one before it (RiskMetrics 1996, who take r²).
/// What comes next is expected to be like it, however many days.
Forecasts ewma(const std::vector<double>& r, const Target& target,
               double lambda);

/// The lambda among .8, .81 ... .99 of the least squared error on what is known
/// of the days from `begin` to `end`.
double chosen_lambda(const std::vector<double>& r, const Target& target,
                     std::size_t begin, std::size_t end);

/// HAR (Corsi 2009): a constant and the mean |r| of the last day, of five and
/// of `longest`. With leverage also the same means of those returns alone that
/// are negative, as bad days make the next ones wilder than good days do (Corsi
/// and Renò 2012).
Forecasts har(const std::vector<double>& r, const Target& target,
              const Walk& walk, bool leverage = false,
              std::size_t longest = 22);

/// GARCH(1,1) (Bollerslev 1986): the deviations that `fit_garch` expects of the
/// days of each y, times what |r| was in the mean of those expected before.
Forecasts garch(const std::vector<double>& r, const Target& target,
                const Walk& walk);

}  // namespace prices
