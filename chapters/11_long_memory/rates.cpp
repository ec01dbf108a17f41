#include <algorithm>
#include <array>
#include <stdexcept>

#include "rivals.hpp"

namespace long_memory {

// The rates of Adam that `--study rates` found best between the ends of its
// range, for the tasks in the order of `task_names`: at T = 100, or, where no
// rate has solved adding there, at T = 20; of copying at T = 10.
struct Rates {
  const char* rival;
  std::array<double, 5> rates;
};

static constexpr Rates found[] = {
    {"RNN, uniform", {0.005, 0.002, 0.002, 0.02, 0.002}},
    {"RNN, orthogonal", {0.002, 0.002, 0.002, 0.05, 0.005}},
    {"RNN, not clipped", {0.002, 0.002, 0.002, 0.05, 0.002}},
    {"GRU", {0.2, 0.1, 0.1, 0.1, 0.02}},
    {"GRU, chrono", {0.2, 0.1, 0.1, 0.2, 0.02}},
    {"LSTM of 1997", {0.05, 0.05, 0.1, 0.05, 0.05}},
    {"LSTM, f = 1", {0.05, 0.05, 0.05, 0.05, 0.05}},
    {"LSTM, b_f = 0", {0.005, 0.05, 0.01, 0.02, 0.002}},
    {"LSTM, b_f = 1", {0.05, 0.1, 0.05, 0.005, 0.002}},
    {"LSTM, b_f = 5", {0.01, 0.02, 0.05, 0.002, 0.01}},
    {"LSTM, chrono", {0.05, 0.05, 0.05, 0.1, 0.02}},
    {"LSTM, not clipped", {0.05, 0.05, 0.05, 0.1, 0.02}},
    {"LSTM, i = 1", {0.005, 0.01, 0.01, 0.002, 0.005}},
    {"LSTM, o = 1", {0.05, 0.1, 0.02, 0.1, 0.01}},
    {"LSTM, h = o c", {0.02, 0.1, 0.05, 0.1, 0.02}}};

double best_rate(const std::string& task, const std::string& rival) {
  const auto place = std::ranges::find(task_names(), task);
  const auto row = std::ranges::find(found, rival, &Rates::rival);
  if (place == task_names().end() || row == std::end(found))
    throw std::invalid_argument("no rate is known for " + rival + " on " +
                                task);
  return row->rates[static_cast<std::size_t>(place - task_names().begin())];
}

}  // namespace long_memory
