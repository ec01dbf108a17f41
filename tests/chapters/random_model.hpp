#pragma once
#include <fstream>

#include "14_text_classification/model.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

// Networks of chapter 14 that have learned nothing.

namespace text_classification {

inline constexpr Pooling all_poolings[] = {Pooling::last, Pooling::mean,
                                           Pooling::largest};

/// The name of a file that goes away.
struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

inline Network random_network(std::size_t directions, Pooling pooling,
                              std::size_t V) {
  auto network = make_network({.width = 3,
                               .hidden = 2,
                               .directions = directions,
                               .pooling = pooling,
                               .dropout = 0.5},
                              V, 2, lstm::Seed(1));
  lstm::Random random(1);
  std::visit(
      [&](auto& model) {
        for (auto* p : model.parameters()) fill_normal(p->value, random);
      },
      network);
  return network;
}

inline Model random_model(std::size_t directions, Pooling pooling) {
  return {Vocabulary({"bad", "it's", "naïve", "😀"}),
          {"other things", "great"},
          random_network(directions, pooling, 5)};
}

/// A whole file, taken apart.
inline lstm::Checkpoint checkpoint(std::size_t directions = 1) {
  const File file;
  save(random_model(directions, Pooling::mean), file.name);
  return lstm::read_checkpoint(read(file.name));
}

}  // namespace text_classification
