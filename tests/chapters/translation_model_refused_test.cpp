// Files that are no networks of chapter 15.
#include <limits>

#include "15_translation/model_onnx.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "random_translator.hpp"

using namespace translation;

namespace {

void refused_bytes(const std::string& bytes, const std::string& reason) {
  const ModelFile file;
  file.write(bytes);
  const auto words = "cannot load " + file.name + ": " + reason;
  CHECK_THROWS_WITH_AS(load(file.name), words.c_str(), lstm::WeightsError);
}

void refused(const lstm::Checkpoint& kept, const std::string& reason) {
  refused_bytes(lstm::write_checkpoint(kept), reason);
}

void refused_array(const std::string& name, const lstm::Array& array,
                   const std::string& reason) {
  auto kept = translator_checkpoint();
  kept.state[name] = array;
  refused(kept, reason);
}

lstm::Array zeros_of(std::size_t rows, std::size_t columns) {
  return {{rows, columns}, std::vector<double>(rows * columns)};
}

lstm::Array bytes_of(const std::string& text) {
  lstm::Array array{{text.size()}, {}};
  for (const char byte : text)
    array.numbers.push_back(static_cast<unsigned char>(byte));
  return array;
}

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

BAD_INPUT("the file of a translator that is damaged") {
  const auto bytes = lstm::write_checkpoint(translator_checkpoint());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    refused_bytes(bytes.substr(0, size), no_end);
}

BAD_INPUT("a file that is no translator") {
  refused_bytes("one gate at a time\n", no_end);
  auto kept = translator_checkpoint();
  kept.run.erase("look");
  refused(kept, "it does not name its look");
  kept.run["look"] = "around";
  refused(kept, "what it looks at cannot be read");
  kept = translator_checkpoint();
  kept.run.erase("reversed");
  refused(kept, "it does not name its reversed");
  kept.run["reversed"] = "perhaps";
  refused(kept, "from which end it reads cannot be read");
  kept = translator_checkpoint();
  kept.run.erase("task");
  refused(kept, "it does not name its task");
  for (const auto* task : {"", "7x", "-7", "123456789abcdef01"}) {
    kept.run["task"] = task;
    refused(kept, "what it has learned from cannot be read");
  }
  for (const std::string side : {"source", "target"}) {
    kept = translator_checkpoint();
    kept.state.erase(side);
    refused(kept, "it has no " + side);
  }
}

BAD_INPUT("a translator whose words cannot be read") {
  for (const std::string side : {"source", "target"}) {
    for (const auto* words : {"b\na\nc", "a\na\nb", "\n\na", "a\nb\nc\n"}) {
      CAPTURE(words);
      refused_array(side, bytes_of(words), "its words cannot be read");
    }
    for (const double number :
         {-1.0, 0.5, 256.0, std::numeric_limits<double>::quiet_NaN()})
      refused_array(side, {{2}, {97, number}}, "its words cannot be read");
  }
}

BAD_INPUT("a translator whose weights do not fit") {
  const std::string no_encoder =
      "it has no encoder of 1 to 4096 units that reads 1 to 4096 numbers";
  auto without = translator_checkpoint();
  without.state.erase("encoder.W");
  refused(without, no_encoder);
  refused_array("encoder.W", {{3}, {1, 2, 3}}, no_encoder);
  for (const auto& [rows, columns] :
       {std::pair{8, 0}, std::pair{0, 3}, std::pair{7, 3}, std::pair{8, 4'097},
        std::pair{16'388, 1}})
    refused_array("encoder.W",
                  zeros_of(std::size_t(rows), std::size_t(columns)),
                  no_encoder);
  const std::string fit = "the weights do not fit: ";
  refused_array("source", bytes_of("a\nb"),
                fit + "from.W has shape (5, 3), expected (3, 3)");
  refused_array("target", bytes_of("a\nb"),
                fit +
                    "to.W has shape (5, 3), expected (4, 3); dense.W has "
                    "shape (5, 2), expected (4, 2); dense.b has shape (5, "
                    "1), expected (4, 1)");
  auto nan = zeros_of(5, 1);
  nan.numbers[1] = std::numeric_limits<double>::quiet_NaN();
  refused_array("dense.b", nan,
                fit + "dense.b has nan at place 1, expected a finite float32");
  refused_array("other", zeros_of(1, 1),
                fit + "\"other\" is not one of the model's");
  auto kept = translator_checkpoint(Look::dot);
  kept.run["look"] = "nothing";
  refused(kept, fit +
                    "combine.W has shape (2, 4), expected (2, 2); "
                    "\"attention.W\" is not one of the model's");
}

BAD_INPUT("a translator that cannot be read or written") {
  CHECK_THROWS_WITH_AS(load("/nowhere/model"),
                       "cannot read /nowhere/model: No such file or directory",
                       figures::FileError);
  const auto model = random_translator(Look::dot);
  for (const auto& write : {save, save_onnx})
    CHECK_THROWS_WITH_AS(
        write(model, "/nowhere/model"),
        "cannot write /nowhere/model: No such file or directory",
        figures::FileError);
}
