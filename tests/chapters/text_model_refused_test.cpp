// Files that are no networks of chapter 14.
#include <limits>

#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/weights.hpp"
#include "random_model.hpp"

using namespace text_classification;

namespace {

void refused_bytes(const std::string& bytes, const std::string& reason) {
  const File file;
  file.write(bytes);
  const auto words = "cannot load " + file.name + ": " + reason;
  CHECK_THROWS_WITH_AS(load(file.name), words.c_str(), lstm::WeightsError);
}

void refused(const lstm::Checkpoint& kept, const std::string& reason) {
  refused_bytes(lstm::write_checkpoint(kept), reason);
}

void refused_array(const std::string& name, const lstm::Array& array,
                   const std::string& reason) {
  auto kept = checkpoint();
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

BAD_INPUT("the file of a classifier that is damaged") {
  const auto bytes = lstm::write_checkpoint(checkpoint());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    refused_bytes(bytes.substr(0, size), no_end);

  const File file;
  auto flipped = bytes;
  flipped[bytes.size() / 2] ^= 4;
  file.write(flipped);
  std::string words;
  try {
    load(file.name);
  } catch (const lstm::WeightsError& error) {
    words = error.what();
  }
  CHECK(
      words.starts_with("cannot load " + file.name + ": it has the checksum"));
  CHECK(words.ends_with("it was damaged"));
  CHECK(words.find('\n') == words.npos);
}

BAD_INPUT("a file that is no classifier") {
  refused_bytes("one gate at a time\n", no_end);
  auto network = std::get<0>(random_network(1, Pooling::last, 5));
  refused_bytes(lstm::save_weights(network.parameters()), no_end);
  auto kept = checkpoint();
  kept.run.erase("classes");
  refused(kept, "it does not name its classes");
  kept = checkpoint();
  kept.run.erase("pooling");
  refused(kept, "it does not name its pooling");
  kept.run["pooling"] = "median";
  refused(kept, "its pooling cannot be read");
  kept = checkpoint();
  kept.state.erase("vocabulary");
  refused(kept, "it has no vocabulary");
}

BAD_INPUT("a classifier whose words cannot be read") {
  const std::string reason = "its words cannot be read";
  for (const auto* words :
       {"b\na\nc\nd", "a\na\nb\nc", "\n\na\nb", "a\nb\nc\n"}) {
    CAPTURE(words);
    refused_array("vocabulary", bytes_of(words), reason);
  }
  for (const double number :
       {-1.0, 0.5, 256.0, std::numeric_limits<double>::quiet_NaN()})
    refused_array("vocabulary", {{2}, {97, number}}, reason);
}

BAD_INPUT("a classifier whose weights do not fit") {
  const std::string no_layer =
      "it has no layer of 1 to 4096 units that reads 1 to 4096 numbers";
  for (const std::size_t directions : {1u, 2u})
    for (const std::string matrix : {"W", "U"}) {
      auto without = checkpoint(directions);
      without.state.erase((directions == 1 ? "lstm." : "lstm.forward.") +
                          matrix);
      refused(without, no_layer);
    }
  for (const std::string name : {"lstm.W", "lstm.U"}) {
    refused_array(name, {{3}, {1, 2, 3}}, no_layer);
    refused_array(name, zeros_of(8, 0), no_layer);
    refused_array(name, zeros_of(1, 4'097), no_layer);
  }
  const std::string fit = "the weights do not fit: ";
  refused_array(
      "lstm.U", zeros_of(8, 4),
      fit +
          "lstm.W has shape (8, 3), expected (16, 3); lstm.U has shape (8, "
          "4), expected (16, 4); lstm.b has shape (8, 1), expected (16, 1); "
          "dense.W has shape (2, 2), expected (2, 4)");
  refused_array("vocabulary", bytes_of("a\nb"),
                fit + "embedding.W has shape (5, 3), expected (3, 3)");
  auto kept = checkpoint();
  kept.run["classes"] = "a\tb\tc";
  refused(kept, fit +
                    "dense.W has shape (2, 2), expected (3, 2); dense.b has "
                    "shape (2, 1), expected (3, 1)");
  auto nan = zeros_of(2, 1);
  nan.numbers[1] = std::numeric_limits<double>::quiet_NaN();
  refused_array("dense.b", nan,
                fit + "dense.b has nan at place 1, expected a finite float32");
  refused_array("other", zeros_of(1, 1),
                fit + "\"other\" is not one of the model's");
}

BAD_INPUT("a classifier that cannot be read or written") {
  CHECK_THROWS_WITH_AS(load("/nowhere/model"),
                       "cannot read /nowhere/model: No such file or directory",
                       figures::FileError);
  const auto model = random_model(1, Pooling::last);
  const auto* reason = "cannot write /nowhere/model: No such file or directory";
  for (const auto& write : {save_onnx, expect_onnx})
    CHECK_THROWS_WITH_AS(write(model.network, "/nowhere/model"), reason,
                         figures::FileError);
  CHECK_THROWS_WITH_AS(save(model, "/nowhere/model"), reason,
                       figures::FileError);
}
