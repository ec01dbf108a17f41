#pragma once
#include "passes.hpp"

namespace making_it_fast {

/// The layer as it was before it had lanes: one product for four gates, and
/// the rest in xtensor's expressions, gate after gate.
class Stacked {
 public:
  explicit Stacked(const Task& task);
  void pass();
  Answer answer() const;

 private:
  void step(std::size_t t);
  void step_back(std::size_t t);
  const Task& task_;
  lstm::Lstm<float> layer_;
  lstm::Trace<float> trace_;
  lstm::Flow<float> flow_;
  lstm::Matrix<float> ones_;  // [B, 1]
};

}  // namespace making_it_fast
