#include "figures/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "figures/leftovers.hpp"

namespace figures {

namespace fs = std::filesystem;

[[noreturn]] static void fail(const fs::path& file, int error) {
  throw FileError(fmt::format("cannot write {}: {}", file.string(),
                              std::generic_category().message(error)));
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
    if (S_ISDIR(old.st_mode)) fail(file, EISDIR);
    if (faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0)
      fail(file, errno);
    return {S_ISREG(old.st_mode) ? fs::canonical(file) : file, old};
  }
  if (errno != ENOENT) fail(file, errno);
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
    if (error != 0) fail(name_, error);
  }

  void expect(bool good) const {
    if (!good) fail(name_, errno);
  }

 private:
  fs::path name_;
  int handle_;
};

static fs::path folder_of(const Target& target) {
  const auto folder = target.path.parent_path();
  return folder.empty() ? "." : folder;
}

// How the whole copies of a file begin that is written over.
static std::string stand_in_name(const struct stat& old) {
  return fmt::format(".whole-{}-", old.st_ino);
}

// #region beside
// A new file in the folder of the target. It goes away again unless it is put
// in the target's place.
class Beside {
 public:
  Beside(const fs::path& name, const Target& target)
      : name_(name),
        target_(target),
        new_(make(name, target)),
        output_(name, fcntl(new_.handle(), F_DUPFD_CLOEXEC, 0)) {}

  // The bytes are on the disk before they get the name. Returns whether they
  // may: the old file has no second one, and no owner who must not be given
  // files.
  bool put(std::string_view bytes) {
    output_.put(bytes);
    const auto& old = target_.old;
    const bool alike = !old || (old->st_nlink == 1 && output_.take_after(*old));
    output_.finish();
    return alike;
  }
  // #endregion

  // #region place
  void place() {
    output_.expect(new_.rename(target_.path));
    new_.keep(true);
    sync_folder();
  }

  // Stands in for the old file while that is written over. Its name says for
  // which one, so that no other write sweeps it.
  void stand_in() {
    struct stat own {};
    output_.expect(fstat(new_.handle(), &own) == 0);
    const auto name = stand_in_name(*target_.old) + std::to_string(own.st_ino);
    output_.expect(new_.rename(folder_of(target_) / name));
    sync_folder();
  }
  void keep(bool kept) { new_.keep(kept); }

 private:
  // Names are on the disk when their folder is. Not all may open it.
  void sync_folder() const {
    const int folder =
        open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0 || errno != EACCES) Output(name_, folder).finish();
  }
  // #endregion

  static Unfinished make(const fs::path& name, const Target& target) try {
    const auto file = [&](const fs::path& path) {
      return open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                  target.old ? 0600 : 0666);
    };
    return Unfinished(folder_of(target), ".saving-", file);
  } catch (const fs::filesystem_error& error) {
    fail(name, error.code().value());
  }

  fs::path name_;
  Target target_;
  Unfinished new_;
  Output output_;
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
// Writes into the old file. Its bytes are gone as soon as there is room for the
// new ones; until those are all there, the file beside is the whole one.
static void overwrite(const fs::path& file, const Target& to,
                      std::string_view bytes, Beside& beside) {
  Output output(file, open(to.path.c_str(), O_WRONLY | O_CLOEXEC));
  beside.stand_in();
  output.reserve(bytes.size(), to.old->st_size);
  beside.keep(true);
  output.put(bytes);
  output.finish();
  beside.keep(false);
}

void write_file(const fs::path& file, std::string_view bytes) {
  const SizeSignal held;
  const auto to = target(file);
  if (stays(to)) return pass_on(file, to, bytes);
  Beside beside(file, to);
  if (beside.put(bytes))
    beside.place();
  else
    overwrite(file, to, bytes, beside);
  sweep(folder_of(to), ".saving-", S_IFREG);
  if (to.old) sweep(folder_of(to), stand_in_name(*to.old), S_IFREG);
}
// #endregion

void expect_writable(const fs::path& file) {
  const auto to = target(file);
  if (!stays(to)) const Beside beside(file, to);
}

}  // namespace figures
