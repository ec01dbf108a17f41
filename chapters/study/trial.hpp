#pragma once
#include <algorithm>
#include <optional>

#include "lstm/training/clipping.hpp"
#include "lstm/training/model.hpp"
#include "study/reader.hpp"
#include "support/interrupt.hpp"

namespace study {

/// How a network learns a task.
struct Schooling {
  double rate = 0.01;      // of Adam
  double clip = 1;         // the gradient's longest; 0: any length
  std::size_t batch = 8;   // sequences in a step
  std::size_t look = 500;  // sequences from one look at unseen ones to the next
  std::size_t most = 40'000;  // sequences; then it has failed
};

/// What came out: after how many sequences the task was solved, or `most`, and
/// the share of unseen ones that were wrong in the end.
struct Trial {
  bool solved = false;
  std::size_t sequences = 0;
  double wrong = 1;
};

/// The share of sequences of which the network says something wrong.
template <class Network>
double share_wrong(Network& network, const Examples<float>& examples,
                   double tolerance) {
  const auto all = wrong(examples, network.read(examples.x), tolerance);
  return static_cast<double>(std::count(all.begin(), all.end(), true)) /
         static_cast<double>(all.size());
}

// #region is_solved
/// The share of unseen sequences that are wrong: of 256, and, where those would
/// do, of 2560 others.
template <class Network>
double look(Network& network, const Task& task, lstm::Random& random) {
  double share = 1;
  for (const std::size_t B : {256u, 2560u}) {
    share = share_wrong(network, task.unseen(B, random), task.tolerance());
    if (share > task.may_fail()) break;
  }
  return share;
}
// #endregion

/// A network on its way through a task, from one look at unseen sequences to
/// the next.
template <class Network>
class Learner {
 public:
  /// Keeps references to the network and the task.
  Learner(Network& network, const Task& task, const Schooling& how,
          const lstm::Seed& seed)
      : network_(network),
        task_(task),
        how_(how),
        sequences_(seed.stream("sequences")),
        looks_(seed.stream("looks")),
        adam_({.rate = how.rate}),
        next_look_(how.look) {
    if (how.clip > 0) clipped_.emplace(adam_, how.clip);
  }
  Learner(const Learner&) = delete;
  Learner& operator=(const Learner&) = delete;

  const Trial& trial() const { return trial_; }
  bool over() const { return trial_.solved || trial_.sequences >= how_.most; }
  /// Learns up to the next look, and looks.
  void go_on();
  /// Learns from a batch.
  void step();

 private:
  Network& network_;
  const Task& task_;
  Schooling how_;
  lstm::Random sequences_, looks_;
  lstm::Adam<float> adam_;
  std::optional<lstm::Clipped<float>> clipped_;  // refers to adam_
  std::size_t next_look_;
  Trial trial_;
};

template <class Network>
void Learner<Network>::step() {
  const auto parameters = network_.parameters();
  lstm::zero_gradients(parameters);
  const auto loss = network_.pass(task_.draw(how_.batch, sequences_));
  lstm::divide_gradients(parameters, loss.count);
  if (clipped_)
    clipped_->step(parameters);
  else
    adam_.step(parameters);
  trial_.sequences += how_.batch;
}

/// Learns from `most` sequences something that is never solved, and does not
/// look.
template <class Network>
void read_all(Network& network, const Task& task, const Schooling& how,
              const lstm::Seed& seed) {
  Learner<Network> learner(network, task, how, seed);
  while (!learner.over()) {
    learner.step();
    support::leave_if_interrupted();
  }
}

// #region learn
template <class Network>
void Learner<Network>::go_on() {
  do step();
  while (trial_.sequences < std::min(next_look_, how_.most));
  next_look_ += how_.look;
  trial_.wrong = look(network_, task_, looks_);
  trial_.solved = trial_.wrong <= task_.may_fail();
}

/// Learns until the task is solved, or `most` sequences were read.
template <class Network>
Trial learn(Network& network, const Task& task, const Schooling& how,
            const lstm::Seed& seed) {
  Learner<Network> learner(network, task, how, seed);
  while (!learner.over()) {
    learner.go_on();
    support::leave_if_interrupted();
  }
  return learner.trial();
}
// #endregion

}  // namespace study
