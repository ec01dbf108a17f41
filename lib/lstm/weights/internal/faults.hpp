#pragma once
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "lstm/weights/npy.hpp"

namespace lstm {

// All that is wrong with a file, told at once.
class Faults {
 public:
  void add(std::string fault) { faults_.push_back(std::move(fault)); }

  // Throws WeightsError, which begins with `what`, if there are any.
  void raise(std::string_view what) const {
    constexpr std::size_t most = 8;
    if (faults_.empty()) return;
    const auto told = std::span(faults_).first(std::min(most, faults_.size()));
    auto text = fmt::format("{}: {}", what, fmt::join(told, "; "));
    if (faults_.size() > most)
      text += fmt::format("; and {} more faults", faults_.size() - most);
    throw WeightsError(text);
  }

 private:
  std::vector<std::string> faults_;
};

}  // namespace lstm
