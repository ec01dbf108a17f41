#pragma once
#include <fstream>
#include <string>

#include "15_translation/model.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

// Networks of chapter 15 that have learned nothing.

namespace translation {

/// The name of a file that goes away.
struct ModelFile {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

inline Languages few_words() {
  return {study::Vocabulary({"cat", "l'", "the", "zebra"}),
          study::Vocabulary({"chat", "le", "zèbre"})};
}

inline Network random_network(Look look, const Languages& languages,
                              double size = 1) {
  Training training;
  training.look = look;
  training.form = {3, 2, 0.5};
  auto network = make_network(training, languages, lstm::Seed(1));
  lstm::Random random(1);
  std::visit(
      [&](auto& model) {
        for (auto* p : model.parameters()) fill_normal(p->value, random, size);
      },
      network);
  return network;
}

inline Model random_translator(Look look, bool reversed = false) {
  return {few_words(), random_network(look, few_words()), reversed};
}

/// Makes a sign, such as the edge, likelier than all others, or as unlikely.
inline void favour(Model& model, int sign, float bias = 100) {
  std::visit(
      [&](auto& network) {
        network.dense.b.value(static_cast<std::size_t>(sign), 0) += bias;
      },
      model.network);
}

/// A whole file, taken apart.
inline lstm::Checkpoint translator_checkpoint(Look look = Look::dot) {
  const ModelFile file;
  save(random_translator(look), file.name);
  return lstm::read_checkpoint(read(file.name));
}

}  // namespace translation
