#include "06_mistakes.hpp"
#include "06_reach.hpp"
#include "06_recall.hpp"
#include "lstm/gradient_check.hpp"
#include "lstm/loss.hpp"

using lstm::at, lstm::Dataset, lstm::Lstm, lstm::Matrix, lstm::Sequence,
    lstm::State;

// #region setup
// A random layer, its input and start; the loss is Σₜ ⟨Rₜ, hₜ⟩.
struct Setup {
  Lstm<double> layer;
  Sequence<double> x, R;
  State<double> start;

  double loss(lstm::Trace<double>& trace) const {
    layer.forward(x, start, trace);
    double sum = 0;
    for (std::size_t t = 0; t < x.shape(0); ++t)
      sum += xt::sum(at(R, t) * at(trace.h, t + 1))();
    return sum;
  }
};

// #endregion

// #region random_setup
static Setup random_setup(std::size_t T, std::size_t B, double start_size,
                          lstm::Random& random) {
  constexpr std::size_t D = 2, H = 4;
  Setup s{Lstm<double>(D, H), xt::zeros<double>({T, D, B}),
          xt::zeros<double>({T, H, B}), State<double>::zeros(H, B)};
  for (auto* p : s.layer.parameters())
    for (double& w : p->value) w = 0.7 * random.normal();
  for (double& element : s.x) element = random.normal();
  for (double& element : s.R) element = random.normal();
  for (double& element : s.start.h) element = start_size * random.normal();
  for (double& element : s.start.c) element = start_size * random.normal();
  return s;
}
// #endregion

// #region errors
static std::array<double, 3> errors(Mistake mistake, Setup& s) {
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  s.loss(trace);
  broken_backward(mistake, s.layer, s.x, trace, s.R, flow);
  std::array<double, 3> found{};
  for (std::size_t k = 0; k < 3; ++k) {
    auto* p = s.layer.parameters()[k];
    const auto numeric =
        lstm::central_differences([&] { return s.loss(trace); }, p->value);
    found[k] = lstm::relative_error(p->gradient, numeric);
  }
  return found;
}

// #endregion

// #region check
Findings check(Mistake mistake, std::uint64_t seed) {
  lstm::Random random(seed);
  auto small = random_setup(1, 1, 0, random);
  auto large = random_setup(10, 3, 0.7, random);
  const auto one_step = errors(mistake, small);
  const auto [W, U, b] = errors(mistake, large);
  return {std::ranges::max(one_step), W, U, b};
}
// #endregion

// #region limp
static double loss_and_gradients(Mistake mistake,
                                 lstm::Regressor<double>& model,
                                 const Dataset<double>& batch) {
  const std::size_t T = batch.x.shape(0), H = model.lstm.hidden();
  const std::size_t B = batch.size();
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  zero_gradients(model.parameters());
  model.lstm.forward(batch.x, State<double>::zeros(H, B), trace);
  const Matrix<double> h = at(trace.h, T);
  const auto [loss, dy] =
      lstm::mean_squared_error(model.dense.forward(h), batch.y);
  Sequence<double> dh_loss = xt::zeros<double>({T, H, B});
  at(dh_loss, T - 1) = model.dense.backward(h, dy);
  broken_backward(mistake, model.lstm, batch.x, trace, dh_loss, flow);
  return loss;
}
// #endregion

// #region limps
double limp(Mistake mistake, std::size_t T, std::size_t H, std::size_t batches,
            std::uint64_t seed) {
  std::vector<double> losses;
  for (std::size_t k = 0; k < seeds; ++k) {
    lstm::Random random(seed + k);
    lstm::Regressor<double> model(2, H, 1);
    model.initialize(lstm::Recipe::keras, random);
    const auto loss = [&](const Dataset<double>& batch) {
      return loss_and_gradients(mistake, model, batch);
    };
    losses.push_back(train(model.parameters(), loss, T, batches, random));
  }
  return median(losses);
}
// #endregion
