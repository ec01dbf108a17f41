#include <algorithm>

#include "01_cell_state/memory.hpp"
#include "03_input_gate/write.hpp"
#include "04_output_gate/show.hpp"
#include "demonstrations.hpp"
#include "lstm/layers/gate.hpp"
#include "study/half_life.hpp"

namespace demos {
namespace {

using lstm::Squash;
using Gate = lstm::OneGate<double>;
using Matrix = lstm::Matrix<double>;

// A sample is a column: here numbers are samples of one feature.
Matrix row(const std::vector<double>& numbers) {
  Matrix samples = xt::zeros<double>({std::size_t{1}, numbers.size()});
  std::copy(numbers.begin(), numbers.end(), samples.begin());
  return samples;
}
std::vector<double> numbers(const Matrix& samples) {
  return {samples.begin(), samples.end()};
}
// One number in each of so many samples.
Matrix always(double number, std::size_t samples) {
  Matrix all = xt::zeros<double>({std::size_t{1}, samples});
  all.fill(number);
  return all;
}

// Even numbers from low to high for a curve, the points to be marked on it
// among them.
std::vector<double> axis(double low, double high, std::vector<double> points) {
  constexpr int parts = 160;
  for (int k = 0; k <= parts; ++k)
    points.push_back(low + (high - low) * k / parts);
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

// A gate that reads its own pre-activation draws its curve.
Gate plain(Squash squash) {
  Gate gate("curve", 1, 1, squash);
  gate.W.value.fill(1);
  return gate;
}
std::vector<double> curve(Squash squash, const std::vector<double>& z) {
  return numbers(plain(squash).forward(row(z), always(0, z.size())));
}

// The slope of the curve is what a backward pass makes of a gradient of 1.
std::vector<double> sigmoid_slope(const std::vector<double>& z) {
  auto gate = plain(Squash::sigmoid);
  const Matrix x = row(z), h = always(0, z.size()), da = always(1, z.size());
  return numbers(gate.backward(x, h, gate.forward(x, h), da).dx);
}

constexpr std::size_t steps = 24, marked_step = 12;

}  // namespace

Values forget(const Values& settings) {
  const double W = number(settings, "W", -6, 6),
               b = number(settings, "b", -6, 6),
               x = number(settings, "x", 0, 1);
  Gate gate("f", 1, 1);
  gate.W.value.fill(W);
  gate.b.value.fill(b);
  const std::vector<double> z = {b, W * x + b};
  const auto f = numbers(gate.forward(row({0, x}), always(0, 2)));
  const auto all = axis(-12, 12, z);
  const auto c =
      cell_state::states(1, steps, [&](std::size_t t, double before) {
        return cell_state::Belt{f[t + 1 == marked_step], 0, 0}.step(before);
      });
  return {{"z", z},
          {"f", f},
          {"slope", sigmoid_slope(z)},
          {"half_life", {study::half_life(f[0])}},
          {"axis", all},
          {"curve", curve(Squash::sigmoid, all)},
          {"slopes", sigmoid_slope(all)},
          {"marked", {marked_step}},
          {"c", c},
          {"unmarked", cell_state::kept_by_belt(f[0], steps)}};
}

Values input(const Values& settings) {
  const double v = number(settings, "v", -1, 1),
               Wi = number(settings, "Wi", 0, 20),
               bi = number(settings, "bi", -10, 0),
               Wg = number(settings, "Wg", -4, 4);
  // It reads a value and, in the row below, the mark.
  input_gate::Write write(2, 1);
  write.i.W.value = {{0.0, Wi}};
  write.i.b.value.fill(bi);
  write.g.W.value = {{Wg, 0.0}};
  const auto values = axis(-1, 1, {v});
  const auto run = [&](double mark) {
    const Matrix marks = always(mark, values.size());
    const Matrix x = xt::vstack(xt::xtuple(row(values), marks));
    return write.forward(x, always(0, values.size()));
  };
  const auto unmarked = run(0), marked = run(1);
  const std::vector<double> zi = {bi, Wi + bi}, zg = {Wg * v};
  const auto z = axis(-10, 10, {zi[0], zi[1], zg[0]});
  return {{"v", {v}},
          {"zi", zi},
          {"zg", zg},
          {"axis", z},
          {"sigmoid", curve(Squash::sigmoid, z)},
          {"tanh", curve(Squash::tanh, z)},
          {"values", values},
          {"i", {unmarked.i(0, 0), marked.i(0, 0)}},
          {"g", numbers(marked.g)},
          {"unmarked", numbers(unmarked.product)},
          {"write", numbers(marked.product)}};
}

Values output(const Values& settings) {
  const double c = number(settings, "c", -4, 4),
               W = number(settings, "W", -6, 6),
               b = number(settings, "b", -6, 6);
  output_gate::Show show(1, 1);
  show.o.W.value.fill(W);
  show.o.b.value.fill(b);
  const auto cells = axis(-4, 4, {c});
  const auto run = [&](double x) {
    return show.forward(always(x, cells.size()), always(0, cells.size()),
                        row(cells));
  };
  const auto silent = run(0), asked = run(1);
  const std::vector<double> z = {b, W + b};
  const auto all = axis(-12, 12, z);
  return {{"c", {c}},
          {"z", z},
          {"axis", all},
          {"curve", curve(Squash::sigmoid, all)},
          {"cells", cells},
          {"o", {silent.o(0, 0), asked.o(0, 0)}},
          {"tanh", numbers(asked.tanh_c)},
          {"silent", numbers(silent.h)},
          {"asked", numbers(asked.h)}};
}

}  // namespace demos
