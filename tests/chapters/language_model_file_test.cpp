// The files in which chapter 13's network is kept.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>

#include "13_language_model/model.hpp"
#include "13_language_model/predict.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

using namespace language_model;

namespace {

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

Network<float> random_network(std::size_t V, std::uint64_t seed) {
  Network<float> network(V, 3, 2);
  lstm::Random random(seed);
  for (auto* p : network.parameters()) fill_normal(p->value, random);
  return network;
}

Model random_model() {
  study::Alphabet alphabet(U"one é\n\U0001F600");
  const std::size_t V = alphabet.size();
  return {std::move(alphabet), random_network(V, 1)};
}

// The letters a and b, and what belongs to them.
lstm::Checkpoint checkpoint() {
  return {
      {{"letters", "97 98"}},
      lstm::to_arrays(random_network(3, 1).parameters(), lstm::Layout::own)};
}

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

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

TEST_CASE("a language model comes back from its file to the last bit") {
  const File file;
  const auto model = random_model();
  save(model, file.name);
  const auto loaded = load(file.name);
  CHECK(loaded.alphabet.letters() ==
        U"\n eno"
        U"é\U0001F600");

  // All that is needed to go on is there.
  const auto letters = loaded.alphabet.numbers(U"no one\nx\U0001F600e");
  CHECK(letters == model.alphabet.numbers(U"no one\nx\U0001F600e"));
  CHECK(log_probabilities(loaded.network, letters) ==
        log_probabilities(model.network, letters));
  lstm::Random one(1), other(1);
  CHECK(write_on(loaded.network, letters, 50, 1, one) ==
        write_on(model.network, letters, 50, 1, other));

  const auto bytes = read(file.name);
  save(loaded, file.name);
  CHECK(read(file.name) == bytes);
}

TEST_CASE("the file of a language model has 255 letters at most") {
  std::u32string letters;
  for (char32_t k = 0; k < 255; ++k) letters += 0x400 + k;
  const File file;
  save({study::Alphabet(letters), random_network(256, 1)}, file.name);
  CHECK(load(file.name).alphabet.letters() == letters);
}

BAD_INPUT("the file of a language model that is damaged") {
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

BAD_INPUT("a file that is no language model") {
  refused_bytes("one gate at a time\n", no_end);
  // The weights of another program, and a run of it.
  refused_bytes(lstm::save_weights(random_network(3, 1).parameters()), no_end);
  auto run = checkpoint();
  run.run = {{"program", "another"}};
  refused(run, "it does not name its letters");
}

BAD_INPUT("a language model whose letters cannot be read") {
  for (const auto* letters :
       {"", "a", "97 b", "97 -5", "97 98 ", " 97 98", "97  98", "097 98",
        "98 97", "97 97", "97 99999999999", "97 1114112", "97,98"}) {
    CAPTURE(letters);
    auto kept = checkpoint();
    kept.run["letters"] = letters;
    refused(kept, "its letters cannot be read");
  }
  auto many = checkpoint();
  for (int k = 0; k < 254; ++k)
    many.run["letters"] += fmt::format(" {}", 1'000 + k);
  refused(many, "its letters cannot be read");
}

BAD_INPUT("a language model whose weights do not fit") {
  for (const std::string name : {"lstm.W", "lstm.U"}) {
    auto without = checkpoint();
    without.state.erase(name);
    refused(without, "it has no matrix " + name);
    refused_array(name, {{3}, {1, 2, 3}}, "it has no matrix " + name);
  }
  auto more = checkpoint();
  more.run["letters"] = "97 98 99";
  refused(more,
          "the weights do not fit: embedding.W has shape (3, 3), expected (4, "
          "3); dense.W has shape (3, 2), expected (4, 2); dense.b has shape "
          "(3, 1), expected (4, 1)");
  const std::string size = ", expected 1 to 4096";
  refused_array("lstm.W", zeros_of(1, 4'097),
                "it has vectors of 4097 numbers and 2 units" + size);
  refused_array("lstm.U", zeros_of(1, 4'097),
                "it has vectors of 3 numbers and 4097 units" + size);
  refused_array("lstm.W", zeros_of(8, 0),
                "it has vectors of 0 numbers and 2 units" + size);
  refused_array("lstm.U", zeros_of(8, 0),
                "it has vectors of 3 numbers and 0 units" + size);
  auto nan = zeros_of(3, 1);
  nan.numbers[1] = std::numeric_limits<double>::quiet_NaN();
  refused_array("dense.b", nan,
                "the weights do not fit: dense.b has nan at place 1, expected "
                "a finite float32");
  refused_array("other", zeros_of(1, 1),
                "the weights do not fit: \"other\" is not one of the model's");
}

BAD_INPUT("a language model that cannot be read or written") {
  CHECK_THROWS_WITH_AS(load("/nowhere/model"),
                       "cannot read /nowhere/model: No such file or directory",
                       figures::FileError);
  for (const auto& write : {save_onnx, expect_onnx})
    CHECK_THROWS_WITH_AS(
        write(random_network(3, 1), "/nowhere/model"),
        "cannot write /nowhere/model: No such file or directory",
        figures::FileError);
  CHECK_THROWS_WITH_AS(save(random_model(), "/nowhere/model"),
                       "cannot write /nowhere/model: No such file or directory",
                       figures::FileError);
}

TEST_CASE("as ONNX the network goes from letters to probabilities p") {
  const File file;
  const auto network = random_network(4, 1);
  expect_onnx(network, file.name);
  CHECK(file.folder.names_in(file.folder.path).empty());
  save_onnx(network, file.name);
  const auto graph = [&](const std::string& in, const std::string& out) {
    lstm::OnnxGraph all;
    const auto x = all.add(network.embedding, all.words(in));
    const auto z = all.add(network.dense, all.add(network.layer, x));
    all.output(out, all.softmax(z));
    return all;
  };
  auto other = random_network(4, 2);
  for (const auto& wrong : {graph("words", "p"), graph("letters", "y")})
    CHECK_THROWS_AS(lstm::read_onnx(read(file.name), wrong, other.parameters()),
                    lstm::WeightsError);
  lstm::read_onnx(read(file.name), graph("letters", "p"), other.parameters());
  CHECK(lstm::save_weights(other.parameters()) ==
        lstm::save_weights(lstm::values(network)));
}
