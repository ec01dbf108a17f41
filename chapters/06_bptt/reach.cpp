#include "reach.hpp"

#include "lstm/layers/cell.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"
#include "study/median.hpp"

namespace bptt {

using lstm::at, lstm::Matrix, lstm::Sequence, lstm::State;

static void divide_by_first(std::vector<double>& norms) {
  const double first = norms[0];
  for (double& n : norms) n /= first;
}

static Sequence<double> only_at_the_end(std::size_t T,
                                        const Matrix<double>& dh_last) {
  Sequence<double> dh_loss =
      xt::zeros<double>({T, dh_last.shape(0), dh_last.shape(1)});
  at(dh_loss, T - 1) = dh_last;
  return dh_loss;
}

Reach reach_of(const lstm::Rnn<double>& network, const Sequence<double>& x,
               const Matrix<double>& dh_last) {
  const std::size_t T = x.shape(0);
  lstm::RnnTrace<double> trace;
  network.forward(x, {}, trace);

  Reach reach;
  Matrix<double> dh = dh_last;
  for (std::size_t t = T; t > 0; --t) {
    reach.norms.push_back(lstm::length(dh));
    const auto h = at(trace.h, t);
    const Matrix<double> dz = dh * (1 - h * h);
    dh.fill(0);
    add_product(dh, lstm::transposed(network.U.value), dz);
  }
  divide_by_first(reach.norms);
  return reach;
}

Matrix<double> whole_dc(const lstm::CellStep<double>& s,
                        const State<double>& after) {
  return after.c + after.h * s.o * (1 - s.tanh_c * s.tanh_c);
}

double mean_forget(const std::vector<lstm::CellStep<double>>& steps) {
  double sum = 0;
  for (const auto& s : steps)
    sum += xt::mean(s.f)() / static_cast<double>(steps.size());
  return sum;
}

Reach reach_of(const lstm::Lstm<double>& network, const Sequence<double>& x,
               const Matrix<double>& dh_last) {
  const std::size_t T = x.shape(0);
  auto cell = taken_apart(network);
  const auto steps =
      run(cell, x, State<double>::zeros(dh_last.shape(0), dh_last.shape(1)));
  const auto flow = run_back(cell, steps, only_at_the_end(T, dh_last));

  Reach reach;
  for (std::size_t t = T; t > 0; --t)
    reach.norms.push_back(lstm::length(whole_dc(steps[t - 1], flow.states[t])));
  divide_by_first(reach.norms);
  reach.mean_forget = mean_forget(steps);
  return reach;
}

Reach reach_along_c(const lstm::Lstm<double>& network,
                    const Sequence<double>& x, const Matrix<double>& dh_last) {
  const auto cell = taken_apart(network);
  const auto steps =
      run(cell, x, State<double>::zeros(dh_last.shape(0), dh_last.shape(1)));
  Reach reach{.norms = {}, .mean_forget = mean_forget(steps)};
  Matrix<double> dc =
      whole_dc(steps.back(), {dh_last, xt::zeros_like(dh_last)});
  for (std::size_t t = steps.size(); t-- > 0;) {
    reach.norms.push_back(lstm::length(dc));
    dc *= steps[t].f;
  }
  divide_by_first(reach.norms);
  return reach;
}

Reach median_reach(const std::vector<Reach>& of_seeds) {
  const auto over = [&](auto number) {
    std::vector<double> values;
    for (const auto& reach : of_seeds) values.push_back(number(reach));
    return study::median(values);
  };
  Reach result;
  for (std::size_t k = 0; k < of_seeds[0].norms.size(); ++k)
    result.norms.push_back(over([&](const Reach& r) { return r.norms[k]; }));
  result.mean_forget = over([](const Reach& r) { return r.mean_forget; });
  return result;
}

}  // namespace bptt
