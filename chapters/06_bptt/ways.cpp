#include "ways.hpp"

#include <cmath>

#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"
#include "starts.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"

namespace bptt {

using lstm::Cell, lstm::CellStep, lstm::Matrix, lstm::State, lstm::transposed;

// What dh and the whole dc of a step send through its gates into the h before.
static Matrix<double> through_h(const Cell<double>& cell,
                                const CellStep<double>& s,
                                const State<double>& d) {
  const Matrix<double> dz_i = d.c * s.g * s.i * (1 - s.i);
  const Matrix<double> dz_f = d.c * s.before.c * s.f * (1 - s.f);
  const Matrix<double> dz_g = d.c * s.i * (1 - s.g * s.g);
  const Matrix<double> dz_o = d.h * s.tanh_c * s.o * (1 - s.o);
  Matrix<double> dh = xt::zeros_like(d.h);
  add_product(dh, transposed(cell.i.U.value), dz_i);
  add_product(dh, transposed(cell.f.U.value), dz_f);
  add_product(dh, transposed(cell.g.U.value), dz_g);
  add_product(dh, transposed(cell.o.U.value), dz_o);
  return dh;
}

// #region by_passages
std::vector<State<double>> by_passages(
    const Cell<double>& cell, const std::vector<CellStep<double>>& steps,
    const Matrix<double>& dh_last) {
  const std::size_t T = steps.size(), H = cell.hidden();
  // way[k] is what has come through h k times.
  std::vector<State<double>> way(T, State<double>::zeros(H, dh_last.shape(1)));
  way[0].h = dh_last;
  for (std::size_t t = T; t-- > 0;) {
    for (auto& d : way) d.c = whole_dc(steps[t], d);
    if (t == 0) break;
    for (std::size_t k = T - t; k-- > 0;) {
      way[k + 1].h = through_h(cell, steps[t], way[k]);
      way[k].c *= steps[t].f;
    }
    way[0].h.fill(0);
  }
  return way;
}
// #endregion

static Parted part(double bias, std::size_t T, std::size_t H,
                   const lstm::Seed& seed) {
  const auto [layer, x] = fresh<lstm::Lstm<double>>(
      T, H, seed, [=](auto& net, lstm::Random& random) {
        net.initialize(lstm::Recipe::keras, random);
        set_forget_bias(net, bias);
      });
  const auto cell = taken_apart(layer);
  const std::size_t B = x.shape(2);
  const auto steps = run(cell, x, State<double>::zeros(H, B));
  const Matrix<double> dh_last = xt::ones<double>({H, B});
  const auto& end = steps.back();
  const double last =
      lstm::length(whole_dc(end, {dh_last, xt::zeros_like(dh_last)}));

  Parted result{.bias = bias, .mean_forget = mean_forget(steps)};
  result.by_mean = std::pow(result.mean_forget, static_cast<double>(T - 1));
  Matrix<double> whole = xt::zeros<double>({H, B});
  for (const auto& way : by_passages(cell, steps, dh_last)) {
    result.by_passages.push_back(lstm::length(way.c) / last);
    result.added += result.by_passages.back();
    whole += way.c;
  }
  result.whole = lstm::length(whole) / last;
  return result;
}

static Parted medians(const std::vector<Parted>& of_seeds) {
  const auto over = [&](auto number) {
    std::vector<double> values;
    for (const auto& one : of_seeds) values.push_back(number(one));
    return study::median(values);
  };
  Parted result{.bias = of_seeds[0].bias};
  result.mean_forget = over([](auto& p) { return p.mean_forget; });
  result.by_mean = over([](auto& p) { return p.by_mean; });
  result.whole = over([](auto& p) { return p.whole; });
  result.added = over([](auto& p) { return p.added; });
  for (std::size_t k = 0; k < of_seeds[0].by_passages.size(); ++k)
    result.by_passages.push_back(
        over([=](auto& p) { return p.by_passages[k]; }));
  return result;
}

std::vector<Parted> parted(lstm::Team& team, std::size_t T, std::size_t H,
                           const lstm::Seed& seed) {
  std::vector<Parted> all;
  for (const double bias : {1, 3, 5})
    all.push_back(medians(study::in_order(team, seeds, [&](std::size_t k) {
      return part(bias, T, H, seed.part("network", k));
    })));
  return all;
}

}  // namespace bptt
