// Runs a program with every option at its smallest value, without figures and
// with them, and then with each option alone at another value, with figures.
//     try_options [--smallest] PROGRAM [OPTION=VALUE ANOTHER]...
// With --smallest all options keep that value, so that there are two runs
// alone. Where an option has this value, another one is needed beside it;
// beside an option of a text, which is named without one, another with a file.
// `--data turned` is for a program that reads what differs from line to line
// before the tab, `--data days` for one that reads numbers of days, and `--data
// sounds` for one that reads a folder of them, and a file.
#include <fmt/core.h>

#include <chrono>
#include <fstream>
#include <map>
#include <stdexcept>

#include "program_options.hpp"

namespace {

namespace fs = std::filesystem;

// What is wrong with how a run ended; empty where nothing is.
std::string fault(const Result& result) {
  if (result.status != 0 || !result.error.empty())
    return fmt::format("ends with {}: {}", result.status, result.error);
  if (result.out.empty()) return "prints nothing";
  if (std::regex_search(result.out, std::regex("\\bnan\\b")))
    return "prints nan:\n" + result.out;
  return {};
}

std::string fault_of_figures(const fs::path& folder, bool some) {
  bool drawn = !some;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::file_size(entry) == 0)
      return entry.path().filename().string() + " is empty";
    drawn = drawn || entry.path().extension() == ".svg";
  }
  return drawn ? "" : "draws nothing";
}

// Days from the first of a leap year on.
void write_days(std::ofstream& out) {
  using namespace std::chrono;
  out << "date,first,One gate\n";
  for (int line = 0; line < 320; ++line) {
    const year_month_day date = sys_days(year(2012) / 1 / 1) + days(line);
    out << fmt::format("2012-{:02}-{:02},{},{}\n",
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), 1 + line * 37 % 101,
                       1 + line * 53 % 97);
  }
}

// A tone of .2 seconds as a WAV file of 8000 samples a second, 16 bits each.
void write_sound(const std::string& file, int step) {
  const auto word = [](std::uint32_t number, int bytes) {
    std::string text;
    for (; bytes > 0; --bytes, number >>= 8) text += static_cast<char>(number);
    return text;
  };
  std::string samples;
  for (int t = 0; t < 1600; ++t)
    samples += word(static_cast<std::uint32_t>(t * step % 97 * 200), 2);
  const auto size = static_cast<std::uint32_t>(samples.size());
  std::ofstream(file, std::ios::binary)
      << "RIFF" << word(36 + size, 4) << "WAVEfmt " << word(16, 4) << word(1, 2)
      << word(1, 2) << word(8000, 4) << word(16000, 4) << word(2, 2)
      << word(16, 2) << "data" << word(size, 4) << samples;
}

// A folder of six clips of each of two words.
std::string write_sounds(const fs::path& folder) {
  fs::create_directories(folder);
  for (int k = 0; k < 12; ++k)
    write_sound(
        (folder / fmt::format("{}_{}.wav", k % 2 ? "odd" : "even", k)).string(),
        k % 2 ? 7 : 20 + k);
  return folder.string();
}

// What an option reads as a file: a sound, or texts of two classes, turned,
// sentences and their translations, or numbers above 0 of days.
void write_input(const std::string& file, const std::string& form) {
  if (form == "sounds") return write_sound(file, 7);
  std::ofstream out(file);
  if (form == "days") return write_days(out);
  for (int line = 0; line < 150; ++line) {
    const std::string name = line % 2 == 0 ? "even" : "odd";
    const auto text =
        fmt::format("\"One gate,\" said {}, \"at a time.\"", line);
    out << (form == "turned" ? text + "\t" + name : name + "\t" + text) << "\n";
  }
}

// A program whose runs are tried; those that fail are printed and counted.
class Trial {
 public:
  Trial(std::string program, std::map<std::string, std::string> needed)
      : program_(std::move(program)),
        needed_(std::move(needed)),
        options_(options_of(program_)) {
    if (options_.empty()) throw std::runtime_error("no option was found");
  }

  void run(const std::string& arguments) {
    tell(arguments, fault(run_program(program_, arguments)));
  }

  void draw(const std::string& arguments, bool some = true) {
    const TemporaryFolder folder;
    const auto all = arguments + " --figures=" + folder.path.string();
    auto found = fault(run_program(program_, all));
    if (found.empty()) found = fault_of_figures(folder.path, some);
    tell(all, found);
  }

  // A file stays for the options behind: first it is an input, which some read;
  // then one saves something there, and the next one loads it. A study that
  // takes the place of all else may draw nothing, nor need an answer to a text.
  void each_alone() {
    const TemporaryFolder folder;
    const auto file = (folder.path / "file").string();
    write_input(file, needed_["--data"]);
    for (const auto& [name, kind, preset, excluded, values] : options_) {
      const auto others = smallest(options_, name);
      const bool draws = name != "--study" && name != "--say";
      for (std::size_t k = 1; k < values.size(); ++k)
        draw(others + needing(name + "=" + values[k]), draws);
      if (kind.empty()) draw(others + " " + name);
      if (kind == "FILE")
        draw(fmt::format("{} {}={}", others, name, file), name != "--hear");
      if (kind == "DIR" && name != "--figures")
        draw(fmt::format("{} {}={}", others, name,
                         write_sounds(folder.path / "sounds")));
      if (kind == "TEXT")
        draw(others + " " + name + "='One gate'" + with_file(name, file),
             draws);
    }
  }

  int finish(bool smallest_alone) {
    run(smallest(options_));
    draw(smallest(options_));
    if (!smallest_alone) each_alone();
    fmt::print("{} runs, {} failed\n", runs_, failed_);
    return failed_ == 0 ? 0 : 1;
  }

 private:
  // With the option that this one needs.
  std::string needing(const std::string& option) const {
    const auto other = needed_.find(option);
    return " " + option + (other == needed_.end() ? "" : " " + other->second);
  }

  // The option that reads a file beside this one, which reads a text.
  std::string with_file(const std::string& name,
                        const std::string& file) const {
    const auto other = needed_.find(name);
    return other == needed_.end() ? "" : " " + other->second + "=" + file;
  }

  void tell(const std::string& arguments, const std::string& found) {
    ++runs_;
    if (found.empty()) return;
    ++failed_;
    fmt::print("{}{}\n  {}\n", program_, arguments, found);
  }

  std::string program_;
  std::map<std::string, std::string> needed_;
  std::vector<ProgramOption> options_;
  std::size_t runs_ = 0, failed_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> words(argv + 1, argv + argc);
  const bool smallest_alone = !words.empty() && words[0] == "--smallest";
  if (smallest_alone) words.erase(words.begin());
  if (words.size() % 2 == 0)
    throw std::runtime_error(
        "try_options [--smallest] PROGRAM [OPTION=VALUE ANOTHER]...");
  std::map<std::string, std::string> needed;
  for (std::size_t k = 1; k < words.size(); k += 2)
    needed[words[k]] = words[k + 1];
  return Trial(words[0], std::move(needed)).finish(smallest_alone);
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
