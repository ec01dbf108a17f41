// The files in which chapter 16's networks are kept.
#include <doctest/doctest.h>

#include <limits>

#include "16_weather/tomorrow.hpp"
#include "16_weather/trials.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_forecaster.hpp"

using namespace weather;

namespace {

// The name of a file that goes away.
struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "model").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

Kept some_model(Target target = Target::residual, std::size_t outputs = 1) {
  const auto days = random_days(100, 1);
  return {"Nowhere",
          "°C",
          "temp_max",
          random_forecaster(days, target, outputs),
          {0.1, -2, 1.0 / 3}};
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

void refused_fact(const std::string& name, const std::string& value,
                  const std::string& reason) {
  auto kept = checkpoint();
  kept.run[name] = value;
  refused(kept, reason);
}

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

TEST_CASE("a forecaster comes back from its file to the last bit") {
  const auto days = random_days(100, 1);
  for (const auto target : targets)
    for (const std::size_t outputs : {1u, 3u}) {
      const File file;
      const auto kept = some_model(target, outputs);
      save(kept, file.name);
      const auto loaded = load(file.name);
      CHECK(loaded.place == "Nowhere");
      CHECK(loaded.unit == "°C");
      CHECK(loaded.column == "temp_max");
      CHECK(loaded.errors == kept.errors);
      CHECK(loaded.model.target == target);
      CHECK(loaded.model.length == 4);
      CHECK(loaded.model.horizon() == outputs);
      for (std::size_t t = 90; t < 100 + outputs; ++t)
        CHECK(forecasts(loaded.model, days, t, t + 1, outputs)[t] ==
              forecasts(kept.model, days, t, t + 1, outputs)[t]);
      const auto bytes = read(file.name);
      save(loaded, file.name);
      CHECK(read(file.name) == bytes);
    }
}

TEST_CASE("a network that is kept has the errors of one that knew less") {
  const auto days = random_days(200, 2);
  lstm::Team team(1);
  support::RunFile file(support::Options("test", "a test"));
  const auto trials = run_trials(days, {small_training(Target::anomaly)}, 2,
                                 lstm::Seed(1), team, file, "few");
  const auto kept = keep(days, trials.best());
  REQUIRE(kept.errors.size() == days.test - days.validation);
  for (std::size_t k = 0; k < kept.errors.size(); ++k) {
    const auto t = days.validation + k;
    CHECK(trials.best().outcomes[0].validation[t] + kept.errors[k] ==
          doctest::Approx(days.y()[t]));
  }
  CHECK(kept.place == days.place);
  CHECK(kept.column == "temp_max");
  const auto test = forecasts(kept.model, days, days.test, days.size());
  CHECK(test[days.test] == trials.best().outcomes[0].test[days.test]);
}

TEST_CASE("a forecaster takes days of its own columns alone") {
  const auto kept = some_model();
  auto days = random_days(100, 1);
  expect_days(kept, days);
  days.forecast = 1;
  CHECK_THROWS_WITH_AS(
      expect_days(kept, days),
      "wind is to be forecast, expected temp_max as the model does",
      std::invalid_argument);
  days.columns[1] = "sun";
  CHECK_THROWS_WITH_AS(
      expect_days(kept, days),
      "the days have the columns temp_max, sun, precipitation, expected "
      "temp_max, wind, precipitation as the model",
      std::invalid_argument);
}

TEST_CASE("as ONNX a forecaster goes from windows x to y") {
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

BAD_INPUT("the file of a forecaster that is damaged") {
  const auto bytes = lstm::write_checkpoint(checkpoint());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1})
    refused_bytes(bytes.substr(0, size), no_end);
  refused_bytes("one gate at a time\n", no_end);
  const File file;
  CHECK_THROWS_AS(load(file.name), figures::FileError);
}

BAD_INPUT("a file that is no forecaster") {
  for (const std::string name :
       {"place", "unit", "column", "columns", "target", "length"}) {
    auto kept = checkpoint();
    kept.run.erase(name);
    refused(kept, "it does not name its " + name);
  }
  refused_fact("target", "warmth", "its target cannot be read");
  for (const auto* length :
       {"", "0", "-4", "4x", "10001", "99999999999999999999"})
    refused_fact("length", length, "its length is no number from 1 to 10000");
  refused_fact("column", "sun", "what it forecasts is none of its columns");
  refused_fact("columns", "temp_max,wind", "its means: expected 2 numbers");
}

BAD_INPUT("a forecaster whose numbers cannot be used") {
  const std::pair<const char*, const char*> counts[] = {
      {"means", "3 numbers"},       {"deviations", "3 numbers"},
      {"usual", "5 numbers"},       {"autoregression", "2 numbers"},
      {"rest", "1 to 365 numbers"}, {"errors", "1 to 1000000 numbers"}};
  for (const auto& [name, count] : counts) {
    const auto words = fmt::format("its {}: expected {}", name, count);
    auto kept = checkpoint();
    kept.state.erase(name);
    refused(kept, words);
    refused_array(name, {{0}, {}}, words);
    refused_array(name, {{1, 2}, {1, 2}}, words);
    kept = checkpoint();
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()}) {
      kept.state.at(name).numbers[0] = bad;
      refused(kept, fmt::format("its {}: expected finite numbers", name));
    }
  }
  for (const std::string name : {"deviations", "rest"})
    for (const double bad : {0.0, -1.0}) {
      auto kept = checkpoint();
      kept.state.at(name).numbers[0] = bad;
      refused(kept, "its " + name + ": expected numbers above 0");
    }
}

BAD_INPUT("a forecaster without its network") {
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
