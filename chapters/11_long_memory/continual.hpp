#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "trials.hpp"

namespace long_memory {

/// What became of a network that reads Reber strings on and on.
struct Continued {
  study::Trial trial;     // learning strings of 100 letters
  std::vector<double> c;  // |c| after 1, 2, ... letters
  std::size_t wrong;      // letters behind which it was wrong
};

/// LSTMs with a forget gate or, where it is held open, without, learn continual
/// strings of 100 letters, and then read one of `letters`.
std::vector<Continued> read_on(bool forgets, std::size_t letters,
                               const Plan& plan, const lstm::Seed& seed,
                               lstm::Team& team);

void report_continued(const std::vector<Continued>& with,
                      const std::vector<Continued>& without);

/// |c| of the first network of each kind.
figures::Figure norms_figure(const Continued& with, const Continued& without);

}  // namespace long_memory
