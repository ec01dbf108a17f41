// The files in which chapter 18's networks of words are kept.
#include <doctest/doctest.h>

#include <fstream>

#include "18_speech/word_model.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"
#include "speech_clips.hpp"
#include "temporary_folder.hpp"

using namespace speech;

namespace {

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

WordModel random_model() {
  WordModel model{{"0", "ten", "naïve"}, WordNetwork<float>(4, 3)};
  lstm::Random random(3);
  for (auto* p : model.network.parameters()) fill_normal(p->value, random, 0.5);
  return model;
}

lstm::Checkpoint checkpoint() {
  const File file;
  save(random_model(), file.name);
  return lstm::read_checkpoint(read(file.name));
}

void refused(const lstm::Checkpoint& kept, const std::string& words) {
  const File file;
  file.write(lstm::write_checkpoint(kept));
  CHECK_THROWS_WITH_AS(load_words(file.name),
                       ("cannot load " + file.name + ": " + words).c_str(),
                       lstm::WeightsError);
}

}  // namespace

TEST_CASE("a network of words comes back from its file to the last bit") {
  const File file;
  const auto model = random_model();
  save(model, file.name);
  const auto loaded = load_words(file.name);
  CHECK(loaded.words == model.words);
  CHECK(predict(loaded.network, some_heard()) ==
        predict(model.network, some_heard()));
  const auto bytes = read(file.name);
  save(loaded, file.name);
  CHECK(read(file.name) == bytes);
}

TEST_CASE("a clip is heard as its features are") {
  const auto model = random_model();
  const auto clip = small_clips()[4].clip;
  lstm::Team team(1);
  const auto p = predict(model.network, heard({{clip, 0, ""}}, team));
  const auto said = hear(model, clip);
  REQUIRE(said.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) CHECK(said[k] == p(0, k));
}

TEST_CASE("a network of words is written as ONNX") {
  const File file;
  const auto model = random_model();
  expect_onnx(model.network, file.name);
  save_onnx(model.network, file.name);
  const auto bytes = read(file.name);
  CHECK(bytes.size() > 4000);
  save_onnx(model.network, file.name);
  CHECK(read(file.name) == bytes);
}

BAD_INPUT("a file that is no network of words") {
  auto kept = checkpoint();
  kept.run.erase("words");
  refused(kept, "it does not name its words");
  for (const auto& U : {lstm::Array{{16, 0}, {}}, lstm::Array{{1}, {1}}}) {
    kept = checkpoint();
    kept.state["lstm.forward.U"] = U;
    refused(kept, "it has no layer of 1 to 4096 units");
  }
  kept = checkpoint();
  kept.state.erase("lstm.forward.U");
  refused(kept, "it has no layer of 1 to 4096 units");
  kept = checkpoint();
  kept.run["words"] = "two\twords";
  const File file;
  file.write(lstm::write_checkpoint(kept));
  CHECK_THROWS_AS(load_words(file.name), lstm::WeightsError);
  file.write("one gate at a time\n");
  CHECK_THROWS_WITH_AS(
      load_words(file.name),
      ("cannot load " + file.name +
       ": it does not end with the checksum of a checkpoint; it is something "
       "else, or its end is missing")
          .c_str(),
      lstm::WeightsError);
  CHECK_THROWS_AS(load_words("/nowhere/model"), figures::FileError);
}
