#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lstm/layers/lstm.hpp"
#include "study/reader.hpp"
#include "tasks.hpp"

namespace long_memory {

/// A task of the command line as networks meet it.
struct Problem {
  std::string name;    // adding, later, reber, order or copying
  std::size_t lag;     // T; Reber's strings have no such number, but see below
  std::size_t hidden;  // units of an LSTM; other layers have more or less
  std::size_t batch;   // sequences in a step
  std::unique_ptr<const study::Task> task;

  /// The longest that something is to be remembered: for a chrono start. 20 for
  /// Reber's strings, of which three in a hundred are longer.
  std::size_t remembered() const;
};

/// The five names.
const std::vector<std::string>& task_names();

/// Each seed has Reber strings of its own.
Problem make_problem(const std::string& name, std::size_t lag,
                     const lstm::Seed& seed);

/// Whether lags change a task at all, which those of Reber do not.
bool has_lag(const std::string& name);

/// How many numbers a network of such a layer has to learn.
template <class Layer>
std::size_t numbers(const study::Task& task, std::size_t H) {
  study::Reader<Layer> network(Layer(task.inputs(), H), task.outputs());
  return lstm::count(network.parameters());
}

/// The units with which it has about as many of them as the problem's LSTM.
template <class Layer>
std::size_t hidden_units(const Problem& problem) {
  using Lstm = lstm::Lstm<lstm::ScalarOf<Layer>>;
  const auto& task = *problem.task;
  const auto wanted = numbers<Lstm>(task, problem.hidden);
  std::size_t H = 1;
  while (numbers<Layer>(task, H + 1) <= wanted) ++H;
  const auto below = wanted - numbers<Layer>(task, H);
  const auto above = numbers<Layer>(task, H + 1) - wanted;
  return below <= above ? H : H + 1;
}

}  // namespace long_memory
