#include "network.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "lstm/training/clipping.hpp"
#include "lstm/training/penalty.hpp"
#include "support/interrupt.hpp"

namespace prices {
namespace {

// The samples of all tasks behind one another.
lstm::Dataset<float> all_samples(const Model& model, const Tasks& tasks,
                                 std::size_t known) {
  std::vector<lstm::Dataset<float>> parts;
  std::size_t count = 0;
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    const auto first = first_day(tasks[k], model.length);
    if (known < first + tasks[k].target.span)
      throw std::invalid_argument(
          fmt::format("{} days hold no window of {} and what is to be forecast "
                      "of the {} behind it",
                      known, first, tasks[k].target.span));
    parts.push_back(samples(
        tasks[k], model.scales.at(k),
        days_between(first, known - tasks[k].target.span + 1), model.length));
    count += parts.back().y.shape(1);
  }
  lstm::Dataset<float> all{
      lstm::Sequence<float>({model.length, parts[0].x.shape(1), count}),
      lstm::Matrix<float>({std::size_t{1}, count})};
  std::size_t from = 0;
  for (const auto& part : parts) {
    const auto to = from + part.y.shape(1);
    xt::view(all.x, xt::all(), xt::all(), xt::range(from, to)) = part.x;
    xt::view(all.y, xt::all(), xt::range(from, to)) = part.y;
    from = to;
  }
  return all;
}

}  // namespace

Model make_model(const Tasks& tasks, std::size_t known,
                 const Training& training, const lstm::Seed& seed) {
  std::vector<Scale> scales;
  for (const auto& task : tasks) scales.push_back(scale_of(task, known));
  Model::Network network(tasks.at(0).columns.size(), training.hidden, 1,
                         {.output = training.dropout});
  auto random = seed.stream("weights");
  network.initialize(lstm::Recipe::keras, random);
  return {training.length, std::move(scales), std::move(network)};
}

void train(Model& model, const Training& training, const Tasks& tasks,
           std::size_t known, const lstm::Seed& seed,
           const std::function<void()>& after_epoch,
           const lstm::Checkpoints& checkpoints) {
  const auto data = all_samples(model, tasks, known);
  lstm::Adam<float> adam({.rate = training.rate});
  lstm::Penalized<float> penalized(adam, model.network.weights(),
                                   {.l2 = training.decay});
  lstm::Clipped<float> clipped(penalized, 1);
  lstm::Observer observer;
  observer.stop = support::interrupted;
  if (after_epoch)
    observer.on_epoch = [&](const lstm::Epoch&) { after_epoch(); };
  lstm::fit(model.network, clipped, data,
            {.epochs = training.epochs,
             .batch = training.batch,
             .checkpoints = checkpoints},
            seed, observer);
  support::leave_if_interrupted();
}

Forecasts forecasts(const Model& model, const Task& task, std::size_t k,
                    std::size_t begin, std::size_t end) {
  const auto& scale = model.scales.at(k);
  const auto z = model.network.predict(
      windows(task, scale, days_between(begin, end), model.length));
  Forecasts all(std::max(task.target.y.size(), end),
                std::numeric_limits<double>::quiet_NaN());
  for (std::size_t t = begin; t < end; ++t)
    all[t] = (task.baseline.empty() ? 0 : task.baseline.at(t)) + scale.mean +
             scale.deviation * double{z(0, t - begin)};
  return all;
}

}  // namespace prices
