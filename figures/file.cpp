#include "figures/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace figures {

namespace fs = std::filesystem;

[[noreturn]] static void fail(std::string_view verb, const fs::path& file,
                              int error) {
  throw FileError(fmt::format("cannot {} {}: {}", verb, file.string(),
                              std::generic_category().message(error)));
}

// #region target
// The file itself, where `file` is a link to it. A folder or a device is not to
// be replaced.
static fs::path target(const fs::path& file) {
  std::error_code error;
  const auto status = fs::status(file, error);
  if (fs::is_directory(status)) fail("write", file, EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw FileError(fmt::format("cannot write {}: it is not a regular file",
                                file.string()));
  return fs::exists(status) ? fs::canonical(file) : file;
}
// #endregion

// #region beside
// A new file in the folder of `file`. It goes away again unless it is put in
// that file's place.
class Beside {
 public:
  explicit Beside(const fs::path& file) : file_(file), target_(target(file)) {
    for (int k = 0; handle_ < 0; ++k) {
      path_ = target_;
      path_.replace_filename(fmt::format(".saving-{}-{}", getpid(), k));
      handle_ =
          open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      expect(handle_ >= 0 || errno == EEXIST);
    }
  }
  ~Beside() {
    if (handle_ >= 0) close(handle_);
    if (!placed_) unlink(path_.c_str());
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  // #endregion

  // #region put
  void put(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = write(handle_, bytes.data(), bytes.size());
      expect(count >= 0 || errno == EINTR);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  // The bytes are on the disk before they get the name.
  void place() {
    expect(fsync(handle_) == 0);
    expect(close(std::exchange(handle_, -1)) == 0);
    expect(rename(path_.c_str(), target_.c_str()) == 0);
    placed_ = true;
  }
  // #endregion

 private:
  void expect(bool good) const {
    if (!good) fail("write", file_, errno);
  }

  fs::path file_, target_, path_;
  int handle_ = -1;
  bool placed_ = false;
};

// #region write
void write_file(const fs::path& file, std::string_view bytes) {
  Beside beside(file);
  beside.put(bytes);
  beside.place();
}
// #endregion

void expect_writable(const fs::path& file) {
  const Beside beside(file);
}

std::string read_file(const fs::path& file, std::size_t most) {
  const auto close_it = [](std::FILE* stream) { std::fclose(stream); };
  const std::unique_ptr<std::FILE, decltype(close_it)> stream(
      std::fopen(file.c_str(), "rb"), close_it);
  if (!stream) fail("read", file, errno);
  std::string bytes;
  std::array<char, 1 << 16> some{};
  while (const auto count =
             std::fread(some.data(), 1, some.size(), stream.get())) {
    bytes.append(some.data(), count);
    if (bytes.size() > most)
      throw FileError(fmt::format("cannot read {}: it has more than {} bytes",
                                  file.string(), most));
  }
  if (std::ferror(stream.get())) fail("read", file, errno);
  return bytes;
}

}  // namespace figures
