#include "rivals.hpp"

#include "altered.hpp"
#include "lstm/numbers/product.hpp"
#include "starts.hpp"
#include "study/gate_study.hpp"

namespace bptt {

using lstm::Matrix, lstm::Random, lstm::Recipe;

// Weights that learn: H (H + 3) + H + 1 in a plain network on two inputs, four
// times the first part in an LSTM, three times where f is fixed.
static constexpr std::size_t plain_units = 65, lstm_units = 32,
                             fixed_units = 37;

using Lstm = lstm::Regressor<double>;
using Plain = lstm::Regressor<double, lstm::Rnn>;

// `prepare` changes the model before it is trained.
template <class Model, class Prepare>
static Trained life(std::size_t hidden, const Training& training,
                    const lstm::Seed& seed, const Prepare& prepare) {
  auto weights = seed.stream("weights"), probes = seed.stream("probe"),
       test = seed.stream("test"), batches = seed.stream("training");
  Model model(2, hidden, 1);
  model.initialize(Recipe::keras, weights);
  prepare(model, weights);
  const auto probe = recall(training.T, 8, probes);
  const auto reach = [&] {
    const Matrix<double> column = xt::transpose(model.dense.W.value);
    Matrix<double> dh = xt::zeros<double>({hidden, probe.size()});
    lstm::broadcast_column(dh, column);
    if constexpr (std::is_same_v<Model, Altered>)
      return reach_along_c(model.layer, probe.x, dh);
    else
      return reach_of(model.layer, probe.x, dh);
  };

  Trained result;
  result.loss_before = model.loss(recall(training.T, 1000, test)).mean();
  result.before = reach();
  result.loss_after = train(model, training, batches);
  result.after = reach();
  return result;
}

template <class Model, class Prepare>
static Rival rival(const char* name, double rate, std::size_t hidden,
                   Prepare prepare) {
  return {name, rate, [=](const Training& training, const lstm::Seed& seed) {
            return life<Model>(hidden, training, seed, prepare);
          }};
}

static void fix_f(lstm::Lstm<double>& layer) {
  study::fix_gate(layer, lstm::Gate::forget);
}

std::vector<Rival> rivals() {
  return {rival<Plain>("plain orthogonal", 0.001, plain_units,
                       [](auto&, Random&) {}),
          rival<Lstm>("LSTM forget bias 1", 0.005, lstm_units,
                      [](auto&, Random&) {}),
          rival<Lstm>("LSTM bias 1, orthogonal", 0.002, lstm_units,
                      [](auto& model, Random& random) {
                        draw_orthogonal_gates(model.layer, random);
                      }),
          rival<Lstm>(
              "LSTM forget bias 5", 0.005, lstm_units,
              [](auto& model, Random&) { set_forget_bias(model.layer, 5); }),
          rival<Lstm>("f = 1", 0.05, fixed_units,
                      [](auto& model, Random&) { fix_f(model.layer); }),
          rival<Altered>("f = 1, cut at h", 0.2, fixed_units,
                         [](auto& model, Random&) {
                           fix_f(model.layer);
                           model.mistake = Mistake::h_cut;
                         })};
}

}  // namespace bptt
