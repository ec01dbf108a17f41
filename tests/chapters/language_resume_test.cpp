// Chapter 13's training is killed and goes on: in the end it has done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>

#include "process.hpp"
#include "run_program.hpp"
#include "small_novels.hpp"

namespace {

// Five looks an epoch at how the training goes: 200 rows of the report.
const std::string task =
    "--letters 4000 --epochs 40 --hidden 4 --width 4 --steps 20 ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/13_language_model", task + arguments,
                     "LSTM_DATA=" + data);
}

// A pipe with a name and room for some 100 rows: who writes more waits until
// they are read, and cannot have come to its end before.
class Pipe {
 public:
  explicit Pipe(const std::string& name) {
    REQUIRE(mkfifo(name.c_str(), 0600) == 0);
    handle_ = open(name.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(fcntl(handle_, F_SETPIPE_SZ, 4096) == 4096);
  }
  ~Pipe() { close(handle_); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void read_lines(std::ptrdiff_t count) {
    constexpr int minute = 60'000;
    while (count > 0) {
      pollfd waiting{handle_, POLLIN, 0};
      REQUIRE(poll(&waiting, 1, minute) == 1);
      char bytes[64];
      const auto size = ::read(handle_, bytes, sizeof bytes);
      REQUIRE(size > 0);
      count -= std::count(bytes, bytes + size, '\n');
    }
  }

 private:
  int handle_ = -1;
};

// Starts the task and kills it when it has printed so many lines.
void kill_after(std::ptrdiff_t lines, const std::string& checkpoint,
                const std::string& threads) {
  const TemporaryFolder folder;
  const auto out = (folder.path / "out").string();
  Pipe pipe(out);
  std::vector<std::string> command = {"/usr/bin/env",
                                      "LSTM_DATA=" SMALL_DATA,
                                      CHAPTERS "/13_language_model",
                                      "--threads",
                                      threads,
                                      "--checkpoint",
                                      checkpoint,
                                      "--resume",
                                      checkpoint};
  std::istringstream words(task);
  for (std::string word; words >> word;) command.push_back(word);
  Process chapter(command, out);
  pipe.read_lines(lines);
  CHECK(WIFSIGNALED(chapter.end(SIGKILL)));
}

struct Files {
  TemporaryFolder folder;
  std::string checkpoint = (folder.path / "checkpoint").string();
  std::string weights = (folder.path / "weights").string();
};

}  // namespace

TEST_CASE("chapter 13 goes on where its training was killed") {
  const Files whole;
  const auto expected = run("--threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  for (const std::string threads : {"1", "3"}) {
    CAPTURE(threads);
    const Files files;
    // 28 lines stand before the first look.
    for (const int looks : {8, 40, 80})
      kill_after(28 + looks, files.checkpoint, threads);
    const auto last = run("--threads 2 --save " + files.weights + " --resume " +
                          files.checkpoint);
    CHECK(last.status == 0);
    CHECK(last.error.empty());
    CHECK(last.out == expected.out);
    CHECK(read(files.weights) == read(whole.weights));
  }
}

TEST_CASE("what chapter 13 keeps is no help to a run with another task") {
  const Files files;
  const auto& file = files.checkpoint;
  REQUIRE(run("--checkpoint " + file).status == 0);
  const auto refused = [&](const std::string& arguments,
                           const std::string& words,
                           const std::string& data = SMALL_DATA) {
    const auto result = run(arguments + " --resume " + file, data);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    const auto line = "13_language_model: cannot resume " + file +
                      ": the checkpoint is of another run: " + words;
    CAPTURE(result.error);
    CHECK(result.error.starts_with(line));
    CHECK(std::ranges::count(result.error, '\n') == 1);
  };
  refused("--seed 2", "--seed is \"1\" there and \"2\" here\n");
  refused("--batch 16", "--batch is \"32\" there and \"16\" here\n");
  refused("--study rates", "--study is \"none\" there and \"rates\" here\n");
  auto others = novels;
  std::ranges::reverse(others);
  write_novels(files.folder.path, others);
  refused("", "data is \"", files.folder.path.string());
}
