#include "rivals.hpp"

#include <algorithm>
#include <stdexcept>

#include "cells.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "starts.hpp"

namespace long_memory {

using lstm::Gate, lstm::Random;

namespace {

using Lstm = lstm::Lstm<float>;
using Gru = lstm::Gru<float>;
using Rnn = lstm::Rnn<float>;
using Cut = study::Taped<Lstm1997, float>;
using Bare = study::Taped<BareLstm, float>;

using Units = std::size_t (*)(const Problem&);

template <class Layer, class Start>
study::Reader<Layer> make(const Problem& problem, const lstm::Seed& seed,
                          const Start& start,
                          Units units = hidden_units<Layer>) {
  const auto& task = *problem.task;
  study::Reader<Layer> network(Layer(task.inputs(), units(problem)),
                               task.outputs());
  auto weights = seed.stream("weights");
  network.initialize(weights);
  start(network.layer, problem, weights);
  return network;
}

template <class Layer, class Start>
Rival a_rival(const std::string& name, const Start& start, bool clipped = true,
              Units units = hidden_units<Layer>) {
  const auto learn = [=](const Problem& problem, const study::Schooling& how,
                         const lstm::Seed& seed) {
    auto network = make<Layer>(problem, seed, start, units);
    return study::learn(network, *problem.task, how, seed);
  };
  return {name, clipped, learn, units};
}

// How layers begin, beside Keras's way. That has an orthogonal U, and, in an
// LSTM, forget biases of 1.
const auto as_keras = [](auto&, const Problem&, Random&) {};

const auto uniform = [](Rnn& layer, const Problem&, Random& random) {
  layer.initialize(lstm::Recipe::pytorch, random);
};

const auto chrono = [](Lstm& layer, const Problem& problem, Random& random) {
  start_chrono(layer.b, problem.remembered(), random);
};

// Input gates that are nearly shut, as for the adding problem in 1997: cells
// that forget nothing would fill up.
const auto shut = [](Cut& layer, const Problem& problem, Random&) {
  if (!has_lag(problem.name)) return;
  for (std::size_t j = 0; j < layer.hidden(); ++j)
    layer.cell.b.value(j, 0) = j % 2 == 0 ? -3 : -6;
};

const auto bare_chrono = [](Bare& layer, const Problem& problem,
                            Random& random) {
  start_chrono(layer.cell.b, problem.remembered(), random);
};

// What a GRU keeps is h times z, whose rows are the second of three.
const auto gru_chrono = [](Gru& layer, const Problem& problem, Random& random) {
  for (std::size_t j = 0; j < layer.hidden(); ++j)
    layer.b.value(layer.hidden() + j, 0) =
        chrono_bias(problem.remembered(), random);
};

auto forget_bias(float bias) {
  return [=](Lstm& layer, const Problem&, Random&) {
    set_bias(layer.b, Gate::forget, bias);
  };
}

// A gate that is held open learns nothing, so the layer has more units instead:
// as many as the LSTM of 1997, which has three blocks.
Rival without_gate(const std::string& name, Gate gate) {
  const auto start = [=](Lstm& layer, const Problem& problem, Random& random) {
    chrono(layer, problem, random);
    hold_open(layer, gate);
  };
  return a_rival<Lstm>(name, start, true, hidden_units<Cut>);
}

}  // namespace

const std::vector<Rival>& rivals() {
  static const std::vector<Rival> all = {
      a_rival<Rnn>("RNN, uniform", uniform),
      a_rival<Rnn>("RNN, orthogonal", as_keras),
      a_rival<Rnn>("RNN, not clipped", as_keras, false),
      a_rival<Gru>("GRU", as_keras),
      a_rival<Gru>("GRU, chrono", gru_chrono),
      a_rival<Cut>("LSTM of 1997", shut),
      without_gate("LSTM, f = 1", Gate::forget),
      a_rival<Lstm>("LSTM, b_f = 0", forget_bias(0)),
      a_rival<Lstm>("LSTM, b_f = 1", forget_bias(1)),
      a_rival<Lstm>("LSTM, b_f = 5", forget_bias(5)),
      a_rival<Lstm>("LSTM, chrono", chrono),
      a_rival<Lstm>("LSTM, not clipped", chrono, false),
      without_gate("LSTM, i = 1", Gate::input),
      without_gate("LSTM, o = 1", Gate::output),
      a_rival<Bare>("LSTM, h = o c", bare_chrono)};
  return all;
}

const Rival& rival(const std::string& name) {
  const auto found = std::ranges::find(rivals(), name, &Rival::name);
  if (found == rivals().end())
    throw std::invalid_argument("there is no rival " + name);
  return *found;
}

std::vector<const Rival*> rivals_of_page() {
  return {&rival("LSTM, chrono"), &rival("LSTM, b_f = 1"),
          &rival("GRU, chrono"), &rival("GRU"), &rival("RNN, orthogonal")};
}

std::vector<const Rival*> rivals_of_lags() {
  std::vector<const Rival*> some;
  for (const auto& one : rivals())
    if (&one < &rival("LSTM, i = 1")) some.push_back(&one);
  return some;
}

std::vector<const Rival*> rivals_of_parts() {
  return {&rival("LSTM, chrono"), &rival("LSTM, f = 1"), &rival("LSTM, i = 1"),
          &rival("LSTM, o = 1"), &rival("LSTM, h = o c")};
}

study::Reader<lstm::Lstm<float>> make_chrono(const Problem& problem,
                                             const lstm::Seed& seed) {
  return make<Lstm>(problem, seed, chrono);
}

}  // namespace long_memory
