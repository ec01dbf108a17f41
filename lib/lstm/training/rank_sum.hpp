#pragma once
#include <cstring>
#include <span>

#include "lstm/layers/loss.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/training/group.hpp"

namespace lstm::detail {

/// Part k of n of a row of things: `first` to `last` - 1.
struct Stretch {
  std::size_t first, last;
  std::size_t count() const { return last - first; }
};
inline Stretch stretch(std::size_t k, std::size_t n, std::size_t things) {
  return {k * things / n, (k + 1) * things / n};
}

/// Calls visit(gradient, count, at) for the pieces of the gradients, laid one
/// behind the other, that the stretch covers; `at` counts from its beginning.
template <class Scalar, class Visit>
void for_gradients(const Parameters<Scalar>& parameters, const Stretch& part,
                   const Visit& visit) {
  std::size_t begin = 0;
  for (auto* p : parameters) {
    const std::size_t end = begin + p->gradient.size();
    const std::size_t first = std::max(begin, part.first);
    const std::size_t last = std::min(end, part.last);
    if (first < last)
      visit(p->gradient.data() + (first - begin), last - first,
            first - part.first);
    begin = end;
  }
}

// #region rank_sum
/// Adds up the losses and the gradients of shards that several ranks have
/// computed. A rank adds up one part of all gradients, in the order of the
/// shards, so the sums are those of a single rank. It sends what the others add
/// up, and in the end its part of the sums.
template <class Scalar>
class RankSum {
 public:
  /// A shard that this rank has computed.
  struct Shard {
    Summed<Scalar> loss;
    const Parameters<Scalar>* parameters;
  };

  /// `computed` says how many shards each rank has computed. The sum of the
  /// gradients is left in `parameters`, that of the losses returned.
  Summed<Scalar> operator()(Group& group, std::span<const Shard> mine,
                            std::span<const std::size_t> computed,
                            const Parameters<Scalar>& parameters);
  // #endregion

 private:
  static constexpr std::size_t loss_size = sizeof(Summed<Scalar>);

  void send_shards(std::span<const Shard> mine);
  Summed<Scalar> add_up(std::size_t shards, std::size_t numbers);

  std::vector<Stretch> parts_;  // of all gradients, one for each rank
  Parcels out_, in_;
  std::vector<Scalar> sum_, read_;
};

// For each rank: of each shard its loss and the part that the rank adds up.
template <class Scalar>
void RankSum<Scalar>::send_shards(std::span<const Shard> mine) {
  out_.sizes.clear();
  out_.bytes.clear();
  for (const auto& part : parts_) {
    const std::size_t size = loss_size + part.count() * sizeof(Scalar);
    out_.sizes.push_back(mine.size() * size);
    for (const auto& shard : mine) {
      const std::size_t at = out_.bytes.size();
      out_.bytes.resize(at + size);
      std::byte* const to = out_.bytes.data() + at;
      std::memcpy(to, &shard.loss, loss_size);
      for_gradients(*shard.parameters, part,
                    [&](const Scalar* d, std::size_t n, std::size_t begin) {
                      std::memcpy(to + loss_size + begin * sizeof(Scalar), d,
                                  n * sizeof(Scalar));
                    });
    }
  }
}

// #region add_up
// What has come stands in the order of the shards.
template <class Scalar>
Summed<Scalar> RankSum<Scalar>::add_up(std::size_t shards,
                                       std::size_t numbers) {
  Summed<Scalar> loss, one;
  sum_.assign(numbers, Scalar(0));
  read_.resize(numbers);
  const std::byte* from = in_.bytes.data();
  for (std::size_t k = 0; k < shards; ++k) {
    std::memcpy(&one, from, loss_size);
    loss += one;
    from += loss_size;
    if (numbers > 0) std::memcpy(read_.data(), from, numbers * sizeof(Scalar));
    for (std::size_t j = 0; j < numbers; ++j) sum_[j] += read_[j];
    from += numbers * sizeof(Scalar);
  }
  return loss;
}
// #endregion

template <class Scalar>
Summed<Scalar> RankSum<Scalar>::operator()(
    Group& group, std::span<const Shard> mine,
    std::span<const std::size_t> computed,
    const Parameters<Scalar>& parameters) {
  const std::size_t ranks = group.size(), all = count(parameters);
  parts_.clear();
  for (std::size_t r = 0; r < ranks; ++r)
    parts_.push_back(stretch(r, ranks, all));
  const std::size_t numbers = parts_[group.rank()].count();

  std::size_t shards = 0;
  in_.sizes.clear();
  for (const auto n : computed) {
    in_.sizes.push_back(n * (loss_size + numbers * sizeof(Scalar)));
    shards += n;
  }
  in_.bytes.resize(shards * (loss_size + numbers * sizeof(Scalar)));
  send_shards(mine);
  group.exchange(out_, in_);
  const auto loss = add_up(shards, numbers);

  out_.sizes.assign(ranks, numbers * sizeof(Scalar));
  out_.bytes.resize(ranks * numbers * sizeof(Scalar));
  for (std::size_t r = 0; r < ranks && numbers > 0; ++r)
    std::memcpy(out_.bytes.data() + r * out_.sizes[r], sum_.data(),
                out_.sizes[r]);
  in_.bytes.resize(all * sizeof(Scalar));
  for (std::size_t r = 0; r < ranks; ++r)
    in_.sizes[r] = parts_[r].count() * sizeof(Scalar);
  group.exchange(out_, in_);
  for_gradients(parameters, {0, all},
                [&](Scalar* d, std::size_t n, std::size_t begin) {
                  std::memcpy(d, in_.bytes.data() + begin * sizeof(Scalar),
                              n * sizeof(Scalar));
                });
  return loss;
}

}  // namespace lstm::detail
