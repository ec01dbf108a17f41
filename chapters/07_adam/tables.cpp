#include "tables.hpp"

#include <fmt/core.h>

#include <cmath>

#include "study/median.hpp"
#include "valley.hpp"

namespace adam {

static void print_row(const std::array<double, study::methods.size()>& row) {
  for (const double value : row)
    fmt::print("{:>9}",
               std::isfinite(value) ? fmt::format("{:.1e}", value) : "-");
}

using Number = double (*)(const Grid&, study::Method);

static void print_last_row(const char* name, Number number, const Grid& valley,
                           const Grid& wave) {
  fmt::print("\n{:>5}", name);
  for (const auto* grid : {&valley, &wave})
    for (const auto method : study::methods)
      fmt::print("{:>9}", number(*grid, method));
}

void print_grids(const Grid& valley, const Grid& wave) {
  fmt::print("       {:-^34}  {:-^34}\n rate", " valley ", " LSTM ");
  for (int half = 0; half < 2; ++half)
    for (const auto method : study::methods)
      fmt::print("{:>9}", study::name(method));
  for (std::size_t r = 0; r < rates.size(); ++r) {
    fmt::print("\n{:>5}", rates[r]);
    print_row(valley[r]);
    print_row(wave[r]);
  }
  print_last_row("best", best_rate, valley, wave);
  print_last_row("span", span, valley, wave);
  fmt::print("\n");
}

static std::vector<double> last_errors(const Runs& runs) {
  std::vector<double> last;
  for (const auto& run : runs) last.push_back(run.back());
  std::ranges::sort(last);
  return last;
}

// Between the 6th and the 15th of 20 errors lies the median of all seeds there
// are, 96 times in 100, whatever their distribution.
static void print_method(const char* name, double rate, const Runs& runs,
                         const std::vector<double>& line) {
  int above = 0;
  for (std::size_t k = 0; k < runs.size(); ++k)
    if (!(runs[k].back() < line[k])) ++above;
  const auto last = last_errors(runs);
  fmt::print("  {:<24} {:>7} {:>9.1e}   {:.1e} to {:.1e} {:>7.1e} {:>8}\n",
             name, rate, study::median(last), last[5], last[14], last.back(),
             above);
}

void print_fresh(const Grid& grid, const Fresh& fresh) {
  fmt::print(
      "\nLSTM from 20 other seeds      rate    median   96 % interval       "
      " worst  > line\n");
  for (std::size_t k = 0; k < study::methods.size(); ++k) {
    const auto method = study::methods[k];
    print_method(study::name(method), best_rate(grid, method), fresh.runs[k],
                 fresh.straight_line);
  }
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line",
             study::median(fresh.straight_line));
}

void print_first_steps() {
  fmt::print("\nLengths, gradient 1, step no. ");
  for (const int t : {1, 2, 10, 100, 1000}) fmt::print("{:>8}", t);
  for (const auto method : {study::Method::adam, study::Method::raw}) {
    const auto lengths = step_lengths(*study::make<double>(method, 1), 1, 1000);
    fmt::print("\n  {:<29}", fmt::format("steps of {}", study::name(method)));
    for (const std::size_t t : {1u, 2u, 10u, 100u, 1000u})
      fmt::print("{:>8.3f}", lengths[t - 1]);
  }
  fmt::print("\n");
}

// The first step on four gradients, then a walk through a flat valley.
static void print_place(const char* library, lstm::AdamOptions options,
                        double rate, std::size_t steps) {
  fmt::print("  Adam, epsilon as in {:<8}", library);
  options.rate = 1;
  for (const double gradient : {1e-2, 1e-4, 1e-6, 1e-8}) {
    lstm::Adam<double> adam(options);
    fmt::print("{:>8.3f}", step_lengths(adam, gradient, 1).front());
  }
  options.rate = rate;
  lstm::Adam<double> adam(options);
  fmt::print("{:>16.1e}\n", walk(adam, steps, 1e-9).heights.back());
}

void print_epsilon(double rate, std::size_t steps) {
  fmt::print(
      "First step on a gradient of     1e-2    1e-4    1e-6    1e-8"
      "   valley x 1e-9\n");
  print_place("Keras", lstm::AdamOptions::keras(), rate, steps);
  print_place("PyTorch", lstm::AdamOptions::pytorch(), rate, steps);
}

}  // namespace adam
