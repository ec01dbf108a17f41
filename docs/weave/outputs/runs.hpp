#pragma once
#include "book/book.hpp"

namespace weave {

/// What a program printed, and the folder of the figures that it drew.
struct Run {
  std::string output;
  fs::path figures;
};

/// The fresh run of a command such as `08_sine_prediction --quick`, a program
/// in build/chapters with its arguments. Without arguments it draws its
/// figures, too. It runs once: as long as the program does not change, its run
/// is kept in build/runs. All run in build/runs/files, where one finds a file
/// that another, further up on the page, has saved. Throws std::runtime_error
/// when the program is missing or fails.
Run run(const Book& book, const std::string& command);

}  // namespace weave
