#pragma once
#include "strings_trials.hpp"

namespace speech {

/// How the strings are learnt: by CTC, from all strings, and three kinds of
/// networks beside it.
struct StringPlan {
  StringTraining training = {};
  Cutting cutting = {};
  std::size_t templates = 64;  // of each digit
  std::size_t networks = 1;    // by CTC
};

/// What they came to: by CTC from all strings; by labels that share the steps
/// evenly; and, after about half as many steps each, by CTC from spoken strings
/// alone and from those that are put together alone. And of templates.
struct StringsFound {
  StringTrials ctc, evenly, spoken, together;
  StringOutcome templates;
};

/// Trains and judges them all. `words` are those of the training voices.
StringsFound compare_strings(const StringTask& task,
                             const std::vector<Spoken>& words,
                             const StringPlan& plan, const lstm::Seed& seed,
                             lstm::Team& team, support::RunFile& file);

void report_strings(const StringTask& task, const StringsFound& found);

/// The errors of a network from a file.
void report_loaded(const StringTask& task, const StringOutcome& outcome);

/// What a network hears in a clip: "2 9 3", or "nothing".
std::string text_heard(const StringNetwork<float>& network, const Clip& clip);

}  // namespace speech
