#pragma once
#include <functional>
#include <optional>

#include "lstm/training/dataset.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/training/team.hpp"
#include "support/options.hpp"

namespace study {

/// Takes a gate out of an LSTM: from now on its activation is exactly 1 and
/// its slope exactly 0, so that training never moves it. To be called after
/// `initialize`. The candidate's tanh is fixed at 1 in the same way.
template <class Scalar>
void fix_gate(lstm::Lstm<Scalar>& layer, lstm::Gate which);

/// What a network does on sequences x [T, D, N], from a state of zeros on.
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x);

/// A network as it is, or with one of its gates held at 1.
struct Variant {
  std::string name;
  std::optional<lstm::Gate> fixed;
};

/// A variant after training, and its error on sequences it never saw.
struct Trained {
  std::string name;
  lstm::Regressor<float> model;
  double error;
};

/// The errors of five seeds: the one in the middle, the largest, and the seed
/// that the middle one came from.
struct Spread {
  double median, worst;
  lstm::Seed middle;
};

/// Trains networks on one task, whole ones and some with a gate held at 1. For
/// a seed they all see the same sequences and start from the same weights.
struct GateStudy {
  using Task = std::function<lstm::Dataset<float>(std::size_t, lstm::Random)>;
  using Rule = std::function<lstm::Matrix<float>(const lstm::Dataset<float>&)>;

  Task make;  // as many sequences as asked for
  std::size_t sequences = 4'000, epochs = 30;
  double rate = 0.01;

  void declare(support::Options& options);
  Trained train(const Variant& variant, std::size_t hidden,
                const lstm::Seed& seed) const;

  /// Five trainings from this seed, shared by a team.
  Spread train_five(lstm::Team& team, const Variant& variant,
                    std::size_t hidden, const lstm::Seed& seed) const;

  /// What a rule that needs no training reaches on the same test sequences.
  Spread judge(const Rule& rule, const lstm::Seed& seed) const;

  /// The test sequences of a repetition, or of the program itself.
  lstm::Dataset<float> tests(const lstm::Seed& seed) const;
};

/// Prints the errors of the answer 0, of another rule that needs no training,
/// and of the variants with 1, 2 and 8 units, which a team trains. Returns, for
/// each variant, the network of one unit that has the median error.
std::vector<Trained> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::string& rule_name,
                                  const GateStudy::Rule& rule,
                                  const std::vector<Variant>& variants,
                                  const lstm::Seed& seed);

/// Prints what the gates of networks do on sequences x [T, D, N], on average
/// over their units: a line for the steps at which the second input is 1, and
/// one for all others. Of g, of the write i g and of h it is the mean size.
void print_gate_means(const std::vector<Trained>& networks,
                      const std::string& at_one, const std::string& at_zero,
                      const lstm::Sequence<float>& x);

}  // namespace study
