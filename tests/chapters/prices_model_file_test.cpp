// The files in which chapter 17's networks are kept.
#include <doctest/doctest.h>

#include <limits>

#include "17_prices/model.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "made_prices.hpp"

using namespace prices;

namespace {

// The name of a file that goes away.
struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

const Series series = made_series(200, 1);

Kept some_model() {
  return {"Index of µ", random_forecaster({volatility_task(series)}, 150)};
}

lstm::Checkpoint checkpoint() {
  const File file;
  save(some_model(), file.name);
  return lstm::read_checkpoint(read(file.name));
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

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

TEST_CASE("a network of prices comes back from its file to the last bit") {
  const File file;
  const auto kept = some_model();
  save(kept, file.name);
  const auto loaded = load(file.name);
  const auto task = volatility_task(series);
  CHECK(loaded.name == kept.name);
  CHECK(loaded.model.length == 4);
  CHECK(forecasts(loaded.model, task, 0, 199, 200)[199] ==
        forecasts(kept.model, task, 0, 199, 200)[199]);
  const auto bytes = read(file.name);
  save(loaded, file.name);
  CHECK(read(file.name) == bytes);
}

TEST_CASE("as ONNX a network of prices goes from windows x to y") {
  const File file;
  const auto model = some_model().model;
  expect_onnx(model, file.name);
  CHECK(file.folder.names_in(file.folder.path).empty());
  save_onnx(model, file.name);
  auto other = model.network;
  for (auto* p : other.parameters()) p->value.fill(0);
  lstm::read_onnx(read(file.name), lstm::onnx_graph(other), other.parameters());
  auto same = model.network;
  CHECK(lstm::save_weights(other.parameters()) ==
        lstm::save_weights(same.parameters()));
}

BAD_INPUT("the file of a network of prices that is damaged") {
  const auto bytes = lstm::write_checkpoint(checkpoint());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    refused_bytes(bytes.substr(0, size), no_end);
  refused_bytes("one gate at a time\n", no_end);
  const File file;
  CHECK_THROWS_AS(load(file.name), figures::FileError);
}

BAD_INPUT("a file that is no network of prices") {
  for (const std::string name : {"series", "length"}) {
    auto kept = checkpoint();
    kept.run.erase(name);
    refused(kept, "it does not name its " + name);
  }
  for (const auto* length :
       {"", "0", "-4", "4x", "10001", "99999999999999999999"}) {
    auto kept = checkpoint();
    kept.run["length"] = length;
    refused(kept, "its length is no number from 1 to 10000");
  }
}

BAD_INPUT("a network of prices whose numbers cannot be used") {
  const std::pair<const char*, const char*> counts[] = {
      {"means", "2 numbers"},
      {"deviations", "2 numbers"},
      {"mean", "1 number"},
      {"deviation", "1 number"}};
  for (const auto& [name, count] : counts) {
    const auto words = fmt::format("its {}: expected {}", name, count);
    auto kept = checkpoint();
    kept.state.erase(name);
    refused(kept, words);
    refused_array(name, {{0}, {}}, words);
    refused_array(name, {{3}, {1, 2, 3}}, words);
    refused_array(name, {{1, 2}, {1, 2}}, words);
    kept = checkpoint();
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()}) {
      kept.state.at(name).numbers[0] = bad;
      refused(kept, fmt::format("its {}: expected finite numbers", name));
    }
  }
  for (const std::string name : {"deviations", "deviation"})
    for (const double bad : {0.0, -1.0}) {
      auto kept = checkpoint();
      kept.state.at(name).numbers[0] = bad;
      refused(kept, "its " + name + ": expected numbers above 0");
    }
}

BAD_INPUT("a file of prices without its network") {
  for (const auto& U : {lstm::Array{{4, 0}, {}}, lstm::Array{{1}, {1}},
                        lstm::Array{{0, 4097}, {}}})
    refused_array("lstm.U", U, "it has no layer of 1 to 4096 units");
  auto kept = checkpoint();
  kept.state.erase("lstm.U");
  refused(kept, "it has no layer of 1 to 4096 units");
  const File file;
  kept = checkpoint();
  kept.state.erase("lstm.W");
  file.write(lstm::write_checkpoint(kept));
  CHECK_THROWS_AS(load(file.name), lstm::WeightsError);
  refused_array("more", {{1}, {1}},
                "the weights do not fit: \"more\" is not one of the model's");
}
