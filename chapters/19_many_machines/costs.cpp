#include "costs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "study/least_squares.hpp"

namespace many_machines {

// Of the four blocks of W, U and b, and of the dense layer.
std::size_t parameters_of(std::size_t units) {
  return 4 * units * (1 + units + 1) + units + 1;
}

// #region costs
// The most shards of a rank.
static double share(const Work& work, std::size_t ranks) {
  return static_cast<double>((work.shards + ranks - 1) / ranks);
}

double bytes_sent(const Work& work, std::size_t ranks) {
  const double R = static_cast<double>(ranks);
  const double P = static_cast<double>(sizeof(float) * work.parameters);
  return (share(work, ranks) + 1) * P * (R - 1) / R;
}

double messages_sent(std::size_t ranks, Way way) {
  const auto others = static_cast<double>(ranks - 1);
  return 3 * (way == Way::direct ? others : std::ceil(std::log2(1 + others)));
}

double compute_seconds(const Work& work, std::size_t ranks) {
  return share(work, ranks) * work.shard;
}

double exchange_seconds(const Work& work, std::size_t ranks,
                        const Network& network, Way way) {
  return messages_sent(ranks, way) * network.message +
         bytes_sent(work, ranks) * network.byte;
}
// #endregion

double speed_up(const Work& work, std::size_t ranks, const Network& network,
                Way way, bool overlapped) {
  const double compute = compute_seconds(work, ranks);
  const double exchange = exchange_seconds(work, ranks, network, way);
  return compute_seconds(work, 1) /
         (overlapped ? std::max(compute, exchange) : compute + exchange);
}

Work work_of(const std::vector<Time>& times, std::size_t units,
             std::size_t shards) {
  const auto* alone = find(times, "memory", 1, units, shards);
  if (!alone) throw std::runtime_error("one rank alone was not measured");
  return {parameters_of(units), shards,
          (alone->step - alone->exchange) / static_cast<double>(shards)};
}

Network fitted(const std::string& name, const std::vector<Time>& times) {
  study::LeastSquares squares(2);
  for (const auto& time : times)
    if (time.network == name && time.ranks == 2) {
      const Work work{parameters_of(time.units), time.shards, 0};
      squares.add(std::array{messages_sent(2) / time.exchange,
                             bytes_sent(work, 2) / time.exchange},
                  1);
    }
  const auto weights = squares.weights();
  return {name, weights[0], weights[1]};
}

}  // namespace many_machines
