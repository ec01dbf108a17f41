#pragma once
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/random.hpp"

// How an LSTM's gates begin, and how one is taken away.

namespace long_memory {

/// Gives one gate of all units this bias; b is [4H, 1].
void set_bias(lstm::Parameter<float>& b, lstm::Gate gate, float bias);

/// Has one gate of all units be 1 for ever: it reads nothing, and its bias is
/// 40. The float σ(40) is 1 and its slope 0, so that no optimiser moves it.
void hold_open(lstm::Lstm<float>& layer, lstm::Gate gate);

/// log u with u from [1, T - 1): the bias of a gate with which a unit remembers
/// for about u steps. Throws std::invalid_argument unless T is above 2.
float chrono_bias(std::size_t T, lstm::Random& random);

/// Gives each unit such a b_f, and b_i = -b_f (Tallec and Ollivier 2018,
/// equation 16).
void start_chrono(lstm::Parameter<float>& b, std::size_t T,
                  lstm::Random& random);

}  // namespace long_memory
