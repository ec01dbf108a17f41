#pragma once
#include <filesystem>
#include <memory>

#include "process.hpp"
#include "summary.hpp"
#include "worker.hpp"

namespace bench {

inline const std::string library = "this library",
                         earlier = "the earlier build", pytorch = "PyTorch",
                         pytorch_avx512 = "PyTorch with AVX-512",
                         onednn = "oneDNN's passes",
                         products = "products alone";

/// A system of the comparison on a number of threads, at work.
struct System {
  std::string name;
  std::size_t threads;
  std::unique_ptr<Process> process;

  double train(Shape shape, std::size_t windows) const;
  double predict(Shape shape, std::size_t times) const;
};
using Systems = std::vector<System>;

/// Starts every system there is, on one thread and on `threads`; says on
/// standard output what each of them is, and which are missing. `against` is
/// the folder of another build of this library, whose worker takes part, or
/// empty. Throws std::runtime_error where that has no worker.
Systems start_systems(std::size_t threads,
                      const std::filesystem::path& against);

/// Throws std::runtime_error unless all of them compute the same loss and the
/// same gradient from the same weights and the same batch.
void expect_agreement(const Systems& systems);

/// The round robin: an epoch of each system by turns, so often. Each has had
/// one before, of which nothing is told.
std::vector<Measurement> compare(const Systems& systems, Shape shape,
                                 std::size_t windows, std::size_t repetitions);

}  // namespace bench
