#pragma once
#include "strings_rival.hpp"
#include "strings_task.hpp"
#include "strings_train.hpp"
#include "support/run_file.hpp"
#include "token_errors.hpp"

namespace speech {

/// How wide the beam is, in beginnings.
inline constexpr std::size_t beam_width = 10;

/// What a network, or a rival that has no beam, makes of all that is judged.
struct StringOutcome {
  std::vector<TokenErrors> greedy, beam;
};

/// Networks that differ by chance alone: what they learn from, which must stay
/// where it is, and how.
struct StringKind {
  std::string name;  // in the run's file; their chances hang on it
  const Utterances* learned;
  StringTraining training;
  std::size_t networks = 1;
};

/// What they came to.
struct StringTrials {
  StringKind kind;
  StringNetwork<float> first;  // can be asked further
  std::vector<StringOutcome> outcomes;
  std::vector<double> steps, curve;  // the first's token error rate on
                                     // validation, after each epoch
};

/// The trials of all kinds. The trainings are shared by a team, each on a
/// thread of its own; those that are done are kept in the run's file, and the
/// first of each kind wherever it stands.
std::vector<StringTrials> run_string_trials(
    const std::vector<StringKind>& kinds, const StringTask& task,
    const lstm::Seed& seed, lstm::Team& team, support::RunFile& file);

/// What a network makes of all that is judged.
StringOutcome judge(const StringNetwork<float>& network, const StringTask& task,
                    const lstm::Seed& seed);

/// The same of words that are cut by how loud they are and compared with
/// templates.
StringOutcome judge_templates(const StringTask& task, const Templates& digits,
                              const Cutting& cutting, const lstm::Seed& seed,
                              lstm::Team& team);

/// The outcome whose token error rate on the test voices is in the middle; of
/// two there the better.
const StringOutcome& median_outcome(const StringTrials& trials);

}  // namespace speech
