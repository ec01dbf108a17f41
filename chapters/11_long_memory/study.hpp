#pragma once
#include "options.hpp"
#include "tables.hpp"
#include "trials.hpp"

namespace long_memory {

/// Where the studies' networks come from, and who trains them.
struct Work {
  lstm::Seed seed;
  lstm::Team& team;
  support::RunFile& file;
};

/// For each rival tries rates with networks that are no others' and prints what
/// came of each, best first: by how many have solved the task, then by the
/// median of sequences, then by what they did wrong.
void study_rates(const std::string& task, std::size_t lag, const Plan& plan,
                 const Work& work);

/// All rivals at some lags, each with its best rate.
std::vector<Outcome> study_lags(const std::string& task,
                                const std::vector<std::size_t>& lags,
                                const Plan& plan, const Work& work);

/// An LSTM without some of its parts.
void study_parts(const std::string& task, std::size_t lag, const Plan& plan,
                 const Work& work);

}  // namespace long_memory
