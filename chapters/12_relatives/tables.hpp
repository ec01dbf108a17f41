#pragma once
#include "times.hpp"

namespace relatives {

void report(const Contest& contest, const std::vector<Entry>& entries);
void report(const std::vector<Cost>& costs);

/// What rates did: the table from which the best ones are taken. The entries of
/// a kind stand behind one another.
void report_rates(const Contest& contest, const std::vector<Entry>& entries);

/// All contests in one table.
void report_all(const std::vector<Contest>& contests,
                const std::vector<std::vector<Entry>>& entries,
                const std::vector<Cost>& costs);

}  // namespace relatives
