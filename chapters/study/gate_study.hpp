#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lstm/numbers/team.hpp"
#include "lstm/training/dataset.hpp"
#include "lstm/training/regressor.hpp"
#include "study/spread.hpp"
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

/// A kind of network. An LSTM may have one of its gates held at 1; `straight`
/// is one that shows h = o c in the place of h = o tanh(c).
enum class Kind { lstm, gru, plain, straight };
struct Variant {
  std::string name;
  std::optional<lstm::Gate> fixed = {};
  Kind kind = Kind::lstm;
};

/// How many numbers training can move in a network that reads so many inputs
/// and has one output: all but those of a gate that is fixed.
std::size_t live_numbers(const Variant& variant, std::size_t units,
                         std::size_t inputs);

/// A network that takes part in a comparison, and the rate that it learns at.
struct Entry {
  Variant variant;
  std::size_t units;
  double rate;
};

/// The rates that an entry may be given.
inline constexpr std::array rates_to_try = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};

/// An entry at each of the rates: the median errors, and the entry with the
/// rate that has the smallest.
struct Choice {
  Entry entry;
  std::array<double, rates_to_try.size()> medians;
};

/// What an entry came to: a spread for each test, and the seed of a network
/// whose error on the first is in the middle, for a closer look.
struct Outcome {
  Entry entry;
  std::vector<Spread> spreads;
  lstm::Seed middle;
};

/// What networks are judged by, and rules that need no training.
using Tests = std::vector<lstm::Dataset<float>>;
struct NamedRule {
  std::string name;
  std::function<lstm::Matrix<float>(const lstm::Dataset<float>&)> answer;

  double error(const lstm::Dataset<float>& test) const;
};
lstm::Matrix<float> always_zero(const lstm::Dataset<float>& data);

/// Trains networks of several kinds on one task, each from many seeds. For one
/// seed all of them see the same sequences, and those of one shape start from
/// the same weights. The seeds that rates are chosen with, and the sequences
/// that they are judged by, are never those of what is reported.
struct GateStudy {
  using Task = std::function<lstm::Dataset<float>(std::size_t, lstm::Random)>;

  Task make;                     // as many sequences as asked for
  Task longer = {};              // for a second test, if there is one
  std::vector<NamedRule> rules;  // a network fails that has more than a tenth
                                 // of the first one's error
  std::size_t sequences = 4'000, epochs = 30, seeds = 20;
  std::string rates = "known";

  void declare(support::Options& options);
  bool chooses_rates() const { return rates == "chosen"; }

  /// The sequences that all networks are judged by.
  Tests tests(const lstm::Seed& seed) const;
  Tests tests_for_choice(const lstm::Seed& seed) const;

  /// One training of an LSTM, and the errors of any kind of network on tests.
  lstm::Regressor<float> train(const Entry& entry,
                               const lstm::Seed& seed) const;
  std::vector<double> errors(const Entry& entry, const lstm::Seed& seed,
                             const Tests& tests) const;

  /// The error above which a network has failed a test.
  double limit(const lstm::Dataset<float>& test) const {
    return rules.front().error(test) / 10;
  }

  /// The seed of the network k that is reported.
  lstm::Seed network(const lstm::Seed& seed, std::size_t k) const;

  /// The trainings are shared by a team. What is reported depends on the seed
  /// of the program and not on what is reported beside it.
  Outcome report(lstm::Team& team, const Entry& entry,
                 const lstm::Seed& seed) const;
  Choice choose(lstm::Team& team, const Entry& entry,
                const lstm::Seed& seed) const;
};

}  // namespace study
