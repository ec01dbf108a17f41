#pragma once
#include <string>
#include <utility>
#include <vector>

#include "options.hpp"
#include "passes.hpp"

namespace making_it_fast {

/// All seconds on the wall that a way to take a training step took.
struct StepSeconds {
  std::string name;
  std::vector<double> wall;
};

/// The ways, and the largest relative error of their gradients. The first is
/// what all are compared with, the next two are the library's.
struct TrainingSteps {
  std::vector<StepSeconds> ways;
  double apart;
};

/// Measures chapter 8's training step on one thread and on more. Throws
/// std::runtime_error if threads have changed a bit of a parameter.
TrainingSteps measure_steps(const Settings& s, const lstm::Seed& seed);

/// How fast the products with U are when a batch has so many columns, in 10⁹
/// multiplications and additions a second.
struct Rate {
  std::size_t columns;
  double forward, back;
};
std::vector<Rate> rates(std::size_t T, std::size_t H,
                        const std::vector<std::size_t>& columns,
                        std::size_t rounds, const lstm::Seed& seed);

/// The rate of one large product, of two matrices [512, 512].
double large_rate(std::size_t rounds);

/// How many times as long the products with U of a pass take by BLAS alone as
/// with U packed once, forward and back.
std::pair<double, double> times_packed(const Task& task, std::size_t rounds);

/// Seconds for all products dh = Uᵀ dZ of a pass by BLAS: with U as it is, and
/// where Uᵀ is written down once, before the first.
std::pair<double, double> transposed_once(const Task& task, std::size_t rounds);

/// Seconds for all sums W x of a pass with so many inputs: step by step, and in
/// one product for all steps, whose columns are then sorted into steps.
std::pair<double, double> inputs_at_once(const Settings& s, std::size_t D,
                                         const lstm::Seed& seed);

}  // namespace making_it_fast
