#pragma once
#include <string>
#include <vector>

#include "times.hpp"

namespace many_machines {

/// A training of P = `parameters` numbers whose batches are cut into n =
/// `shards`, each of which takes a rank so many seconds.
struct Work {
  std::size_t parameters, shards;
  double shard;
};

/// What lies between ranks: the seconds of a message without content, and of
/// each byte that a rank sends (Hockney 1994).
struct Network {
  std::string name;
  double message, byte;
};

/// What ranks tell each other of their gradients.
enum class Told {
  shards,    // as here: each to each other one, of each of its shards
  own_sums,  // the same, of the sum of its shards
  in_rounds  // half of what it still has of those sums, to a partner in each of
             // log2 R rounds, who adds it to its own (Thakur and others 2005)
};

/// The parameters of the network of this chapter with H = `units`.
std::size_t parameters_of(std::size_t units);

/// The bytes that the rank with the most shards sends in a step, R = `ranks`:
/// of each of its shards what the others add up, and what it has added up
/// itself.
double bytes_sent(const Work& work, std::size_t ranks,
                  Told told = Told::shards);

/// The messages of a rank in a step, which has three exchanges.
double messages_sent(std::size_t ranks, Told told = Told::shards);

/// Seconds of a step in which that rank computes, and those of its exchanges.
double compute_seconds(const Work& work, std::size_t ranks);
double exchange_seconds(const Work& work, std::size_t ranks,
                        const Network& network, Told told = Told::shards);

/// How many times as fast as one rank so many are. Where exchanges are
/// overlapped, a rank computes meanwhile, and a step lasts as long as the
/// longer of the two.
double speed_up(const Work& work, std::size_t ranks, const Network& network,
                Told told = Told::shards, bool overlapped = false);

/// The work of a case: what a shard takes follows from one rank's time.
Work work_of(const std::vector<Time>& times, std::size_t units,
             std::size_t shards);

/// The network whose costs have the least relative errors, squared, for the
/// exchanges of two ranks. Where a line is limited, a message costs what it
/// does without the limit, and exchanges count that are long enough to feel it.
Network fitted(const std::string& name, const std::vector<Time>& times);

/// The bytes that each of two ranks sends in a step of a case.
double bytes_of_two(const Time& time);

/// Whether the costs of its network are fitted to a case.
bool is_fitted(const Time& time);

}  // namespace many_machines
