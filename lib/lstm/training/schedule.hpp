#pragma once
#include <cstddef>
#include <functional>

namespace lstm {

// #region rate
/// A learning rate: one number for all steps, or a schedule, which has one for
/// each. It is asked for by how many steps are done, 0 before the first.
class Rate {
 public:
  using Schedule = std::function<double(std::size_t done)>;

  /// The same rate at every step: `{.rate = 0.01}` is one.
  Rate(double rate) : constant_(rate) {}
  /// Throws std::invalid_argument where there is no function to be called.
  explicit Rate(Schedule schedule);

  double operator()(std::size_t done) const {
    return schedule_ ? schedule_(done) : constant_;
  }
  bool is_constant() const { return !schedule_; }

  /// The rate times a factor, at every step.
  friend Rate operator*(const Rate& rate, double factor) {
    if (rate.is_constant()) return rate.constant_ * factor;
    return Rate([=](std::size_t done) { return rate(done) * factor; });
  }
  // #endregion

 private:
  double constant_ = 0;
  Schedule schedule_;
};

/// Step decay: after every so many steps the rate is multiplied by the factor,
/// so it is rate · factor^⌊done / every⌋. Throws std::invalid_argument unless
/// rate and factor are positive and finite and `every` is above 0.
Rate step_decay(double rate, std::size_t every, double factor);

/// Half a cosine from the rate down to `last`, at which it arrives after
/// `steps` steps and stays (Loshchilov and Hutter 2017, equation 5, without
/// restarts). Of the steps the first `warm_up` grow linearly towards the rate
/// (Goyal et al. 2017, section 2.2): the first has 1 / (warm_up + 1) of it.
/// Throws std::invalid_argument unless the rate is positive and finite, `last`
/// is in [0, rate], and there are more steps than those of the warm-up.
Rate cosine(double rate, std::size_t steps, std::size_t warm_up = 0,
            double last = 0);

}  // namespace lstm
