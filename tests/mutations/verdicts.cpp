// Runs each mutant through the check that has to catch it, and prints what gave
// it away. Fails if one of them passes, or if the case that catches it fails
// without the change as well.
#include <fmt/core.h>
#include <sys/wait.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <regex>
#include <string>
#include <thread>
#include <vector>

struct Mutation {
  std::string file, before, after, check;
};

static std::vector<Mutation> read_list() {
  std::vector<Mutation> mutations;
  std::ifstream list(LIST);
  for (std::string line; std::getline(list, line);) {
    std::vector<std::string> fields;
    for (std::size_t from = 0; from <= line.size();) {
      const auto to = std::min(line.find(" | ", from), line.size());
      fields.push_back(line.substr(from, to - from));
      from = to + 3;
    }
    mutations.push_back(
        {fields.at(0), fields.at(1), fields.at(2), fields.at(3)});
  }
  return mutations;
}

struct Outcome {
  int status = -1;
  std::string output = {};
};

static Outcome run(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"),
                                             [](FILE*) { return 0; });
  std::string output;
  for (int c; (c = std::fgetc(pipe.get())) != EOF;)
    output += static_cast<char>(c);
  const int status = pclose(pipe.release());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

// The first tensor that a check found wrong: it prints one a line, with the
// errors behind a colon.
static std::string first_wrong(const std::string& output) {
  const auto errors = output.find(": ", output.find("LSTM_CASE="));
  if (errors == std::string::npos) return "";
  const auto line = output.rfind('\n', errors) + 1;
  const auto name = output.substr(line, errors - line);
  return name.substr(name.find_first_not_of(' '));
}

// Where the gradient is wrong, and no measure of it, the complex step and the
// differences find the same error.
static bool measured_alike(const std::string& output) {
  const std::regex errors(
      ": (\\S+) from differences, (\\S+) from the complex step");
  std::smatch found;
  return std::regex_search(output, found, errors) && found[1] == found[2];
}

static Outcome run_check(const std::string& check,
                         const std::string& environment) {
  return run(fmt::format("{} '{}' --test-case='{}' --abort-after=1 2>&1",
                         environment, MUTANTS, check));
}

// What the first case that fails shows of the change; nothing unless it passes
// without.
static std::string what_is_wrong(const std::string& check, std::size_t change) {
  const auto [status, output] =
      run_check(check, fmt::format("CHANGE={}", change));
  std::smatch number;
  if (status != 1 || !measured_alike(output) ||
      !std::regex_search(output, number, std::regex("LSTM_CASE=\\d+")) ||
      run_check(check, number.str()).status != 0)
    return "";
  return first_wrong(output);
}

// As many at once as the machine has processors.
static std::vector<std::string> run_all(
    const std::vector<Mutation>& mutations) {
  std::vector<std::string> wrong(mutations.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t k; (k = next++) < mutations.size();)
      wrong[k] = what_is_wrong(mutations[k].check, k + 1);
  };
  std::vector<std::jthread> others;
  for (auto k = std::thread::hardware_concurrency(); k > 1; --k)
    others.emplace_back(work);
  work();
  others.clear();
  return wrong;
}

int main() {
  const auto mutations = read_list();
  const auto all_wrong = run_all(mutations);
  std::size_t number = 0, missed = 0;
  for (const auto& [file, before, after, check] : mutations) {
    const auto& wrong = all_wrong[number++];
    if (wrong.empty()) ++missed;
    fmt::print("{:2} {:<20} {}\n   {}  ->  {}\n", number, file,
               wrong.empty() ? "MISSED by " + check : check + ": " + wrong,
               before, after);
  }
  fmt::print("\n{} of {} changes caught\n", number - missed, number);
  return missed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
