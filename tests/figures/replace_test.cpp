// What a file is, besides its bytes, and what becomes of that when it is
// written anew.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <future>

#include "figures/file.hpp"
#include "temporary_folder.hpp"
#include "versions.hpp"

namespace fs = std::filesystem;
using figures::expect_writable, figures::FileError, figures::write_file,
    std::string;

namespace {

struct stat status_of(const fs::path& file) {
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  return status;
}

unsigned mode(const fs::path& file) {
  return status_of(file).st_mode & 07777;
}

void make(const fs::path& file, unsigned mode) {
  write_file(file, "old");
  REQUIRE(chmod(file.c_str(), mode) == 0);
}

// Whoever is root may write everything; nobody may not.
struct Nobody {
  bool changed = geteuid() == 0;
  Nobody() {
    if (changed) REQUIRE(seteuid(65534) == 0);
  }
  ~Nobody() {
    if (changed) REQUIRE(seteuid(0) == 0);
  }
};

const std::set<string> only_file = {"file"};

void check_refused(const fs::path& file, const string& reason) {
  const auto text = "cannot write " + file.string() + ": " + reason;
  CAPTURE(text);
  CHECK_THROWS_WITH_AS(write_file(file, "new"), text.c_str(), FileError);
  CHECK_THROWS_WITH_AS(expect_writable(file), text.c_str(), FileError);
}

// How a process ends that does something.
template <class Action>
int end_of(const Action& action) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      action();
    } catch (const FileError&) {
      _exit(1);
    }
    _exit(0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("a new file has the mode that the user wants for new files") {
  const TemporaryFolder folder;
  const auto before = umask(027);
  write_file(folder.path / "file", "new");
  umask(before);
  CHECK(mode(folder.path / "file") == 0640);
}

TEST_CASE("a file keeps its mode when it is replaced") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
  const Nobody
      nobody;  // from whom a write takes the right to be run as another
  for (const unsigned kept : {0600u, 0664u, 0755u, 0666u, 0200u, 04755u}) {
    make(file, kept);
    write_file(file, "new");
    CHECK(mode(file) == kept);
    CHECK(status_of(file).st_size == 3);
    CHECK(folder.names_in(folder.path) == only_file);
  }
}

TEST_CASE("a folder that cannot be read takes files") {
  const TemporaryFolder folder;
  REQUIRE(chmod(folder.path.c_str(), 0333) == 0);
  {
    const Nobody nobody;
    write_file(folder.path / "file", "new");
  }
  REQUIRE(chmod(folder.path.c_str(), 0700) == 0);
  CHECK(read(folder.path / "file") == "new");
}

TEST_CASE("a file keeps its owner when root replaces it") {
  if (geteuid() != 0) return;
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  make(file, 0640);
  REQUIRE(chown(file.c_str(), 65534, 65534) == 0);
  write_file(file, "new");
  CHECK(status_of(file).st_uid == 65534);
  CHECK(status_of(file).st_gid == 65534);
  CHECK(mode(file) == 0640);
}

TEST_CASE("a file of another owner stays his") {
  if (geteuid() != 0) return;
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  make(file, 0666);
  REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
  {
    const Nobody nobody;
    write_file(file, "a longer text");
    write_file(file, "new");
  }
  CHECK(read(file) == "new");
  CHECK(status_of(file).st_uid == 0);
  CHECK(folder.names_in(folder.path) == only_file);
}

TEST_CASE("all names of a file lead to what is written under one of them") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file", other = folder.path / "other";
  make(file, 0600);
  fs::create_hard_link(file, other);
  for (const auto& text : {content(3), string("short"), string()}) {
    write_file(file, text);
    CHECK(read(other) == text);
    CHECK(fs::hard_link_count(file) == 2);
  }
  CHECK(mode(other) == 0600);
  CHECK(folder.names_in(folder.path) == std::set<string>{"file", "other"});
}

TEST_CASE("a link may lead to a file that is still to be made") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path / "far");
  fs::create_symlink("far/second", folder.path / "first");
  fs::create_symlink("file", folder.path / "far/second");
  expect_writable(folder.path / "first");
  for (const string text : {"new", "newer"}) {
    write_file(folder.path / "first", text);
    CHECK(fs::is_symlink(folder.path / "first"));
    CHECK(fs::is_symlink(folder.path / "far/second"));
    CHECK(read(folder.path / "far/file") == text);
  }
  fs::create_symlink(folder.path / "far/absolute", folder.path / "third");
  write_file(folder.path / "third", "new");
  CHECK(read(folder.path / "far/absolute") == "new");
}

TEST_CASE("links that lead nowhere are refused") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  fs::create_symlink("file", file);
  check_refused(file, "Too many levels of symbolic links");
  CHECK(fs::is_symlink(file));
  fs::create_symlink("none/file", folder.path / "link");
  check_refused(folder.path / "link", "No such file or directory");
  CHECK(folder.names_in(folder.path) == std::set<string>{"file", "link"});
}

TEST_CASE("what the user may not write is refused and stays") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
  {
    const Nobody nobody;
    make(file, 0400);
    check_refused(file, "Permission denied");
    CHECK(read(file) == "old");
    CHECK(folder.names_in(folder.path) == only_file);
    REQUIRE(chmod(file.c_str(), 0600) == 0);
  }
  REQUIRE(chmod(folder.path.c_str(), 0555) == 0);
  {
    const Nobody nobody;
    check_refused(file, "Permission denied");
    CHECK(read(file) == "old");
  }
  REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
}

// Devices of the test's own, so that no mistake can harm the system's. Where
// nobody may make them, there is nothing to test.
TEST_CASE("a device takes the bytes and stays what it is") {
  const TemporaryFolder folder;
  const auto null = folder.path / "null", full = folder.path / "full";
  const auto make = [](const fs::path& path, unsigned minor) {
    return mknod(path.c_str(), S_IFCHR | 0666, makedev(1, minor)) == 0 &&
           std::ofstream(path).is_open();
  };
  if (!make(null, 3) || !make(full, 7)) return;
  expect_writable(null);
  write_file(null, "new");
  CHECK(fs::is_character_file(null));
  CHECK_THROWS_WITH_AS(write_file(full, "new"),
                       doctest::Contains("full: No space left on device"),
                       FileError);
  CHECK(fs::is_character_file(full));
}

TEST_CASE("a pipe with a name takes the bytes and stays what it is") {
  const TemporaryFolder folder;
  const auto pipe = folder.path / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  expect_writable(pipe);  // and nobody need read it for that
  const auto text = content(5);
  auto reader = std::async(std::launch::async, [&] { return read(pipe); });
  write_file(pipe, text);
  CHECK(reader.get() == text);
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("the program's own output goes on where it was") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  const int status = end_of([&] {
    const int handle = open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    dup2(handle, STDOUT_FILENO);
    bool good = write(STDOUT_FILENO, "before ", 7) == 7;
    write_file("/dev/stdout", "new");
    good &= write(STDOUT_FILENO, " after", 6) == 6;
    if (!good) throw FileError("write");
  });
  CHECK(status == 0);
  CHECK(read(file) == "before new after");
}

TEST_CASE("a limit on the size of files is an error and no end") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  fs::create_hard_link((make(file, 0600), file), folder.path / "other");
  for (const string name : {"file", "new"}) {
    const int status = end_of([&] {
      const rlimit small{100'000, 100'000};
      setrlimit(RLIMIT_FSIZE, &small);
      write_file(folder.path / name, content(1));
    });
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
  }
  CHECK(read(file) == "old");
  CHECK(folder.names_in(folder.path) == std::set<string>{"file", "other"});
}
