#include "tasks.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "novels.hpp"
#include "parity.hpp"
#include "recall.hpp"
#include "study/adding.hpp"
#include "study/reber.hpp"

namespace relatives {

const std::vector<std::string>& contest_names() {
  static const std::vector<std::string> all = {"parity", "recall", "adding",
                                               "reber", "text"};
  return all;
}

static Contest parity() {
  const auto task = std::make_shared<Parity>(40, 256);
  return {
      .name = "parity",
      .task = task,
      .how = {.batch = 16, .look = 200, .most = 30'000},
      .what = "parity of bits: learned up to 40, asked of 256",
      .unit = "bits",
      .sizes = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40, 64, 96, 128, 192, 256},
      .shown = {8, 40, 256},
      .of_size = [task](std::size_t T, std::size_t B, lstm::Random& random) {
        return task->of_length(T, B, random);
      }};
}

static Contest recall() {
  constexpr std::size_t keys = 6, values = 4;
  const auto task = std::make_shared<Recall>(keys, values, keys);
  return {.name = "recall",
          .task = task,
          .how = {.batch = 32, .look = 1000, .most = 200'000},
          .what = "recall of one value among up to 6 pairs",
          .unit = "pairs",
          .sizes = {1, 2, 3, 4, 5, 6},
          .shown = {1, 3, 6},
          .of_size = [task](std::size_t pairs, std::size_t B,
                            lstm::Random& random) {
            return task->of_pairs(pairs, B, random);
          }};
}

static Contest text() {
  const auto task = std::make_shared<Novels>(study::austen());
  return {
      .name = "text",
      .task = task,
      .how = {.batch = 32, .look = 20'000, .most = 20'000},
      .units = 64,
      .what = "the next letter of a text, 100 letters a sequence",
      .validation =
          [task](Network& network) { return task->validation_bits(network); },
      .test = [task](Network& network) { return task->test_bits(network); }};
}

Contest contest(const std::string& name, const lstm::Seed& seed) {
  using study::Adding, study::AddingVersion, study::EmbeddedReber;
  if (name == "parity") return parity();
  if (name == "recall") return recall();
  if (name == "text") return text();
  if (name == "adding")
    return {.name = name,
            .task = std::make_shared<Adding>(AddingVersion::published, 20),
            .how = {.batch = 16, .look = 500, .most = 100'000},
            .what = "sum of two of 20 to 22 numbers"};
  return {.name = name,
          .task = std::make_shared<EmbeddedReber>(seed.stream("strings")),
          .how = {.batch = 8, .look = 500, .most = 100'000},
          .what = "embedded Reber strings"};
}

const std::vector<double>& tried_rates() {
  static const std::vector<double> all = {0.001, 0.003, 0.01, 0.03,
                                          0.1,   0.3,   1};
  return all;
}

double best_rate(const std::string& contest, const std::string& kind) {
  // In the order of `contest_names`.
  static const std::map<std::string, std::array<double, 5>> best = {
      {"LSTM", {0.1, 0.1, 0.03, 0.03, 0.03}},
      {"peepholes", {0.1, 0.1, 0.03, 0.01, 0.03}},
      {"coupled", {0.1, 0.1, 0.1, 0.1, 0.03}},
      {"GRU", {0.1, 0.03, 0.1, 0.1, 0.03}},
      {"GRU before", {0.1, 0.03, 0.1, 0.1, 0.03}},
      {"MGU", {0.1, 0.03, 0.1, 0.1, 0.01}},
      {"RNN", {0.01, 0.01, 0.003, 0.001, 0.01}},
      {"sLSTM", {0.1, 0.1, 0.1, 0.3, 0.03}},
      {"linear", {0.01, 0.01, 0.1, 0.03, 0.03}},
      {"z sees h", {0.01, 0.03, 0.1, 0.1, 0.03}},
      {"n sees h", {0.03, 0.03, 0.3, 0.1, 0.03}}};
  const auto& names = contest_names();
  const auto place = std::ranges::find(names, contest) - names.begin();
  return best.at(kind).at(static_cast<std::size_t>(place));
}

}  // namespace relatives
