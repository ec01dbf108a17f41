#pragma once
#include "study/gate_study.hpp"

namespace study {

// #region table
/// Prints the errors of the answer 0, of another rule that needs no training,
/// and of the variants with 1, 2 and 8 units, which a team trains. Returns, for
/// each variant, the network of one unit that has the median error.
std::vector<Trained> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::string& rule_name,
                                  const GateStudy::Rule& rule,
                                  const std::vector<Variant>& variants,
                                  std::uint64_t seed);
// #endregion

}  // namespace study
