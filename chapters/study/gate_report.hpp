#pragma once
#include <string>
#include <vector>

#include "study/gate_study.hpp"

namespace study {

/// The entries to report: the known ones; or, where rates are to be chosen,
/// these and `more` with the best of the rates to try. Prints the choice.
std::vector<Entry> entries_to_report(lstm::Team& team, const GateStudy& study,
                                     std::vector<Entry> known,
                                     const std::vector<Entry>& more,
                                     const lstm::Seed& seed);

/// Trains the networks of all entries, and prints their errors on the first
/// test, below those of the rules.
std::vector<Outcome> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::vector<Entry>& entries,
                                  const lstm::Seed& seed);

/// Prints the errors of the same networks on the longer test.
void print_longer(const GateStudy& study, const std::vector<Outcome>& results,
                  const lstm::Seed& seed);

/// Prints the smallest error among networks of one unit whose numbers were
/// drawn at random, so many from each of three widths; fewer where one of them
/// has not failed.
void print_guesses(lstm::Team& team, const GateStudy& study, std::size_t most,
                   const lstm::Seed& seed);

/// An LSTM after training, under the name of its variant.
struct Trained {
  std::string name;
  lstm::Regressor<float> model;
};

/// Of every LSTM with one unit, the network whose error is in the middle.
std::vector<Trained> networks_in_the_middle(
    lstm::Team& team, const GateStudy& study,
    const std::vector<Outcome>& results);

/// Prints what the gates of networks do on sequences x [T, D, N], on average
/// over their units: a line for the steps at which the second input is 1, and
/// one for all others. Of g, of the write i g and of h it is the mean size.
void print_gate_means(const std::vector<Trained>& networks,
                      const std::string& at_one, const std::string& at_zero,
                      const lstm::Sequence<float>& x);

}  // namespace study
