#pragma once
#include "strings_tables.hpp"
#include "support/options.hpp"

namespace speech {

/// Tries settings of networks of strings, one after another, on the validation
/// voices, and prints what each comes to. They learn from all of the task's
/// strings.
void report_string_settings(const StringTask& task, StringTraining training,
                            const support::Options& options,
                            support::RunFile& file);

/// Tries on the same voices how strings are cut into words for templates.
void report_cutting(const StringTask& task, const std::vector<Spoken>& words,
                    const StringPlan& plan, const support::Options& options,
                    support::RunFile& file);

}  // namespace speech
