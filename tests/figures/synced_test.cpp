// What is on the disk when a write returns, and what is said where it is not.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "figures/file.hpp"
#include "replaced.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using figures::FileError, figures::write_file, std::string;

SystemFunctions& system_functions() {
  static SystemFunctions functions;
  return functions;
}

int real_fsync(int handle) {
  return static_cast<int>(syscall(SYS_fsync, handle));
}
int real_flock(int handle, int how) {
  return static_cast<int>(syscall(SYS_flock, handle, how));
}

extern "C" int fsync(int handle) {
  const auto& other = system_functions().fsync;
  return other ? other(handle) : real_fsync(handle);
}
extern "C" int flock(int handle, int how) noexcept {
  const auto& other = system_functions().flock;
  return other ? other(handle, how) : real_flock(handle, how);
}
extern "C" int ftruncate(int handle, off_t length) noexcept {
  const auto& other = system_functions().ftruncate;
  return other ? other(handle, length)
               : static_cast<int>(syscall(SYS_ftruncate, handle, length));
}

namespace {

struct stat status_of(int handle) {
  struct stat status {};
  REQUIRE(fstat(handle, &status) == 0);
  return status;
}

bool is_file(int handle, const fs::path& file) {
  struct stat named {};
  return stat(file.c_str(), &named) == 0 &&
         named.st_ino == status_of(handle).st_ino;
}

// What was synced, one after the other, and what the file held at the time.
struct Synced {
  TemporaryFolder folder;
  fs::path file = folder.path / "file";
  std::vector<string> what;
  int fails_at = -1, error = EIO;
  Replaced<std::function<int(int)>> sync{
      system_functions().fsync, [this](int handle) { return note(handle); }};

  int note(int handle) {
    const auto name = is_file(handle, folder.path) ? "folder"
                      : is_file(handle, file)      ? "file"
                                                   : "beside";
    what.push_back(string(name) + ": " + read(file));
    if (std::ssize(what) - 1 != fails_at) return real_fsync(handle);
    errno = error;
    return -1;
  }

  // What a write says that cannot sync the thing of this number.
  string failure(int number) {
    what.clear();
    fails_at = number;
    try {
      write_file(file, "new");
    } catch (const FileError& told) {
      return told.what();
    }
    return "";
  }
};

using Texts = std::vector<string>;
const std::set<string> only_file = {"file"}, both = {"file", "other"};

}  // namespace

TEST_CASE("the bytes are synced before they get the name and it is after") {
  Synced synced;
  write_file(synced.file, "old");
  CHECK(synced.what == Texts{"beside: ", "folder: old"});
  synced.what.clear();
  write_file(synced.file, "new");
  CHECK(synced.what == Texts{"beside: old", "folder: new"});
}

TEST_CASE("the whole copy and its name are synced before the old bytes go") {
  Synced synced;
  write_file(synced.file, "old");
  fs::create_hard_link(synced.file, synced.folder.path / "other");
  synced.what.clear();
  write_file(synced.file, "new");
  CHECK(synced.what == Texts{"beside: old", "folder: old", "file: new"});
}

TEST_CASE("what could not be synced is an error that names the file") {
  Synced synced;
  write_file(synced.file, "old");
  const auto text =
      "cannot write " + synced.file.string() + ": Input/output error";
  CHECK(synced.failure(0) == text);
  CHECK(read(synced.file) == "old");
  CHECK(synced.folder.names_in(synced.folder.path) == only_file);
  CHECK(synced.failure(1) == text);
  CHECK(read(synced.file) == "new");
  CHECK(synced.folder.names_in(synced.folder.path) == only_file);
}

TEST_CASE("what could not be written over leaves the whole copy") {
  Synced synced;
  write_file(synced.file, "old");
  fs::create_hard_link(synced.file, synced.folder.path / "other");
  const auto text =
      "cannot write " + synced.file.string() + ": Input/output error";
  for (const int before : {0, 1}) {
    CHECK(synced.failure(before) == text);
    CHECK(read(synced.file) == "old");
    CHECK(synced.folder.names_in(synced.folder.path) == both);
  }
  CHECK(synced.failure(2) == text);
  CHECK(synced.folder.names_in(synced.folder.path).size() == 3);
  CHECK(synced.failure(-1).empty());
  CHECK(synced.folder.names_in(synced.folder.path) == both);
}

TEST_CASE("a file system that syncs no folders is no error") {
  Synced synced;
  synced.error = EINVAL;
  CHECK(synced.failure(1).empty());
  CHECK(synced.what == Texts{"beside: ", "folder: new"});
}
