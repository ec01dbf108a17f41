#pragma once
#include "sweep.hpp"
#include "trained.hpp"
#include "untrained.hpp"

namespace bptt {

/// Every third step of a sweep.
void print_sweep(const Sweep& sweep);

/// What is left of the gradient 10, 25 and `last` steps back.
void print_untrained(const std::vector<Untrained>& networks, std::size_t last);

/// The plain network and the LSTMs with forget biases 1 and 5.
void print_trained(const std::vector<Trained>& networks, std::size_t last);

/// What the checks find of each mistake, and what training makes of it.
void print_mistakes(lstm::Team& team, std::size_t batches,
                    const lstm::Seed& seed);

}  // namespace bptt
