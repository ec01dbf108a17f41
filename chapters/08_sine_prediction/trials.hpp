#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lstm/training/fit.hpp"
#include "study/in_order.hpp"
#include "study/sine.hpp"
#include "study/wave.hpp"
#include "support/run_file.hpp"

namespace sine_prediction {

/// What is trained with a rate, from a seed, to a test error: infinity where
/// the training has diverged.
struct Contender {
  std::string name;
  std::function<double(double rate, const lstm::Seed& seed)> train;
};

/// The test errors that a contender came to with a rate.
struct Result {
  std::string name;
  double rate;
  std::vector<double> errors;  // one for each seed

  double median() const, least() const, most() const;
  std::size_t lost() const;  // how many are not finite
};

/// Trainings by a team, each kept in the file. Rates are chosen on other seeds
/// than those that are reported.
class Trials {
 public:
  Trials(lstm::Team& team, const lstm::Seed& seed, support::RunFile& file)
      : team_(team), seed_(seed), file_(file) {}

  /// The rate whose median of three seeds is the lowest; none from which one
  /// is lost.
  double best(const Contender& contender, const std::vector<double>& rates);
  /// From ten other seeds.
  Result report(const Contender& contender, double rate);

 private:
  double train(const Contender& contender, const std::string& purpose,
               double rate, std::size_t k);

  lstm::Team& team_;
  const lstm::Seed& seed_;
  support::RunFile& file_;
};

/// Trains a model on the windows of a task, and returns its error on others.
template <lstm::Model M>
double test_error(M& model, const study::WaveTask& task, study::Method method,
                  double rate, const lstm::Seed& seed) {
  const auto windows = [&](std::size_t number, const char* purpose) {
    return study::sine_windows<float>(number, task.steps, seed.stream(purpose))
        .data;
  };
  const auto optimiser = study::make<float>(method, rate);
  try {
    lstm::fit(model, *optimiser, windows(task.windows, "training"),
              {.epochs = task.epochs}, seed, {.stop = support::interrupted});
  } catch (const lstm::Divergence&) {
    return std::numeric_limits<double>::infinity();
  }
  support::leave_if_interrupted();
  return lstm::evaluate(model, windows(100, "test"));
}

/// The network of the task, trained by this method.
Contender optimiser(const char* name, study::Method method,
                    const study::WaveTask& task);

/// Adam and plain descent, each with the best rate of a grid and with rates
/// around it. Prints what came out.
void compare_rates(Trials& trials, const study::WaveTask& task);

}  // namespace sine_prediction
