#include "trained.hpp"

#include "lstm/numbers/product.hpp"
#include "lstm/training/regressor.hpp"
#include "recall.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"
#include "untrained.hpp"

namespace bptt {

using lstm::Matrix, lstm::Recipe, lstm::Sequence;

// The medians of what five networks went through.
static Trained medians(const std::vector<Trained>& lives) {
  const auto all = [&](auto part) {
    std::vector<std::decay_t<decltype(lives[0].*part)>> parts;
    for (const auto& life : lives) parts.push_back(life.*part);
    return parts;
  };
  return {study::median(all(&Trained::loss_before)),
          study::median(all(&Trained::loss_after)),
          median_reach(all(&Trained::before)),
          median_reach(all(&Trained::after))};
}

// How far back the gradient of the prediction reaches.
template <class Network>
static Reach reach_of_prediction(const Network& network,
                                 const lstm::Dense<double>& dense,
                                 const Sequence<double>& x) {
  const Matrix<double> column = xt::transpose(dense.W.value);
  Matrix<double> dh = xt::zeros<double>({dense.inputs(), x.shape(2)});
  lstm::broadcast_column(dh, column);
  return reach_of(network, x, dh);
}

// `prepare` changes the network, which is a layer of this kind, before it is
// trained.
template <template <class> class Layer, class Prepare>
static Trained before_and_after(lstm::Team& team, const Task& task,
                                const lstm::Seed& seed, Prepare prepare) {
  return medians(study::in_order(team, seeds, [&](std::size_t k) {
    const auto one = seed.part("network", k);
    auto weights = one.stream("weights"), probes = one.stream("probe"),
         test = one.stream("test"), training = one.stream("training");
    lstm::Regressor<double, Layer> model(2, task.hidden, 1);
    model.initialize(Recipe::keras, weights);
    prepare(model.layer);
    const auto probe = recall(task.T, 8, probes);
    const auto reach = [&] {
      return reach_of_prediction(model.layer, model.dense, probe.x);
    };

    Trained life;
    life.loss_before = model.loss(recall(task.T, 1000, test)).mean();
    life.before = reach();
    life.loss_after = train(model, task.T, task.batches, training);
    life.after = reach();
    return life;
  }));
}

static Trained trained_lstm(lstm::Team& team, double forget_bias,
                            const Task& task, const lstm::Seed& seed) {
  return before_and_after<lstm::Lstm>(team, task, seed, [&](auto& layer) {
    set_forget_bias(layer, forget_bias);
  });
}

std::vector<Trained> train_all(lstm::Team& team, const Task& task,
                               const lstm::Seed& seed) {
  return {before_and_after<lstm::Rnn>(team, task, seed, [](auto&) {}),
          trained_lstm(team, 1, task, seed), trained_lstm(team, 5, task, seed)};
}

}  // namespace bptt
