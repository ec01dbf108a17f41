#pragma once
#include <fmt/core.h>

#include <chrono>
#include <iostream>
#include <string>

/// What every system of the comparison does, each in a process of its own, so
/// that neither threads nor memory of one are in the way of another.
namespace bench {

/// A task: windows of T values, H hidden units, batches of B windows.
struct Shape {
  std::size_t T, H, B;
  bool operator==(const Shape&) const = default;
};

/// How long `work` takes.
template <class Work>
double seconds(const Work& work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Answers requests until there are no more, a line for a line:
///   train T H B WINDOWS   the seconds of one epoch over so many windows
///   predict T H B TIMES   the seconds of so many forward passes
///   check FOLDER          the loss and the gradient's norm of a batch
///   about                 what it is, in a few words
template <class System>
void serve(System& system) {
  std::string request, folder;
  Shape shape{};
  std::size_t count = 0;
  while (std::cin >> request) {
    if (request == "about") {
      fmt::print("{}\n", system.about());
    } else if (request == "check" && std::cin >> folder) {
      const auto [loss, norm] = system.check(folder);
      fmt::print("{:.9g} {:.9g}\n", loss, norm);
    } else if (std::cin >> shape.T >> shape.H >> shape.B >> count) {
      fmt::print("{:.9g}\n", request == "train" ? system.train(shape, count)
                                                : system.predict(shape, count));
    }
    std::fflush(stdout);
  }
}

}  // namespace bench
