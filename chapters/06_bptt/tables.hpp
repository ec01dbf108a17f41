#pragma once
#include "study.hpp"
#include "sweep.hpp"
#include "untrained.hpp"
#include "ways.hpp"

namespace bptt {

/// Every third step of a sweep.
void print_sweep(const Sweep& sweep);

/// What is left of the gradient 10, 25 and `last` steps back.
void print_untrained(const std::vector<Untrained>& networks, std::size_t last);

/// The gradient of the first step, parted by its ways.
void print_parted(const std::vector<Parted>& parted, std::size_t last);

/// The rivals before and after training.
void print_trained(const std::vector<Trained>& networks, std::size_t last);

/// The losses of two tasks, so many networks of each rival.
void print_outcomes(const Outcomes& left, const Outcomes& right,
                    std::size_t networks);

/// What the checks find of each mistake, and what training makes of it.
void print_mistakes(lstm::Team& team, std::size_t batches,
                    const lstm::Seed& seed);

}  // namespace bptt
