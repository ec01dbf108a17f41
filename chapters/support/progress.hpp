#pragma once
#include <chrono>
#include <cstddef>

#include "lstm/training/fit.hpp"

namespace support {

/// Shows how far a training run is: a bar with the time left on a terminal, a
/// line every tenth of the epochs anywhere else. The lines hold no times, so
/// that two runs of the same seed print the same.
class Progress {
 public:
  /// Without a bar there are lines everywhere.
  explicit Progress(std::size_t epochs, bool with_bar = true);
  ~Progress();  // clears the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The callbacks for lstm::fit; they hold on to this object.
  lstm::Observer observer();

 private:
  using Clock = std::chrono::steady_clock;
  void show_bar(double done, double loss);
  void show_line(const lstm::Epoch& epoch);

  std::size_t epochs_, finished_ = 0, resumed_ = 0;
  bool terminal_;
  Clock::time_point start_ = Clock::now(), shown_{};  // not yet
};

}  // namespace support
