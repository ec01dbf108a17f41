#pragma once
#include "options.hpp"
#include "support/run_file.hpp"
#include "trials.hpp"

namespace text_classification {

/// Two networks for each of some settings, on validation: first what stands for
/// a text, in one direction and in both; with the best of these dropout and the
/// number of epochs; with the best of those the width of the words' vectors and
/// the rate.
void report_settings(const Task& task, Training training,
                     const support::Options& options, support::RunFile& file);

/// Networks for which each text counts the same, and such for which each class
/// does.
void report_weights(const Task& task, const Training& training,
                    std::size_t count, const support::Options& options,
                    support::RunFile& file);

/// Networks and rivals where related texts stand on one side, and where they
/// stand on both.
void report_splits(const std::vector<Task>& tasks, const Training& training,
                   std::size_t count, const support::Options& options,
                   support::RunFile& file);

}  // namespace text_classification
