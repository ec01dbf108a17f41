#pragma once
#include "options.hpp"
#include "trials.hpp"

namespace relatives {

/// The contest of this name, with the most sequences of the settings.
Contest contest_of(const std::string& name, const Settings& settings,
                   const lstm::Seed& seed);

/// All kinds in a contest, each with its best rate.
std::vector<Entry> hold(const Contest& contest, const Settings& settings,
                        const lstm::Seed& seed, lstm::Team& team,
                        support::RunFile& file);

/// Each kind with each of the rates, from other seeds.
void study_rates(const Settings& settings, const support::Options& options,
                 support::RunFile& file);

/// All contests, and one table in the end.
void study_all(const Settings& settings, const support::Options& options,
               support::RunFile& file);

}  // namespace relatives
