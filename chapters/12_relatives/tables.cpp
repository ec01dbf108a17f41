#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "study/median.hpp"
#include "study/spread.hpp"
#include "study/wilson.hpp"
#include "support/program.hpp"

namespace relatives {
namespace {

std::string thousands(const Entry& entry) {
  return fmt::format("{:.1f}", entry.sequences() / 1000);
}

// How many of 100 networks would solve it.
std::string share(const Entry& entry) {
  const auto n = static_cast<double>(entry.outcomes.size());
  const auto interval =
      study::wilson(static_cast<double>(entry.solved()) / n, n);
  return fmt::format("{:.0f}-{:.0f}", 100 * interval.low, 100 * interval.high);
}

// The median of the bits a letter, and an interval for it where networks are
// enough. Where a network's numbers have grown beyond all bounds, there is
// none.
std::string median_bits(const Entry& entry, int digits) {
  const auto bits = entry.bits();
  if (!std::ranges::all_of(bits, [](double b) { return std::isfinite(b); }))
    return "-";
  if (bits.size() < 6)
    return fmt::format("{:.{}f}", study::median(bits), digits);
  const auto spread = study::spread_of(bits, 0);
  return fmt::format("{:.{}f} {:.{}f}-{:.{}f}", spread.median, digits,
                     spread.low, digits, spread.high, digits);
}

double mean_wrong(const Entry& entry) {
  double sum = 0;
  for (const auto& outcome : entry.outcomes) sum += outcome.trial.wrong;
  return sum / static_cast<double>(entry.outcomes.size());
}

}  // namespace

// The mean share right of the sizes that tables show.
static std::string shares_right(const Contest& contest, const Entry& entry) {
  std::string all;
  for (const auto size : contest.shown) {
    const auto place = std::ranges::find(contest.sizes, size);
    all += fmt::format(
        "{:6.3f}",
        entry.right(static_cast<std::size_t>(place - contest.sizes.begin())));
  }
  return all;
}

static void report_bits(const Contest& contest,
                        const std::vector<Entry>& entries) {
  fmt::print("{}; {} networks each\n{:10} {:>5} {:>7} {:>5}  {:5} {}\n",
             contest.what, entries.at(0).outcomes.size(), "", "units",
             "numbers", "rate", "bits", "interval");
  for (const auto& entry : entries)
    fmt::print("{:10} {:5} {:7} {:5}  {}\n", entry.kind->name, entry.units,
               entry.parameters, entry.rate, median_bits(entry, 3));
  fmt::print("\n");
  support::flush_report();
}

void report(const Contest& contest, const std::vector<Entry>& entries) {
  if (contest.test) return report_bits(contest, entries);
  fmt::print("{}; {} networks each\n{:10} {:>5} {:>7} {:>5} {:>6} {:>8} {:>9}",
             contest.what, entries.at(0).outcomes.size(), "", "units",
             "numbers", "rate", "solved", "interval", "thousands");
  for (const auto size : contest.shown) fmt::print("{:>6}", size);
  fmt::print("{}{}\n", contest.unit.empty() ? "" : " ", contest.unit);
  for (const auto& entry : entries)
    fmt::print("{:10} {:5} {:7} {:5} {:6} {:>8} {:>9}{}\n", entry.kind->name,
               entry.units, entry.parameters, entry.rate, entry.solved(),
               share(entry), thousands(entry), shares_right(contest, entry));
  fmt::print("\n");
  support::flush_report();
}

void report(const std::vector<Cost>& costs) {
  fmt::print(
      "µs a step of 32 sequences, there and back\n{:10} {:>5} {:>7} {:>8}\n",
      "", "units", "tape", "library");
  for (const auto& [kind, units, on_tape, of_library] : costs)
    fmt::print("{:10} {:5} {:7.2f} {:>8}\n", kind->name, units, on_tape,
               of_library > 0 ? fmt::format("{:.2f}", of_library) : "-");
  support::flush_report();
}

void report_rates(const Contest& contest, const std::vector<Entry>& entries) {
  if (contest.test) return report_bits(contest, entries);
  fmt::print("{}; {} networks each\n{:10} {:>6} {:>6} {:>9} {:>6}\n",
             contest.what, entries.at(0).outcomes.size(), "", "rate", "solved",
             "thousands", "wrong");
  for (const auto& entry : entries)
    fmt::print("{:10} {:6} {:6} {:>9} {:6.3f}\n", entry.kind->name, entry.rate,
               entry.solved(), thousands(entry), mean_wrong(entry));
  fmt::print("\n");
  support::flush_report();
}

void report_all(const std::vector<Contest>& contests,
                const std::vector<std::vector<Entry>>& entries,
                const std::vector<Cost>& costs) {
  fmt::print("of {} networks each: solved, interval in %, thousands\n{:10}",
             entries.at(0).at(0).outcomes.size(), "");
  for (const auto& contest : contests)
    fmt::print(" {:{}}", contest.name, contest.test ? 14 : 15);
  fmt::print("{:>5}\n", "µs");
  for (std::size_t k = 0; k < costs.size(); ++k) {
    fmt::print("{:10}", costs[k].kind->name);
    for (std::size_t n = 0; n < contests.size(); ++n) {
      const auto& held = entries[n][k];
      if (contests[n].test)
        fmt::print(" {:14}", median_bits(held, 2));
      else
        fmt::print(" {:2} {:>6} {:>5}", held.solved(), share(held),
                   thousands(held));
    }
    fmt::print("{:5.1f}\n", costs[k].on_tape);
  }
  support::flush_report();
}

}  // namespace relatives
