#pragma once
#include <csignal>
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
/// whatever happens to the program. What fails leaves nothing behind, and what
/// a killed program left in the folder is removed. The new file has the old
/// one's permissions and owner, and through a link the file at its end is
/// written. Of a file with several names all are kept: it is written over, with
/// a whole one beside it until that is done. A device, a pipe and what the
/// program's output goes to are written through.
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Throws the FileError with which `write_file` would begin, for a program that
/// wants to know before it works for an hour.
void expect_writable(const std::filesystem::path& file);
// #endregion

/// While it lives, a file that would grow beyond the limit of its user is an
/// error of its writer, and no signal that ends the program.
class SizeSignal {
 public:
  SizeSignal();
  ~SizeSignal();
  SizeSignal(const SizeSignal&) = delete;
  SizeSignal& operator=(const SizeSignal&) = delete;

 private:
  sigset_t signal_, before_;
};

/// All bytes of a file. Throws FileError where there are more than `most`.
std::string read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace figures
