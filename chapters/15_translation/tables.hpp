#pragma once
#include "verdict.hpp"

namespace translation {

void report_task(const Task& task, const Languages& languages);
void report_training(const std::vector<Trials>& all, std::uint64_t seed);

/// What the rivals and the networks make of the test, with the likeliest next
/// word and with a beam, and of the validation.
void report_scores(const std::vector<Rival>& rivals,
                   const std::vector<Trials>& all, const Task& task);

/// How many more sentences are translated exactly with attention.
void report_gains(const std::vector<Trials>& all, const Task& task,
                  const lstm::Seed& seed);

/// The shares that are exact, by the length of the source.
void report_lengths(const std::vector<Trials>& all, const Task& task);

/// The shares that are exact with fewer pairs to learn from, and with all.
void report_fewer(const std::vector<Fewer>& fewer,
                  const std::vector<Trials>& all, const Task& task);

/// Some sentences of the test and what the first networks make of them.
void report_examples(const std::vector<Trials>& all, const Task& task);

/// Of the sentences of another kind.
void report_beyond(const std::vector<Trials>& all, const Task& task);

}  // namespace translation
