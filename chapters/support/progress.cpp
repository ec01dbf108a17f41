#include "support/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "support/program.hpp"

namespace support {

Progress::Progress(std::size_t epochs, bool with_bar)
    : epochs_(epochs), terminal_(with_bar && isatty(STDOUT_FILENO) == 1) {
  if (!terminal_) fmt::print("epoch  training loss  test error\n");
}

Progress::~Progress() {
  if (terminal_) std::fputs("\r\033[K", stdout);  // throws nothing
}

lstm::Observer Progress::observer() {
  return {.on_batch =
              [this](double done, double loss) {
                if (terminal_) show_bar(done, loss);
              },
          .on_epoch =
              [this](const lstm::Epoch& epoch) {
                finished_ = epoch.number;
                if (!terminal_) show_line(epoch);
              },
          .on_resume =
              [this](const lstm::History& history) {
                finished_ = resumed_ = history.size();
                if (!terminal_)
                  for (const auto& epoch : history) show_line(epoch);
              }};
}

// Drawn at the first batch and at the last, and between them ten times a
// second; more would cost time and flicker.
void Progress::show_bar(double done, double loss) {
  const auto all = static_cast<double>(epochs_);
  const double share = (static_cast<double>(finished_) + done) / all;
  const auto now = Clock::now();
  if (share < 1 && now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;

  constexpr std::size_t width = 24;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double here = share - static_cast<double>(resumed_) / all;
  const auto full = static_cast<std::size_t>(share * width);
  const auto left = std::lround(seconds * (1 - share) / here);
  fmt::print("\r\033[Kepoch {:>3}/{} [{:<{}}] loss {:.1e}  {}:{:02} left",
             finished_ + 1, epochs_, std::string(std::min(full, width), '#'),
             width, loss, left / 60, left % 60);
  flush_report();
}

void Progress::show_line(const lstm::Epoch& epoch) {
  const std::size_t every = (epochs_ + 9) / 10;
  if (epoch.number != 1 && epoch.number % every != 0 && epoch.number != epochs_)
    return;
  fmt::print("{:>5}  {:>13.1e}  {:>10.1e}\n", epoch.number, epoch.training_loss,
             epoch.validation_loss);
  flush_report();
}

}  // namespace support
