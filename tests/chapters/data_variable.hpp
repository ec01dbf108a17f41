#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "temporary_folder.hpp"

/// What LSTM_DATA says for as long as the object lives.
struct DataVariable {
  std::optional<std::string> before;

  explicit DataVariable(const char* folder) {
    if (const char* old = std::getenv("LSTM_DATA")) before = old;
    if (folder)
      setenv("LSTM_DATA", folder, 1);
    else
      unsetenv("LSTM_DATA");
  }
  DataVariable(const DataVariable&) = delete;
  DataVariable& operator=(const DataVariable&) = delete;
  ~DataVariable() {
    if (before)
      setenv("LSTM_DATA", before->c_str(), 1);
    else
      unsetenv("LSTM_DATA");
  }
};

/// Data that a test makes and that go away with it.
struct DataFolder {
  TemporaryFolder folder;
  DataVariable variable{folder.path.c_str()};

  /// Writes "austen/Rdata.rdb".
  void write(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories((folder.path / file).parent_path());
    std::ofstream(folder.path / file, std::ios::binary) << bytes;
  }
};
