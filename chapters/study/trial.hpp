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

// #region learn
/// Learns until the task is solved, or `most` sequences were read.
template <class Network>
Trial learn(Network& network, const Task& task, const Schooling& how,
            const lstm::Seed& seed) {
  auto sequences = seed.stream("sequences"), looks = seed.stream("looks");
  lstm::Adam<float> adam({.rate = how.rate});
  std::optional<lstm::Clipped<float>> clipped;
  if (how.clip > 0) clipped.emplace(adam, how.clip);
  auto& optimizer =
      clipped ? static_cast<lstm::Optimizer<float>&>(*clipped) : adam;
  const auto parameters = network.parameters();
  Trial trial;
  std::size_t next_look = how.look;
  while (!trial.solved && trial.sequences < how.most) {
    lstm::zero_gradients(parameters);
    const auto loss = network.pass(task.draw(how.batch, sequences));
    lstm::divide_gradients(parameters, loss.count);
    optimizer.step(parameters);
    trial.sequences += how.batch;
    if (trial.sequences < std::min(next_look, how.most)) continue;
    support::leave_if_interrupted();
    next_look += how.look;
    trial.wrong = look(network, task, looks);
    trial.solved = trial.wrong <= task.may_fail();
  }
  return trial;
}
// #endregion

}  // namespace study
