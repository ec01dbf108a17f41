#pragma once
// What a GRU computes element by element, between its products.

#include "lstm/layers/gru.hpp"

namespace lstm::detail {

inline constexpr std::size_t block_count = 3;  // r, z and n

/// After the products with x, and with h for r and z: makes r, and what it lets
/// through to n, or to q where it comes before the product (`after` is false).
template <class Scalar>
void reset_gate(GruTrace<Scalar>& trace, std::size_t t, bool after);

/// After all products: makes z, n and the new h.
template <class Scalar>
void new_state(GruTrace<Scalar>& trace, std::size_t t);

/// From dh after step t in flow.dh to the blocks of z and n in dZ, dq with
/// `after`, and what z lets through to the h before, which takes its place.
template <class Scalar>
void back_to_gates(const GruTrace<Scalar>& trace, std::size_t t,
                   GruFlow<Scalar>& flow, bool after);

/// To the block of r in dZ; without `after`, dh_read gets what comes from dq.
template <class Scalar>
void back_through_reset(const GruTrace<Scalar>& trace, std::size_t t,
                        GruFlow<Scalar>& flow, Matrix<Scalar>& dh_read,
                        bool after);

}  // namespace lstm::detail
