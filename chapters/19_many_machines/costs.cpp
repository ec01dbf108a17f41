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
static double most_shards(const Work& work, std::size_t ranks) {
  return static_cast<double>((work.shards + ranks - 1) / ranks);
}

double bytes_sent(const Work& work, std::size_t ranks, Told told) {
  const double R = static_cast<double>(ranks);
  const double all = static_cast<double>(sizeof(float) * work.parameters);
  const double lists = told == Told::shards ? most_shards(work, ranks) : 1;
  return (lists + 1) * all * (R - 1) / R;
}

double messages_sent(std::size_t ranks, Told told) {
  const auto others = static_cast<double>(ranks - 1);
  return 3 *
         (told == Told::in_rounds ? std::ceil(std::log2(1 + others)) : others);
}

double exchange_seconds(const Work& work, std::size_t ranks,
                        const Network& network, Told told) {
  return messages_sent(ranks, told) * network.message +
         bytes_sent(work, ranks, told) * network.byte;
}
// #endregion

double compute_seconds(const Work& work, std::size_t ranks) {
  return most_shards(work, ranks) * work.shard;
}

double speed_up(const Work& work, std::size_t ranks, const Network& network,
                Told told, bool overlapped) {
  const double compute = compute_seconds(work, ranks);
  const double exchange = exchange_seconds(work, ranks, network, told);
  return compute_seconds(work, 1) /
         (overlapped ? std::max(compute, exchange) : compute + exchange);
}

Work work_of(const std::vector<Time>& times, std::size_t units,
             std::size_t shards) {
  const auto alone = time_of(times, "memory", 1, units, shards);
  return {parameters_of(units), shards,
          (alone.step - alone.exchange) / static_cast<double>(shards)};
}

static bool is_limited(const std::string& network) {
  return network.ends_with("bit/s");
}

double bytes_of_two(const Time& time) {
  return bytes_sent({parameters_of(time.units), time.shards, 0}, 2);
}

// The first thousands of bytes pass a limit at once.
bool is_fitted(const Time& time) {
  return time.ranks == 2 &&
         (!is_limited(time.network) || bytes_of_two(time) > 100'000);
}

Network fitted(const std::string& name, const std::vector<Time>& times) {
  const double message =
      is_limited(name) ? fitted("no limit", times).message : 0;
  study::LeastSquares squares(is_limited(name) ? 1 : 2);
  for (const auto& time : times)
    if (time.network == name && is_fitted(time)) {
      const std::array x = {bytes_of_two(time) / time.exchange,
                            messages_sent(2) / time.exchange};
      if (is_limited(name))
        squares.add(std::span(x).first(1), 1 - message * x[1]);
      else
        squares.add(x, 1);
    }
  const auto weights = squares.weights();
  return {name, is_limited(name) ? message : weights[1], weights[0]};
}

}  // namespace many_machines
