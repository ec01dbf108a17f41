#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kinds.hpp"
#include "study/trial.hpp"

namespace relatives {

/// The hidden units of the LSTM, where nothing else is said.
inline constexpr std::size_t lstm_units = 16;

/// A task on which all kinds are compared: how it is taught, to layers of which
/// size, and of which sizes sequences are asked about afterwards. Or none
/// solves it, as a text; then what counts is the bits a letter.
struct Contest {
  using OfSize = std::function<study::Examples<float>(
      std::size_t size, std::size_t B, lstm::Random& random)>;
  using Bits = std::function<double(Network&)>;

  std::string name;
  std::shared_ptr<const study::Task> task;
  study::Schooling how;            // the rate is each kind's own
  std::size_t units = lstm_units;  // the others learn as many numbers
  std::string what = {}, unit = {};
  std::vector<std::size_t> sizes = {}, shown = {};  // all, and in tables
  OfSize of_size = {};
  Bits validation = {}, test = {};
};

/// parity, recall, adding, reber and text. Strings of reber are drawn from the
/// seed. Throws as study::austen does for text.
const std::vector<std::string>& contest_names();
Contest contest(const std::string& name, const lstm::Seed& seed);

/// What `--study rates` found, and what it has tried.
const std::vector<double>& tried_rates();
double best_rate(const std::string& contest, const std::string& kind);

}  // namespace relatives
