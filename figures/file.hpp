#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace figures {

/// Thrown when a file cannot be read or written. The message names it and says
/// what the system had against it.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// #region write
/// Writes a file that is at every moment the old one or the new one, whole,
/// whatever happens to the program. What fails leaves nothing behind.
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Throws the FileError with which `write_file` would begin, for a program that
/// wants to know before it works for an hour.
void expect_writable(const std::filesystem::path& file);
// #endregion

/// All bytes of a file. Throws FileError where there are more than `most`.
std::string read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace figures
