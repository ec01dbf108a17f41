// Prints what the book shows of bad input: what a program says, and its status.
#include <fmt/core.h>

#include <cstdio>

#include "run_program.hpp"

static void show(const std::string& arguments) {
  const auto result = run_program(CHAPTER_8, arguments);
  fmt::print("$ 08_sine_prediction {}\n{}exit status {}\n\n", arguments,
             result.error, result.status);
}

int main() {
  show("--hidden 5000");
  show("--learning-rate nan");
  show("--epoch 5");
  show("--figures /dev/null/x");
  show("--windows 64 --steps 5 --optimiser sgd --learning-rate 1000");
}
