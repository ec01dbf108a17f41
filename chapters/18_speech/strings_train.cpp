#include "strings_train.hpp"

#include <algorithm>

#include "decode.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/training/clipping.hpp"
#include "support/interrupt.hpp"

namespace speech {

StringNetwork<float> make_string_network(const StringTraining& training,
                                         const lstm::Seed& seed) {
  StringNetwork<float> network(training.hidden, training.form);
  auto random = seed.stream("weights");
  network.initialize(random);
  return network;
}

namespace {

constexpr std::size_t few_labels = 2;

std::size_t steps_of_epoch(std::size_t strings, std::size_t batch) {
  return (strings + batch - 1) / batch;
}

}  // namespace

std::size_t steps_of(const StringTraining& training, std::size_t shorts,
                     std::size_t all) {
  return (shorts > 0 ? training.short_epochs : 0) *
             steps_of_epoch(shorts, training.batch) +
         training.epochs * steps_of_epoch(all, training.batch);
}

void train(StringNetwork<float>& network, const StringTraining& training,
           const Utterances& said, const lstm::Seed& seed,
           const StringCheckpoints& checkpoints,
           const std::function<void(std::size_t steps)>& after) {
  const auto shorts = shorter_than(said, few_labels);
  const auto steps = steps_of(training, shorts.size(), said.size());
  lstm::Adam<float> adam({.rate = lstm::cosine(training.rate, steps, steps / 50,
                                               training.rate * 0.03)});
  lstm::Clipped<float> clipped(adam, 1);
  std::size_t done = 0;
  const auto stage = [&](const std::string& name, const Utterances& data,
                         std::size_t epochs) {
    if (epochs == 0 || data.size() == 0) return;
    lstm::Observer observer;
    observer.stop = support::interrupted;
    const auto steps_each = steps_of_epoch(data.size(), training.batch);
    observer.on_resume = [&](const lstm::History& history) {
      for (const auto& epoch : history) observer.on_epoch(epoch);
    };
    observer.on_epoch = [&](const lstm::Epoch&) {
      done += steps_each;
      if (after) after(done);
    };
    lstm::fit(
        network, clipped, data,
        {.epochs = epochs,
         .batch = training.batch,
         .checkpoints = checkpoints ? checkpoints(name) : lstm::Checkpoints{}},
        seed.part(name), observer);
    support::leave_if_interrupted();
  };
  stage("short strings", shorts, training.short_epochs);
  stage("all strings", said, training.epochs);
}

HeardStrings hear(StringNetwork<float> network, const Utterances& said,
                  std::size_t width) {
  const lstm::FlushSubnormals<float> flush;
  const auto numbers = lstm::numbers_below(said.size());
  HeardStrings heard;
  Utterances some;
  for (const auto few : lstm::batches(numbers, 16)) {
    gather(said, few, some);
    const auto log_y = network.predict(some);
    for (std::size_t b = 0; b < few.size(); ++b) {
      heard.greedy.push_back(greedy(log_y, b));
      if (width == 0) continue;
      const auto beam = prefix_beam(log_y, b, width);
      heard.beam.push_back(beam.empty() ? lstm::Labelling{} : beam[0].labels);
    }
  }
  return heard;
}

}  // namespace speech
