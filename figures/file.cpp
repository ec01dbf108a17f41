#include "figures/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace figures {

namespace fs = std::filesystem;

[[noreturn]] static void fail(std::string_view verb, const fs::path& file,
                              int error) {
  throw FileError(fmt::format("cannot {} {}: {}", verb, file.string(),
                              std::generic_category().message(error)));
}

SizeSignal::SizeSignal() {
  sigemptyset(&signal_);
  sigaddset(&signal_, SIGXFSZ);
  pthread_sigmask(SIG_BLOCK, &signal_, &before_);
}

SizeSignal::~SizeSignal() {
  const timespec now{};
  if (sigismember(&before_, SIGXFSZ) == 0)
    while (sigtimedwait(&signal_, nullptr, &now) == SIGXFSZ) {
    }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

// #region target
// What `file` leads to: the path behind all links, and what is there.
struct Target {
  fs::path path;
  std::optional<struct stat> old;
};

// A link may lead to a file that is still to be made. What must not be written
// is not to be replaced, either.
static Target target(const fs::path& file) {
  struct stat old {};
  if (stat(file.c_str(), &old) == 0) {
    if (S_ISDIR(old.st_mode)) fail("write", file, EISDIR);
    if (faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0)
      fail("write", file, errno);
    return {S_ISREG(old.st_mode) ? fs::canonical(file) : file, old};
  }
  if (errno != ENOENT) fail("write", file, errno);
  fs::path end = file;
  std::error_code none;
  while (fs::is_symlink(fs::symlink_status(end, none)))
    end = end.parent_path() / fs::read_symlink(end, none);
  return {end, {}};
}
// #endregion

// The program's own output, if that is where the target leads, or -1.
static int own_output(const Target& target) {
  for (const int handle : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat own {};
    if (fstat(handle, &own) == 0 && own.st_dev == target.old->st_dev &&
        own.st_ino == target.old->st_ino)
      return handle;
  }
  return -1;
}

// A device, a pipe and the program's own output take the bytes and stay.
static bool stays(const Target& target) {
  return target.old &&
         (!S_ISREG(target.old->st_mode) || own_output(target) >= 0);
}

// #region output
// An open file. What goes wrong is told with the name that the caller knows.
class Output {
 public:
  Output(fs::path name, int handle) : name_(std::move(name)), handle_(handle) {
    expect(handle_ >= 0);
  }
  ~Output() {
    if (handle_ >= 0) close(handle_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void put(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto count = write(handle_, bytes.data(), bytes.size());
      expect(count >= 0 || errno == EINTR);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  // A pipe has no disk on which the bytes could be.
  void finish() {
    expect(fsync(handle_) == 0 || errno == EINVAL);
    expect(close(std::exchange(handle_, -1)) == 0);
  }
  // #endregion

  // Takes the owner and the permissions of an old file, if that is allowed.
  bool take_after(const struct stat& old) const {
    return fchown(handle_, old.st_uid, old.st_gid) == 0 &&
           fchmod(handle_, old.st_mode & 07777) == 0;
  }

  // Makes room for so many bytes in the place of the old ones, which stay as
  // they are if there is none.
  void reserve(std::size_t size, off_t old_size) const {
    const auto length = static_cast<off_t>(size);
    const int error = length > 0 ? posix_fallocate(handle_, 0, length) : 0;
    expect(ftruncate(handle_, error == 0 ? length : old_size) == 0);
    if (error != 0) fail("write", name_, error);
  }

  void expect(bool good) const {
    if (!good) fail("write", name_, errno);
  }

 private:
  fs::path name_;
  int handle_;
};

// #region beside
// A new file in the folder of the target. It goes away again unless it is put
// in the target's place.
class Beside {
 public:
  Beside(const fs::path& name, Target target)
      : target_(std::move(target)), output_(name, make()) {
    if (const auto& old = target_.old)
      alike_ = old->st_nlink == 1 && output_.take_after(*old);
  }
  ~Beside() {
    if (!placed_) unlink(path_.c_str());
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  // #endregion

  // Whether it can stand for the old file: that has no second name, and no
  // owner who must not be given files.
  bool alike() const { return alike_; }

  // #region place
  // The bytes are on the disk before they get the name.
  void put(std::string_view bytes) {
    output_.put(bytes);
    output_.finish();
  }
  void place() {
    output_.expect(rename(path_.c_str(), target_.path.c_str()) == 0);
    placed_ = true;
  }
  // #endregion

 private:
  int make() {
    for (int k = 0;; ++k) {
      path_ = target_.path;
      path_.replace_filename(fmt::format(".saving-{}-{}", getpid(), k));
      const int handle =
          open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
               target_.old ? 0600 : 0666);
      if (handle >= 0 || errno != EEXIST) return handle;
    }
  }

  Target target_;
  fs::path path_;
  Output output_;
  bool alike_ = true, placed_ = false;
};

static void pass_on(const fs::path& file, const Target& to,
                    std::string_view bytes) {
  const int own = own_output(to);
  Output output(file, own < 0 ? open(file.c_str(), O_WRONLY | O_CLOEXEC)
                              : fcntl(own, F_DUPFD_CLOEXEC, 0));
  output.put(bytes);
  output.finish();
}

// #region write
// Writes into the old file. If the program is killed meanwhile, the file beside
// is whole.
static void overwrite(const fs::path& file, const Target& to,
                      std::string_view bytes) {
  Output output(file, open(to.path.c_str(), O_WRONLY | O_CLOEXEC));
  output.reserve(bytes.size(), to.old->st_size);
  output.put(bytes);
  output.finish();
}

void write_file(const fs::path& file, std::string_view bytes) {
  const SizeSignal held;
  const auto to = target(file);
  if (stays(to)) return pass_on(file, to, bytes);
  Beside beside(file, to);
  beside.put(bytes);
  if (beside.alike())
    beside.place();
  else
    overwrite(file, to, bytes);
}
// #endregion

void expect_writable(const fs::path& file) {
  const auto to = target(file);
  if (!stays(to)) const Beside beside(file, to);
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
