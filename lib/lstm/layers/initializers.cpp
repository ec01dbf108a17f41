#include "lstm/layers/initializers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <vector>

#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/lanes.hpp"

namespace lstm {

// #region uniform
// A draw is rounded to what the weights are, float or double, but not beyond
// the ends of [-limit, limit).
template <class Scalar>
void fill_uniform(Matrix<Scalar>& weights, double limit, Random& random) {
  using Real = decltype(std::real(Scalar()));
  const Real zero(0), end(static_cast<Real>(limit));
  if (!(limit >= 0 && std::isfinite(end)))
    throw std::invalid_argument(
        fmt::format("weights need a finite limit of 0 or more, got {}",
                    detail::shown<Real>(limit)));
  const Real most = end < limit ? end : std::nextafter(end, zero);
  const Real least = end > limit ? -most : -end;
  for (auto& w : weights)
    w = std::clamp(Real(random.uniform(-limit, limit)), least, most);
}

template <class Scalar>
void fill_glorot_uniform(Matrix<Scalar>& weights, Random& random) {
  const auto fans = static_cast<double>(weights.shape(0) + weights.shape(1));
  fill_uniform(weights, std::sqrt(6 / fans), random);
}
// #endregion

// #region reflect
// Some columns of a tall matrix, row after row: so few that they stay in the
// processor's cache while one mirror after the other is applied to them.
static constexpr std::size_t panel_width = 16;
using Panel = std::vector<std::array<double, panel_width>>;

// I - u uᵀ with uᵀu = 2, for the rows from `first` on.
struct Mirror {
  std::size_t first;
  std::vector<double> u;
};

static void reflect(Panel& panel, const Mirror& mirror) {
  double* const rows = panel[mirror.first].data();
  for_each_lane<double>(panel_width, [&, n = mirror.u.size()](auto lane) {
    auto shared = lane.load(rows) * mirror.u[0];
    for (std::size_t r = 1; r < n; ++r)
      shared += lane.load(rows + r * panel_width) * mirror.u[r];
    for (std::size_t r = 0; r < n; ++r)
      lane.store(rows + r * panel_width,
                 lane.load(rows + r * panel_width) - shared * mirror.u[r]);
  });
}
// #endregion

// #region mirror
// The mirror that turns column k of the panel, from row `first` on, onto the
// axis of that row. Of its two ends it takes the one that is further away.
static Mirror mirror_of(const Panel& panel, std::size_t k, std::size_t first) {
  Mirror mirror{first, {}};
  double squares = 0;
  for (std::size_t row = first; row < panel.size(); ++row) {
    mirror.u.push_back(panel[row][k]);
    squares += panel[row][k] * panel[row][k];
  }
  const double length = std::sqrt(squares);
  mirror.u[0] += std::copysign(length, mirror.u[0]);
  const double root = std::sqrt(length * std::abs(mirror.u[0]));
  for (double& u : mirror.u) u /= root;
  return mirror;
}
// #endregion

// #region factor
// The first columns of a panel of draws, from column `first` of all on, are
// turned onto their axes, and the mirrors that do it join the others.
static void factor(Panel& panel, std::size_t first, std::size_t count,
                   std::vector<Mirror>& mirrors) {
  for (const auto& mirror : mirrors) reflect(panel, mirror);
  for (std::size_t k = 0; k < count; ++k) {
    mirrors.push_back(mirror_of(panel, k, first + k));
    reflect(panel, mirrors.back());
  }
}

// The axes, sent back through all mirrors: columns of Q. Each has the sign with
// which the diagonal of R is positive.
static void unfold(Panel& panel, std::size_t first,
                   const std::vector<Mirror>& mirrors) {
  panel.assign(panel.size(), {});
  for (std::size_t k = first; k < mirrors.size(); ++k)
    panel[k][k - first] = mirrors[k].u[0] < 0 ? 1 : -1;
  for (std::size_t k = mirrors.size(); k-- > 0;) reflect(panel, mirrors[k]);
}
// #endregion

// #region orthogonal
// Householder's (1958) QR decomposition of normal draws. With a positive
// diagonal of R all Q are equally likely (Mezzadri 2007).
template <class Scalar>
void fill_orthogonal(Matrix<Scalar>& weights, Random& random) {
  const std::size_t rows = weights.shape(0), columns = weights.shape(1);
  if (rows < columns)
    throw ShapeError(
        fmt::format("orthogonal columns need rows >= columns, got [{}, {}]",
                    rows, columns));

  Matrix<double> q = xt::zeros<double>(weights.shape());
  for (auto& element : q) element = random.normal();
  std::vector<Mirror> mirrors;
  Panel panel(rows);
  for (std::size_t first = 0; first < columns; first += panel_width) {
    const std::size_t count = std::min(panel_width, columns - first);
    for (std::size_t row = 0; row < rows; ++row)
      std::copy_n(&q(row, first), count, panel[row].data());
    factor(panel, first, count, mirrors);
    unfold(panel, first, mirrors);
    for (std::size_t row = 0; row < rows; ++row)
      std::copy_n(panel[row].data(), count, &q(row, first));
  }
  xt::noalias(weights) = xt::cast<Scalar>(q);
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                \
  template void fill_uniform(Matrix<Scalar>&, double, Random&); \
  template void fill_glorot_uniform(Matrix<Scalar>&, Random&);  \
  template void fill_orthogonal(Matrix<Scalar>&, Random&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
