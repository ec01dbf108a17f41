#pragma once
#include <string>
#include <vector>

namespace many_machines {

/// What a step of training took, for so many ranks of one thread each and what
/// lies between them.
struct Time {
  std::string network;
  std::size_t ranks, units, batch, shards;
  double step, exchange;  // seconds, those of the exchanges within the step's
};

/// A line each, below a line of names. Throws study::DataError where something
/// else is there.
std::vector<Time> read_times(const std::string& text);

/// A file of one. Throws figures::FileError.
void write_time(const std::string& file, const Time& time);

/// Those that were measured for this book: of each case the medians.
std::vector<Time> measured();

/// The one of a case. Throws study::DataError where it was not measured.
Time time_of(const std::vector<Time>& times, const std::string& network,
             std::size_t ranks, std::size_t units, std::size_t shards);

}  // namespace many_machines
