#pragma once
// Chapter 15's program on the small data, with the smallest networks.

#include <fstream>
#include <string>

#include "run_program.hpp"

inline const std::string tiny = "--networks 1 --epochs 1 --hidden 2 --width 2 ";

inline Result run(const std::string& arguments,
                  const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/15_translation", arguments,
                     "LSTM_DATA=" + data);
}

/// Files of one's own: sentences of a number, which are translated word by
/// word.
struct OwnPairs {
  TemporaryFolder folder;
  std::string pairs = file("pairs");

  OwnPairs() {
    std::ofstream out(pairs);
    for (int k = 0; k < 200; ++k)
      out << "gate " << k << " of " << k % 3 << "\ttor " << k << " von "
          << k % 3 << "\n";
  }
  std::string file(const char* name) const {
    return (folder.path / name).string();
  }
};
