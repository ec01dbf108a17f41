#pragma once
#include <string>
#include <vector>

#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"

namespace study {

/// A trained model as a file keeps it: facts about it, its parameters, and
/// whatever else it needs. What is not there as expected throws
/// lstm::WeightsError.
class KeptModel {
 public:
  explicit KeptModel(lstm::Checkpoint all) : all_(std::move(all)) {}

  bool has(const std::string& fact) const { return all_.run.contains(fact); }
  std::string fact(const std::string& name) const;

  /// A fact that is a number from 1 to `most`.
  std::size_t whole(const std::string& name, std::size_t most) const;

  /// Takes an array away.
  lstm::Array take(const std::string& name);

  /// The same where it is a list of finite numbers: so many, or from `least` to
  /// `most`.
  std::vector<double> numbers(const std::string& name, std::size_t least,
                              std::size_t most);
  std::vector<double> numbers(const std::string& name, std::size_t count) {
    return numbers(name, count, count);
  }

  /// And all of them are above zero.
  std::vector<double> positive(const std::string& name, std::size_t least,
                               std::size_t most);

  /// How many units the layer has whose U is called so: 1 to 4096.
  std::size_t units(const std::string& U) const;

  /// What has not been taken.
  const lstm::Arrays& arrays() const { return all_.state; }

 private:
  lstm::Checkpoint all_;
};

/// A list of numbers, to be kept.
lstm::Array as_array(const std::vector<double>& numbers);

/// What `make` makes of the model in a file. Throws figures::FileError, and
/// lstm::WeightsError with the name of the file.
template <class Make>
auto load_model(const std::string& file, const Make& make) {
  constexpr std::size_t most = 1'000'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    return make(KeptModel(lstm::read_checkpoint(bytes)));
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError("cannot load " + file + ": " + error.what());
  }
}

}  // namespace study
