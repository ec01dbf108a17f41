// An epoch of chapter 8's program here and in other systems, by turns: other
// work on the machine slows whatever runs at that moment.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "figures/folder.hpp"
#include "report.hpp"
#include "support/program.hpp"

struct Settings {
  std::size_t repetitions = 7, sweep_repetitions = 3, windows = 10'000,
              threads = 2;
  std::string folder = ".", against;
};

static void declare(support::Options& options, Settings& settings) {
  options.whole("--repetitions", settings.repetitions, {1, 1000, 3},
                "how often each system trains for an epoch");
  options.whole("--sweep-repetitions", settings.sweep_repetitions, {0, 1000, 0},
                "how often at every point of the sweeps; 0: no sweeps");
  options.whole("--windows", settings.windows, {32, 1'000'000, 1000},
                "how many windows an epoch has");
  options.whole("--threads", settings.threads, {1, 256, 2},
                "how many threads each system has beside a run on one");
  options.app
      ->add_option("--against", settings.against,
                   "the folder of an earlier build, which takes part")
      ->type_name("DIR");
  options.app->add_option("--out", settings.folder, "the folder of the results")
      ->type_name("DIR");
}

static void comparison(const Settings& s) {
  const figures::Folder folder(s.folder);
  const auto systems = bench::start_systems(s.threads, s.against);
  bench::expect_agreement(systems);
  fmt::print("\nAn epoch: {} windows, T = 50, H = 64, batches of 32\n",
             s.windows);
  std::fflush(stdout);
  const auto epoch =
      bench::compare(systems, {50, 64, 32}, s.windows, s.repetitions);
  fmt::print("{}{}", bench::table(epoch), bench::goals(epoch));
  std::vector<bench::Swept> swept;
  for (const auto& sweep : bench::sweeps()) {
    if (s.sweep_repetitions == 0) break;
    std::fflush(stdout);
    swept.push_back({sweep, bench::run(sweep, systems, s.sweep_repetitions)});
    fmt::print("{}", bench::table(swept.back()));
  }
  if (!swept.empty()) {
    const std::span all(swept);
    folder.draw(bench::growth("10-growth", all.first(2)));
    folder.draw(bench::growth("10-growth-units", all.last(2)));
  }
  const auto results = std::filesystem::path(s.folder) / "results.json";
  if (!(std::ofstream(results) << bench::json(epoch, swept)).flush())
    throw std::runtime_error("cannot write " + results.string());
  fmt::print("\nwritten: {}\n", results.string());
}

int main(int argc, char** argv) {
  support::Options options("compare",
                           "Times the library beside PyTorch, oneDNN and the "
                           "matrix products alone.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { comparison(settings); });
}
