// What killed programs left, and what only looks like it.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

#include "example_figure.hpp"
#include "fake_gnuplot.hpp"
#include "figures/file.hpp"
#include "figures/folder.hpp"
#include "replaced.hpp"
#include "versions.hpp"

namespace fs = std::filesystem;
using figures::expect_writable, figures::FileError, figures::Folder,
    figures::write_file, std::string;
using Names = std::set<string>;

namespace {

void make(const fs::path& file) {
  std::ofstream(file) << "left";
}

// A lock on a file or folder, as its maker has it.
struct Lock {
  int handle;
  explicit Lock(const fs::path& path) : handle(open(path.c_str(), O_RDONLY)) {
    REQUIRE(flock(handle, LOCK_EX | LOCK_NB) == 0);
  }
  ~Lock() { close(handle); }
};

// Runs something in a copy of this process, which must be killed by that.
template <class Action>
void killed_by(const Action& action) {
  const pid_t child = fork();
  if (child == 0) {
    action();
    _exit(0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == SIGKILL);
}

string stand_in(const fs::path& file, const string& number) {
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  return ".whole-" + std::to_string(status.st_ino) + "-" + number;
}

// A file with a second name, and the program that wrote over it killed in the
// middle.
struct Torn {
  TemporaryFolder folder;
  fs::path file = folder.path / "file", other = folder.path / "other", whole;

  Torn() {
    write_file(file, "old");
    fs::create_hard_link(file, other);
    killed_by([&] {
      const Replaced truncate(system_functions().ftruncate,
                              [](int, off_t) { return raise(SIGKILL); });
      write_file(file, content(1));
    });
    for (const auto& name : folder.names_in(folder.path))
      if (name.starts_with(stand_in(file, ""))) whole = folder.path / name;
  }
};

}  // namespace

TEST_CASE("a write removes what killed writers left") {
  const TemporaryFolder folder;
  for (const string name : {".saving-1-0", ".saving-1-1", ".saving-99999999-0"})
    make(folder.path / name);
  expect_writable(folder.path / "file");
  CHECK(folder.names_in(folder.path).size() == 3);
  write_file(folder.path / "file", "new");
  CHECK(folder.names_in(folder.path) == Names{"file"});
}

TEST_CASE("what a living writer has is not swept") {
  const TemporaryFolder folder;
  make(folder.path / ".saving-1-0");
  {
    const Lock lock(folder.path / ".saving-1-0");
    write_file(folder.path / "file", "new");
    CHECK(folder.names_in(folder.path) == Names{".saving-1-0", "file"});
  }
  write_file(folder.path / "file", "newer");
  CHECK(folder.names_in(folder.path) == Names{"file"});
}

TEST_CASE("a writer holds the lock until the file has its name") {
  const TemporaryFolder folder;
  int locked = 0, free = 0;
  const auto try_all = [&](int handle) {
    for (const auto& name : folder.names_in(folder.path)) {
      if (name == "file" || name == "other") continue;
      const int other = open((folder.path / name).c_str(), O_RDONLY);
      ++(real_flock(other, LOCK_EX | LOCK_NB) == 0 ? free : locked);
      close(other);
    }
    return real_fsync(handle);
  };
  const Replaced sync(system_functions().fsync, try_all);
  write_file(folder.path / "file", "new");
  CHECK(locked == 1);
  fs::create_hard_link(folder.path / "file", folder.path / "other");
  write_file(folder.path / "file", "newer");
  CHECK(locked == 4);  // beside, in the folder, and while it is written over
  CHECK(free == 0);
}

TEST_CASE("what only looks like a leftover stays") {
  const TemporaryFolder folder;
  const auto precious = folder.path / "precious";
  const Names names = {".saving",      ".saving-",     ".saving-1-0.txt",
                       ".saving-mine", ".whole-1-2",   "precious",
                       ".saving-2-0",  ".saving-3-0",  ".saving-4-0",
                       ".saving-5-0",  ".drawing-1-0", "file"};
  for (const auto* name :
       {".saving", ".saving-1-0.txt", ".saving-mine", ".whole-1-2", "precious"})
    make(folder.path / name);
  fs::create_symlink("precious", folder.path / ".saving-2-0");
  fs::create_hard_link(precious, folder.path / ".saving-3-0");
  for (const auto* name : {".saving-4-0", ".drawing-1-0", ".saving-"}) {
    fs::create_directory(folder.path / name);
    make(folder.path / name / "precious");
  }
  const auto pipe = folder.path / ".saving-5-0";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  write_file(folder.path / "file", "new");
  close(reader);
  CHECK(folder.names_in(folder.path) == names);
  CHECK(read(precious) == "left");
  CHECK(read(folder.path / ".saving-4-0/precious") == "left");
  CHECK(fs::is_symlink(folder.path / ".saving-2-0"));
}

TEST_CASE("what another user left is his") {
  if (geteuid() != 0) return;
  const TemporaryFolder folder;
  const auto left = folder.path / ".saving-1-0";
  make(left);
  REQUIRE(chown(left.c_str(), 65534, 65534) == 0);
  write_file(folder.path / "file", "new");
  CHECK(fs::exists(left));
}

TEST_CASE("a writer whose file was swept before it was locked makes another") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  int calls = 0;
  {
    const Replaced lock(system_functions().flock, [&](int handle, int how) {
      if (++calls == 1)
        for (const auto& name : folder.names_in(folder.path))
          fs::remove(folder.path / name);
      return real_flock(handle, how);
    });
    write_file(file, "new");
  }
  CHECK(calls == 2);
  CHECK(read(file) == "new");

  // The sweep has the lock, and will remove it in a moment.
  calls = 0;
  const Replaced lock(system_functions().flock, [&](int handle, int how) {
    if (++calls > 1) return real_flock(handle, how);
    errno = EWOULDBLOCK;
    return -1;
  });
  write_file(file, "newer");
  CHECK(calls == 3);  // the last one is this writer's own sweep
  CHECK(read(file) == "newer");
  CHECK(folder.names_in(folder.path) == Names{"file"});
}

TEST_CASE("a name that is another's by now is not swept") {
  const TemporaryFolder folder;
  const auto left = folder.path / ".saving-1-0";
  make(left);
  int calls = 0;
  const Replaced lock(system_functions().flock, [&](int handle, int how) {
    if (++calls == 2) {  // the sweep's, after the writer's own
      fs::rename(left, folder.path / "finished");
      make(left);
    }
    return real_flock(handle, how);
  });
  write_file(folder.path / "file", "new");
  CHECK(calls == 2);
  CHECK(folder.names_in(folder.path) ==
        Names{".saving-1-0", "file", "finished"});
}

TEST_CASE("where there are no locks files are written and none is swept") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  make(folder.path / ".saving-1-0");
  for (const int error : {ENOLCK, EOPNOTSUPP, EINVAL, ENOSYS}) {
    const Replaced lock(system_functions().flock, [&](int, int) {
      errno = error;
      return -1;
    });
    const auto text = std::to_string(error);
    write_file(file, text);
    CHECK(read(file) == text);
    CHECK(folder.names_in(folder.path) == Names{".saving-1-0", "file"});
  }
}

TEST_CASE("writers in many threads leave each other's files alone") {
  const TemporaryFolder folder;
  Names names;
  std::vector<std::thread> writers;
  std::atomic<int> failed = 0;
  for (int k = 0; k < 6; ++k) {
    const auto name = "file" + std::to_string(k);
    names.insert(name);
    writers.emplace_back([&, file = folder.path / name] {
      try {
        for (int version = 0; version < 20; ++version) {
          write_file(file, content(version));
          failed += version_of(read(file)) != version;
        }
      } catch (const FileError&) {
        ++failed;
      }
    });
  }
  for (auto& writer : writers) writer.join();
  CHECK(failed == 0);
  write_file(folder.path / "file0", "new");
  CHECK(folder.names_in(folder.path) == names);
}

TEST_CASE("who is killed while writing over a file leaves a whole one beside") {
  const Torn torn;
  CHECK(read(torn.file) != "old");
  CHECK(!version_of(read(torn.file)));
  CHECK(torn.folder.names_in(torn.folder.path).size() == 3);
  CHECK(version_of(read(torn.whole)) == 1);
}

TEST_CASE("the whole one stays until its own file is written") {
  const Torn torn;
  write_file(torn.folder.path / "another", "new");
  CHECK(version_of(read(torn.whole)) == 1);
  make(torn.folder.path / stand_in(torn.file, "1"));
  make(torn.folder.path / stand_in(torn.folder.path / "another", "1"));
  write_file(torn.other, "new");
  CHECK(read(torn.file) == "new");
  CHECK(torn.folder.names_in(torn.folder.path) ==
        Names{"another", "file", "other",
              stand_in(torn.folder.path / "another", "1")});
}

TEST_CASE("a drawing removes what killed drawings left") {
  const TemporaryFolder folder;
  for (int k = 0; k < 3; ++k) {
    const FakeGnuplot fake("test -f script || exit 0; kill -9 $PPID");
    killed_by([&] { Folder(folder.path).draw(example_figure()); });
    CHECK(folder.names_in(folder.path).size() == std::size_t(k) + 1);
  }
  Folder(folder.path).draw(example_figure());
  CHECK(folder.names_in(folder.path) ==
        Names{"an-example.csv", "an-example.svg"});
}

TEST_CASE("a drawing leaves what is not left") {
  const TemporaryFolder folder;
  const auto living = folder.path / ".drawing-1-0";
  for (const auto& path :
       {living, folder.path / ".drawing-mine", folder.path / "precious"}) {
    fs::create_directory(path);
    make(path / "file");
  }
  fs::create_directory_symlink("precious", folder.path / ".drawing-2-0");
  make(folder.path / ".drawing-3-0");
  Names names = {".drawing-1-0",  ".drawing-2-0",   ".drawing-3-0",
                 ".drawing-mine", "an-example.csv", "an-example.svg",
                 "precious"};
  const Folder drawings(folder.path);
  {
    const Lock lock(living);
    drawings.draw(example_figure());
    CHECK(folder.names_in(folder.path) == names);
  }
  drawings.draw(example_figure());
  names.erase(".drawing-1-0");
  CHECK(folder.names_in(folder.path) == names);
  CHECK(read(folder.path / "precious/file") == "left");
}
