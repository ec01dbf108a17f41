#include "figures/file.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <random>

#include "process.hpp"
#include "temporary_folder.hpp"
#include "versions.hpp"

namespace fs = std::filesystem;
using namespace std::string_literals;
using figures::expect_writable, figures::FileError, figures::read_file,
    figures::write_file, std::string;

namespace {

constexpr std::size_t plenty = 1'000'000;

// Files may not grow above a size; a write that would fails, as on a full disk.
struct SizeLimit {
  rlimit before{};
  explicit SizeLimit(rlim_t size) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{size, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
  }
};

// What a reader saw of a file whose writer was killed again and again: `torn`
// contents, what was torn when the writer was dead and in no file beside was
// whole, and whether there was one beside before the next write and after it.
struct Seen {
  int reads = 0, torn = 0, left_torn = 0, lost = 0, back = 0;
  int left_over = 0, not_swept = 0;
};

bool any_whole(const fs::path& folder) {
  for (const auto& name : TemporaryFolder::names_in(folder))
    if (version_of(read(folder / name))) return true;
  return false;
}

// With more than one name, the file is written over.
Seen kill_often(const string& how, const std::set<string>& names) {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  std::mt19937 chance(1);
  Seen seen;
  int last = 0;
  write_file(file, content(last));
  for (const auto& name : names)
    if (name != "file") fs::create_hard_link(file, folder.path / name);
  const auto look = [&] {
    const auto version = version_of(read(file));
    ++seen.reads;
    seen.torn += !version;
    seen.back += version && *version < last;
    last = version.value_or(last);
  };
  for (int k = 0; k < 120; ++k) {
    const int before = last + seen.torn;
    Process saver({SAVE_LOOP, file.string(), std::to_string(last + 1), how});
    REQUIRE(wait_until([&] {
      look();
      return last + seen.torn > before;
    }));
    const auto more = std::chrono::microseconds(chance() % 20'000);
    const auto end = std::chrono::steady_clock::now() + more;
    while (std::chrono::steady_clock::now() < end) look();
    const int status = saver.end(SIGKILL);
    REQUIRE(WTERMSIG(status) == SIGKILL);
    const int torn = seen.torn;
    look();
    seen.left_torn += seen.torn - torn;
    seen.lost += !any_whole(folder.path);
    seen.left_over += folder.names_in(folder.path) != names;
    write_file(file, content(last));
    seen.not_swept += folder.names_in(folder.path) != names;
  }
  MESSAGE(how << ", " << names.size() << " names: " << seen.reads
              << " reads of " << last << " versions, 120 kills, of which "
              << seen.left_over << " left a file beside; torn " << seen.torn);
  return seen;
}

}  // namespace

TEST_CASE("a file comes back as it was written") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  string bytes = "a\0b\r\n\xff"s + content(7);
  for (const auto& some : {bytes, string(), string("new")}) {
    write_file(file, some);
    CHECK(read_file(file, plenty) == some);
    CHECK(folder.names_in(folder.path) == std::set<string>{"file"});
  }
}

TEST_SUITE_BEGIN("program");

TEST_CASE("whoever is killed while saving leaves a whole file") {
  const auto seen = kill_often("whole", {"file"});
  CHECK(seen.torn == 0);
  CHECK(seen.left_torn == 0);
  CHECK(seen.back == 0);
  CHECK(seen.left_over > 0);
  CHECK(seen.not_swept == 0);
}

TEST_CASE("whoever is killed while writing over a file leaves a whole one") {
  const auto seen = kill_often("whole", {"file", "other"});
  CHECK(seen.lost == 0);
  CHECK(seen.left_over > 0);
  CHECK(seen.not_swept == 0);
}

TEST_CASE("a save in place is caught by the same kills") {
  const auto seen = kill_often("in-place", {"file"});
  CHECK(seen.torn > 0);
  CHECK(seen.left_torn > 0);
  CHECK(seen.lost > 0);
}

TEST_SUITE_END();

TEST_CASE("a write that fails leaves the old file and nothing else") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  write_file(file, "old");
  {
    const SizeLimit limit(100'000);
    CHECK_THROWS_WITH_AS(
        write_file(file, content(1)),
        ("cannot write " + file.string() + ": File too large").c_str(),
        FileError);
  }
  CHECK(read(file) == "old");
  CHECK(folder.names_in(folder.path) == std::set<string>{"file"});
}

TEST_CASE("what cannot be written is named with the reason") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  write_file(file, "old");
  const auto refused = [](const fs::path& path, const string& reason) {
    const auto text = "cannot write " + path.string() + ": " + reason;
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(write_file(path, "new"), text.c_str(), FileError);
    CHECK_THROWS_WITH_AS(expect_writable(path), text.c_str(), FileError);
  };
  refused(folder.path, "Is a directory");
  refused(folder.path / "", "Is a directory");
  refused(folder.path / "none/file", "No such file or directory");
  refused(file / "file", "Not a directory");
  CHECK(folder.names_in(folder.path) == std::set<string>{"file"});
}

TEST_CASE("a file that can be written is left as it is by the question") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  expect_writable(file);
  CHECK(folder.names_in(folder.path).empty());
  write_file(file, "old");
  expect_writable(file);
  CHECK(read(file) == "old");
}

TEST_CASE("through a link the file behind it is written") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path / "far");
  write_file(folder.path / "far/file", "old");
  fs::create_symlink("far/file", folder.path / "link");
  write_file(folder.path / "link", "new");
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(read(folder.path / "far/file") == "new");
}

TEST_CASE("what cannot be read is named with the reason") {
  const TemporaryFolder folder;
  const auto file = folder.path / "file";
  const auto refused = [](const fs::path& path, const string& reason) {
    const auto text = "cannot read " + path.string() + ": " + reason;
    CHECK_THROWS_WITH_AS(read_file(path, 10), text.c_str(), FileError);
  };
  refused(file, "No such file or directory");
  refused(folder.path, "Is a directory");
  write_file(file, "0123456789");
  CHECK(read_file(file, 10) == "0123456789");
  write_file(file, "0123456789a");
  refused(file, "it has more than 10 bytes");
  refused("/dev/zero", "it has more than 10 bytes");
}
