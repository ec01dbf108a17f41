#include "figures/leftovers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

namespace figures {

namespace fs = std::filesystem;

// #region lock
// Whether a sweep took what was just made, in the moment before the lock. Where
// the file system knows no locks, no sweep takes anything.
static bool lost(int handle) {
  if (flock(handle, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK;
  struct stat made {};
  return fstat(handle, &made) == 0 && made.st_nlink == 0;
}

Unfinished::Unfinished(const fs::path& folder, std::string_view start,
                       const Make& make) {
  for (int number = 0;; ++number) {
    path_ = folder / fmt::format("{}{}-{}", start, getpid(), number);
    handle_ = make(path_);
    if (handle_ >= 0 && !lost(handle_)) return;
    if (handle_ >= 0)
      close(handle_);
    else if (errno != EEXIST)
      throw fs::filesystem_error(
          "cannot make", path_,
          std::error_code(errno, std::generic_category()));
  }
}
// #endregion

Unfinished::~Unfinished() {
  std::error_code ignored;
  if (!kept_) fs::remove_all(path_, ignored);
  close(handle_);
}

bool Unfinished::rename(const fs::path& path) {
  if (::rename(path_.c_str(), path.c_str()) != 0) return false;
  path_ = path;
  return true;
}

// A link, another user's file and one with a second name were not left by such
// a program, or are not its own any more.
static std::optional<struct stat> own(const fs::path& path, mode_t type) {
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0) return {};
  const bool good = (found.st_mode & S_IFMT) == type &&
                    found.st_uid == geteuid() &&
                    (type == S_IFDIR || found.st_nlink == 1);
  return good ? std::optional(found) : std::nullopt;
}

static bool same(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// #region sweep
// Whoever gets the lock knows that the maker is gone. Before that he may have
// finished, so that the name is free or another's.
static void remove_left(const fs::path& path, mode_t type) {
  if (!own(path, type)) return;
  const int how = type == S_IFDIR ? O_RDONLY | O_DIRECTORY : O_WRONLY;
  const int handle =
      open(path.c_str(), how | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (handle < 0) return;
  struct stat locked {};
  if (flock(handle, LOCK_EX | LOCK_NB) == 0 && fstat(handle, &locked) == 0) {
    const auto named = own(path, type);
    std::error_code ignored;
    if (named && same(*named, locked)) fs::remove_all(path, ignored);
  }
  close(handle);
}
// #endregion

void sweep(const fs::path& folder, std::string_view start, mode_t type) {
  std::error_code error;
  const fs::directory_iterator end;
  for (fs::directory_iterator entry(folder, error); entry != end;
       entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with(start) &&
        name.find_first_not_of("0123456789-", start.size()) == name.npos)
      remove_left(entry->path(), type);
  }
}

}  // namespace figures
