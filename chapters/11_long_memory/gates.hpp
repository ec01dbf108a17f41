#pragma once
#include <array>
#include <vector>

#include "figures/figure.hpp"
#include "lstm/layers/lstm.hpp"
#include "study/reader.hpp"

namespace long_memory {

/// What the gates of a unit are, and how far c moves, in the mean.
struct Gates {
  double i = 0, f = 0, g = 0, o = 0, moved = 0;
};

/// One unit of a network that adds two marked numbers: the one whose c, before
/// the second mark, goes most nearly with the number at the first.
struct Keeper {
  std::size_t unit;
  double first;  // that correlation
  double sum;    // and that of its last c with the sum
  Gates at_first, between, at_second, behind;
};

/// One sequence through that unit, step by step.
struct Followed {
  std::vector<double> number, mark, i, f, g, o, c;
};

using Adder = study::Reader<lstm::Lstm<float>>;

/// Both look at sequences x [T, 2, B] of the adding problem. A mark is 1.
Keeper find_keeper(Adder& network, const lstm::Sequence<float>& x);
Followed follow(Adder& network, std::size_t unit,
                const lstm::Sequence<float>& x);

/// The steps of the two marks of sample b.
std::array<std::size_t, 2> marked_steps(const lstm::Sequence<float>& x,
                                        std::size_t b);

void report_keeper(const Keeper& keeper);
figures::Figure gates_figure(const Followed& followed);

}  // namespace long_memory
