#include "times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "figures/file.hpp"
#include "study/cells.hpp"
#include "study/data_file.hpp"
#include "study/median.hpp"
#include "study/rows.hpp"

namespace many_machines {

constexpr auto names = "network,ranks,units,batch,shards,step,exchange";
constexpr std::size_t most = 10'000'000;  // bytes

static study::DataError wrong(const study::Row& row, std::size_t column,
                              const char* expected) {
  return study::DataError(fmt::format("times, line {}: \"{}\" is no {}",
                                      row.number, row.columns[column],
                                      expected));
}

static double seconds(const study::Row& row, std::size_t column) {
  const auto value = study::number_of(row.columns[column]);
  if (!value || *value <= 0) throw wrong(row, column, "time");
  return *value;
}

static std::size_t whole(const study::Row& row, std::size_t column) {
  const auto value = study::number_of(row.columns[column]);
  if (!value || *value < 1 || *value > 1e9 || *value != std::floor(*value))
    throw wrong(row, column, "number of things");
  return static_cast<std::size_t>(*value);
}

std::vector<Time> read_times(const std::string& text) {
  if (!text.starts_with(std::string(names) + "\n"))
    throw study::DataError(fmt::format("times do not begin with {}", names));
  std::vector<Time> times;
  for (const auto& row : study::read_rows(text, "times", 7, ','))
    if (row.number > 1)
      times.push_back({std::string(row.columns[0]), whole(row, 1),
                       whole(row, 2), whole(row, 3), whole(row, 4),
                       seconds(row, 5), seconds(row, 6)});
  return times;
}

void write_time(const std::string& file, const Time& time) {
  auto network = time.network;  // in one cell of a line
  std::ranges::replace_if(
      network, [](char c) { return c == ',' || c == '\n' || c == '\r'; }, ' ');
  figures::write_file(
      file, fmt::format("{}\n{},{},{},{},{},{:.4g},{:.4g}\n", names, network,
                        time.ranks, time.units, time.batch, time.shards,
                        time.step, time.exchange));
}

static bool same_case(const Time& a, const Time& b) {
  return a.network == b.network && a.ranks == b.ranks && a.units == b.units &&
         a.batch == b.batch && a.shards == b.shards;
}

std::vector<Time> measured() {
  const auto all = read_times(figures::read_file(TIMES_FILE, most));
  std::vector<Time> medians;
  for (const auto& time : all) {
    if (std::ranges::any_of(
            medians, [&](const auto& known) { return same_case(known, time); }))
      continue;
    std::vector<double> steps, exchanges;
    for (const auto& other : all)
      if (same_case(time, other)) {
        steps.push_back(other.step);
        exchanges.push_back(other.exchange);
      }
    auto& median = medians.emplace_back(time);
    median.step = study::median(steps);
    median.exchange = study::median(exchanges);
  }
  return medians;
}

Time time_of(const std::vector<Time>& times, const std::string& network,
             std::size_t ranks, std::size_t units, std::size_t shards) {
  for (const auto& time : times)
    if (time.network == network && time.ranks == ranks && time.units == units &&
        time.shards == shards)
      return time;
  throw study::DataError(
      fmt::format("times: {} ranks, {} units, {} shards, {} were not measured",
                  ranks, units, shards, network));
}

}  // namespace many_machines
