#pragma once
#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>
#include <vector>

#include "lstm/layers/loss.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/training/cutting.hpp"
#include "lstm/training/group.hpp"

namespace lstm::detail {

/// Calls visit(gradient, count, at) for the pieces of the gradients, laid one
/// behind the other, that a part covers; `at` counts from its beginning.
template <class Scalar, class Visit>
void for_gradients(const Parameters<Scalar>& parameters, const Columns& part,
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

 private:
  static constexpr std::size_t loss_size = sizeof(Summed<Scalar>);

  void pack_shards(std::span<const Shard> mine);
  void make_room_for_shards(std::span<const std::size_t> computed);
  Summed<Scalar> add_up(std::size_t shards);
  void pack_sums();
  void make_room_for_sums();
  void take_sums(const Parameters<Scalar>& parameters) const;

  std::vector<Columns> parts_;  // of all gradients, which are cut like a batch
  std::size_t numbers_ = 0;     // of this rank's part
  Parcels out_, in_;
  std::vector<Scalar> sum_, read_;
};

// #region rank_sum
// First each rank gets the part that it adds up, of every shard. Then all get
// all sums.
template <class Scalar>
Summed<Scalar> RankSum<Scalar>::operator()(
    Group& group, std::span<const Shard> mine,
    std::span<const std::size_t> computed,
    const Parameters<Scalar>& parameters) {
  const std::size_t R = group.size(), P = count(parameters);
  parts_.clear();
  for (std::size_t r = 0; r < R; ++r) parts_.push_back(shard_columns(r, R, P));
  numbers_ = parts_[group.rank()].count();

  pack_shards(mine);
  make_room_for_shards(computed);
  group.exchange(out_, in_);
  const auto n =
      std::accumulate(computed.begin(), computed.end(), std::size_t{0});
  const auto loss = add_up(n);

  pack_sums();
  make_room_for_sums();
  group.exchange(out_, in_);
  take_sums(parameters);
  return loss;
}
// #endregion

// For each rank: of each shard its loss and the part that the rank adds up.
template <class Scalar>
void RankSum<Scalar>::pack_shards(std::span<const Shard> mine) {
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

template <class Scalar>
void RankSum<Scalar>::make_room_for_shards(
    std::span<const std::size_t> computed) {
  std::size_t all = 0;
  in_.sizes.clear();
  for (const auto n : computed) {
    in_.sizes.push_back(n * (loss_size + numbers_ * sizeof(Scalar)));
    all += in_.sizes.back();
  }
  in_.bytes.resize(all);
}

// #region add_up
// What has come stands in the order of the shards.
template <class Scalar>
Summed<Scalar> RankSum<Scalar>::add_up(std::size_t shards) {
  Summed<Scalar> loss, one;
  sum_.assign(numbers_, Scalar(0));
  read_.resize(numbers_);
  const std::byte* from = in_.bytes.data();
  for (std::size_t k = 0; k < shards; ++k) {
    std::memcpy(&one, from, loss_size);
    loss += one;
    from += loss_size;
    if (numbers_ > 0)
      std::memcpy(read_.data(), from, numbers_ * sizeof(Scalar));
    for (std::size_t j = 0; j < numbers_; ++j) sum_[j] += read_[j];
    from += numbers_ * sizeof(Scalar);
  }
  return loss;
}
// #endregion

// The same for each rank.
template <class Scalar>
void RankSum<Scalar>::pack_sums() {
  const std::size_t size = numbers_ * sizeof(Scalar);
  out_.sizes.assign(parts_.size(), size);
  out_.bytes.resize(parts_.size() * size);
  for (std::size_t r = 0; r < parts_.size() && size > 0; ++r)
    std::memcpy(out_.bytes.data() + r * size, sum_.data(), size);
}

template <class Scalar>
void RankSum<Scalar>::make_room_for_sums() {
  in_.sizes.clear();
  for (const auto& part : parts_)
    in_.sizes.push_back(part.count() * sizeof(Scalar));
  in_.bytes.resize(parts_.back().last * sizeof(Scalar));
}

template <class Scalar>
void RankSum<Scalar>::take_sums(const Parameters<Scalar>& parameters) const {
  for_gradients(parameters, {0, parts_.back().last},
                [&](Scalar* d, std::size_t n, std::size_t begin) {
                  std::memcpy(d, in_.bytes.data() + begin * sizeof(Scalar),
                              n * sizeof(Scalar));
                });
}

}  // namespace lstm::detail
