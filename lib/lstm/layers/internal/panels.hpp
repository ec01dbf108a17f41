#pragma once
// The matrices of a layer in the order in which one step reads them.

#include <algorithm>
#include <array>
#include <vector>

#include "lstm/layers/internal/pack.hpp"
#include "lstm/numbers/team.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm::detail {

/// As many registers as hold one number for each of n units.
template <class Scalar>
std::size_t packs_of(std::size_t n) {
  return (n + pack_width<Scalar> - 1) / pack_width<Scalar>;
}

/// Which rows of a matrix [blocks H, K] a gate has, and by what they are
/// multiplied: a power of two, which rounds nothing.
struct GateRows {
  std::size_t block;
  double factor = 1;
};

/// How many columns are added to sums of their own where G gates of N registers
/// are summed, so that eight sums are on their way: to add to one takes several
/// cycles, in which the processor can begin as many others.
constexpr std::size_t columns_apart(std::size_t G, std::size_t N) {
  return G * N > 4 ? 1 : G * N > 2 ? 2 : G * N > 1 ? 4 : 8;
}

/// K columns, and zeros up to a number that can be cut so.
constexpr std::size_t whole_columns(std::size_t G, std::size_t K) {
  const auto apart = columns_apart(G, 1);
  return (K + apart - 1) / apart * apart;
}

/// Matrices side by side, G gates of H units, cut into panels: one for each
/// register of units, with the G registers of a column behind those of the
/// column before. A step reads a panel from one end to the other, and its sums
/// are whole registers, one for each gate. What fills up a register, and the
/// last columns, are zeros.
template <class Scalar, std::size_t G>
class Panels {
 public:
  Panels(std::size_t H, const std::array<GateRows, G>& gates,
         const std::vector<const Matrix<Scalar>*>& matrices);

  std::size_t panels() const { return panels_; }
  std::size_t columns() const { return columns_; }
  const Scalar* column(std::size_t panel, std::size_t k) const {
    return numbers_.data() + (panel * columns_ + k) * G * pack_width<Scalar>;
  }

 private:
  std::size_t panels_, columns_ = 0;
  AlignedVector<Scalar> numbers_;
};

template <class Scalar, std::size_t G>
Panels<Scalar, G>::Panels(std::size_t H, const std::array<GateRows, G>& gates,
                          const std::vector<const Matrix<Scalar>*>& matrices)
    : panels_(packs_of<Scalar>(H)) {
  constexpr auto width = pack_width<Scalar>;
  for (const auto* matrix : matrices) columns_ += matrix->shape(1);
  columns_ = whole_columns(G, columns_);
  numbers_.resize(panels_ * columns_ * G * width);
  for (std::size_t u = 0; u < panels_; ++u) {
    Scalar* to = numbers_.data() + u * columns_ * G * width;
    for (const auto* matrix : matrices)
      for (std::size_t k = 0; k < matrix->shape(1); ++k)
        for (const auto& [block, factor] : gates)
          for (std::size_t unit = u * width; unit < (u + 1) * width; ++unit)
            *to++ = unit < H ? (*matrix)(block * H + unit, k) *
                                   static_cast<Scalar>(factor)
                             : Scalar(0);
  }
}

/// The sums of N registers of units, gate by gate.
template <class Scalar, std::size_t G, std::size_t N>
using Sums = std::array<std::array<Pack<Scalar>, G>, N>;

/// Those from panel u on that begin with a column of biases.
template <std::size_t N, class Scalar, std::size_t G>
Sums<Scalar, G, N> begin_with(const Panels<Scalar, G>& b, std::size_t u) {
  Sums<Scalar, G, N> sums;
  for (std::size_t n = 0; n < N; ++n)
    for (std::size_t q = 0; q < G; ++q)
      sums[n][q] = load_pack(b.column(u + n, 0) + q * pack_width<Scalar>);
  return sums;
}

// #region add_columns
/// sums += A v for N panels of A from panel u on; v has zeros for columns of
/// zeros. The loops over sums are written out, so that all stay in registers.
template <std::size_t N, class Scalar, std::size_t G>
[[gnu::always_inline]] inline void add_columns(const Panels<Scalar, G>& A,
                                               std::size_t u, const Scalar* v,
                                               Sums<Scalar, G, N>& sums) {
  constexpr std::size_t S = N * G, all = columns_apart(G, N) * S;
  std::array<Pack<Scalar>, all> apart;
#pragma GCC unroll 8
  for (std::size_t s = 0; s < all; ++s)
    apart[s] = s < S ? sums[s / G][s % G] : Pack<Scalar>(Scalar(0));
  for (std::size_t k = 0; k < A.columns(); k += all / S)
#pragma GCC unroll 8
    for (std::size_t s = 0; s < all; ++s)
      apart[s] = apart[s] + load_pack(A.column(u + s / G % N, k + s / S) +
                                      s % G * pack_width<Scalar>) *
                                Pack<Scalar>(v[k + s / S]);
#pragma GCC unroll 8
  for (std::size_t some = all / 2; some >= S; some /= 2)
#pragma GCC unroll 8
    for (std::size_t s = 0; s < some; ++s)
      apart[s] = apart[s] + apart[s + some];
#pragma GCC unroll 8
  for (std::size_t s = 0; s < S; ++s) sums[s / G][s % G] = apart[s];
}
// #endregion

/// Calls visit for panels `first`, which is even, to `last` - 1: with two at
/// once, and for what is left with one; from the first to the last, or the
/// other way. By turns, what one step has read last the next reads first, while
/// it is still in the nearest cache.
template <class Visit>
void for_panels(std::size_t first, std::size_t last, bool backwards,
                const Visit& visit) {
  const auto one = std::integral_constant<std::size_t, 1>{};
  const auto two = std::integral_constant<std::size_t, 2>{};
  const bool single = last % 2 == 1;
  if (backwards) {
    if (single) visit(last - 1, one);
    for (std::size_t u = last / 2 * 2; u > first; u -= 2) visit(u - 2, two);
  } else {
    for (std::size_t u = first; u + 2 <= last; u += 2) visit(u, two);
    if (single) visit(last - 1, one);
  }
}

/// The same for all panels, which a team shares where there is one: each thread
/// has the same panels at every call. Two that are visited at once stay
/// together, so that the team changes no number.
template <class Visit>
void share_panels(Team* team, std::size_t count, bool backwards,
                  const Visit& visit) {
  if (!team) return for_panels(0, count, backwards, visit);
  const std::size_t pairs = (count + 1) / 2, threads = team->size();
  team->run_each([&](std::size_t k) {
    for_panels(2 * (k * pairs / threads),
               std::min(count, 2 * ((k + 1) * pairs / threads)), backwards,
               visit);
  });
}

}  // namespace lstm::detail
