#pragma once
#include <functional>
#include <vector>

#include "lstm/training/fit_options.hpp"

namespace many_machines {

/// Seconds of the steps of a training, and those of them in which the ranks
/// have exchanged something.
struct Seconds {
  double step, exchange;
};

/// The seconds of a clock on the wall.
double now();

/// A group whose exchanges are timed.
class Clocked : public lstm::Group {
 public:
  /// The clock tells seconds.
  explicit Clocked(lstm::Group& group, std::function<double()> clock = now)
      : group_(group), clock_(std::move(clock)), last_(clock_()) {}
  std::size_t rank() const override { return group_.rank(); }
  std::size_t size() const override { return group_.size(); }
  void exchange(const lstm::Parcels& out, lstm::Parcels& in) override;

  /// To be called after each step.
  void end_step();

  /// The median of all steps but the first two, for which room was made, or of
  /// the last where there are no others.
  /// A step lasts as long on all ranks, but one that was ready early has waited
  /// in its exchanges; what the others had sent had still to come to the last.
  /// So of each step the exchange of the rank that had the shortest counts. All
  /// ranks call this together. NaN where there were no steps. The first
  /// step of an epoch has what belongs to the end of the one before.
  Seconds median();

 private:
  lstm::Group& group_;
  std::function<double()> clock_;
  double last_, exchange_ = 0;  // when the last step was over; seconds
  std::vector<double> steps_, exchanges_;
};

}  // namespace many_machines
