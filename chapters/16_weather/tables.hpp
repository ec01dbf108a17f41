#pragma once
#include "dishonest.hpp"
#include "horizons.hpp"
#include "model.hpp"
#include "rain_figures.hpp"
#include "rivals.hpp"

namespace weather {

void report_days(const Days& days);
void report_rivals(const Days& days, const std::vector<Rival>& rivals);

/// The kinds of networks, and which is used.
void report_trials(const Days& days, const Trials& trials, std::uint64_t seed);

/// What the networks that are used have over some rivals, on the test.
void report_gains(const Days& days, const Kind& kind,
                  const std::vector<Rival>& rivals, const lstm::Seed& seed);

void report_horizons(const std::vector<Horizon>& horizons,
                     const std::string& unit);
void report_rain(const Days& days, const std::vector<RainRival>& rivals,
                 const RainTrials& trials, const lstm::Seed& seed);
void report_reliability(const std::vector<Reliability>& all);
void report_mistakes(const std::vector<Mistake>& mistakes,
                     const std::string& unit);

/// The day behind the last, and between what it should be with a chance of
/// four in five; and how often that held on the test.
void report_tomorrow(const Days& days, const Kept& kept);

/// A network from a file, on the test of days that it has not learned from.
void report_loaded(const Days& days, const Kept& kept);

}  // namespace weather
