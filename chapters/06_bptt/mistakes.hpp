#pragma once
#include <string>

#include "altered.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/team.hpp"

namespace bptt {

/// Those that are measured.
inline constexpr Mistake mistakes[] = {
    Mistake::none,    Mistake::no_slope,    Mistake::dc_replaced,
    Mistake::h_after, Mistake::delta_twice, Mistake::bias_of_one};

std::string words(Mistake mistake);

/// What central differences say: the error of all weights after one step of
/// one sample from a state of zeros, and of each parameter after many steps
/// of several samples from any state.
struct Findings {
  double one_step = 0, W = 0, U = 0, b = 0;
};
Findings check(Mistake mistake, const lstm::Seed& seed);

/// The loss to which a broken backward pass trains a network of H units on
/// the task `recall`: the median of five seeds.
double limp(lstm::Team& team, Mistake mistake, std::size_t T, std::size_t H,
            std::size_t batches, const lstm::Seed& seed);

}  // namespace bptt
