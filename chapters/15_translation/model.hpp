#pragma once
#include <string>

#include "network.hpp"

namespace translation {

/// A network, and the words that it reads and writes.
struct Model {
  Languages languages;
  Network network;
  bool reversed = false;      // it reads a source from its end
  std::uint64_t learned = 0;  // the fingerprint of the task it has learned from
};

/// The model in a file, which has its words, too: it can be asked without the
/// sentences that it has learned from. Throws figures::FileError.
void save(const Model& model, const std::string& file);

/// Throws figures::FileError, and lstm::WeightsError where the file is no such
/// model.
Model load(const std::string& file);

}  // namespace translation
