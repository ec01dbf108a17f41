// Prints what the book shows of bad input: what a program says, and its status.
#include <fmt/core.h>

#include "run_program.hpp"

int main() {
  const char* between = "";
  for (const auto* arguments :
       {"--hidden 5000", "--learning-rate nan", "--epoch 5",
        "--figures /dev/null/x",
        "--windows 64 --steps 5 --optimiser sgd --learning-rate 1000"}) {
    const auto result = run_program(CHAPTERS "/08_sine_prediction", arguments);
    fmt::print("{}$ 08_sine_prediction {}\n{}exit status {}\n", between,
               arguments, result.error, result.status);
    between = "\n";
  }
}
