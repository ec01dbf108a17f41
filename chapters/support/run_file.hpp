#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lstm/training/fit_options.hpp"
#include "support/options.hpp"

namespace support {

// #region run_file
/// The file of --checkpoint: how far each part of a program's run has come. Any
/// thread may use it.
class RunFile {
 public:
  /// Takes up the run of --resume. Where that file is missing the run begins
  /// anew, and standard error says so. Throws figures::FileError, and
  /// lstm::WeightsError where it is damaged or has other options.
  explicit RunFile(const Options& options);

  /// Has `fit` write its checkpoints under this name, and go on from there.
  lstm::Checkpoints training(const std::string& name);

  /// Numbers that were worked out, perhaps before the program was ended.
  template <class Make>
  std::vector<double> once(const std::string& name, const Make& make) {
    if (const auto known = find(name)) return *known;
    const std::vector<double> numbers = make();
    record(name, numbers);
    return numbers;
  }
  // #endregion

 private:
  std::optional<std::vector<double>> find(const std::string& name);
  void record(const std::string& name, const std::vector<double>& numbers);
  void write() const;

  std::string file_;  // to write; empty: none
  std::mutex mutex_;
  lstm::Checkpoint all_;
};

}  // namespace support
