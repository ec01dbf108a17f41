#pragma once
#include <deque>
#include <optional>

#include "lstm/numbers/team.hpp"
#include "lstm/training/cutting.hpp"
#include "lstm/training/model.hpp"
#include "lstm/training/rank_sum.hpp"
#include "lstm/training/snapshot.hpp"

namespace lstm {

namespace detail {

/// Throws WeightsError unless a batch can have so many.
void expect_shards(std::size_t count, std::size_t asked);

/// Lets a model forget what it carries from batch to batch, or names it. A
/// model that can be restarted must have both.
template <class M>
concept Carries = requires(M& model) {
  model.restart();
};
template <class M>
void restart(M& model) {
  if constexpr (Carries<M>) model.restart();
}
template <class M>
void remember_carried(Snapshot& all, M& model) {
  if constexpr (Carries<M>) model.remember(all);
}

}  // namespace detail

// #region shards
/// The parts of a batch that are computed each by itself. A shard has a copy of
/// the model, its own samples and chance, and keeps its room from batch to
/// batch.
template <Model M>
class Shards {
 public:
  using Scalar = typename M::Scalar;
  using Batch = typename M::Batch;

  /// Keeps a reference to the model. Shard k draws from part k of `chance`. The
  /// ranks of a group share the shards; no batch is larger than their first.
  explicit Shards(M& model, const Seed& chance = Seed(0), std::size_t asked = 0,
                  Group* group = nullptr);
  Shards(const Shards&) = delete;

  /// The loss of these samples; leaves the gradients of its mean in the model.
  /// The team shares the work, and the numbers are the same with any team.
  Summed<Scalar> loss_and_gradients(const Batch& data, Samples samples,
                                    Team& team) {
    return loss_and_gradients(data, samples, team,
                              shard_count(samples.size(), asked_));
  }
  /// In n shards, at least one.
  Summed<Scalar> loss_and_gradients(const Batch& data, Samples samples,
                                    Team& team, std::size_t n);
  // #endregion

  /// Lets each shard forget what it has carried from batch to batch.
  void restart();

  /// Names what the shards carry, and what their chances are; of those of other
  /// ranks what was last told.
  void remember(Snapshot& all);

  /// Has each rank tell the others what its shards carry, and their chances.
  void tell_all();

 private:
  struct Shard {
    M model;
    Parameters<Scalar> parameters;
    Random random;
    Batch batch{};
    Summed<Scalar> loss{};

    Shard(const M& copied, Random random_)
        : model(copied), parameters(model.parameters()), random(random_) {}
  };
  void deal(std::size_t n) {
    while (shards_.size() < n) shards_.emplace_back();
  }
  Shard& made(std::size_t k);
  Columns make_own(std::size_t n) {
    deal(n);
    const auto mine = shards_of_rank(n);
    for (std::size_t k = mine.first; k < mine.last; ++k) made(k);
    return mine;
  }
  void compute(Shard& shard, const Batch& data, Samples samples);
  void remember(Snapshot& all, std::size_t k);
  Columns shards_of(std::size_t r, std::size_t n) const;
  Columns shards_of_rank(std::size_t n) const {
    return group_ ? shards_of(group_->rank(), n) : Columns{0, n};
  }
  Summed<Scalar> sum(std::size_t n);
  Summed<Scalar> sum_of_ranks(std::size_t n);

  M& model_;
  Parameters<Scalar> parameters_;
  Seed chance_;
  std::size_t asked_;
  Group* group_;
  // A shard stays where it was made. Those of other ranks are made where a
  // checkpoint needs them.
  std::deque<std::optional<Shard>> shards_;
  detail::RankSum<Scalar> rank_sum_;
  std::vector<typename detail::RankSum<Scalar>::Shard> computed_;
  std::vector<std::size_t> counts_;  // of what the ranks have computed
};

template <Model M>
Shards<M>::Shards(M& model, const Seed& chance, std::size_t asked, Group* group)
    : model_(model),
      parameters_(model.parameters()),
      chance_(chance),
      asked_(asked),
      group_(group) {}

template <Model M>
typename Shards<M>::Shard& Shards<M>::made(std::size_t k) {
  auto& shard = shards_[k];
  if (!shard) {
    shard.emplace(model_, chance_.part("shard", k).stream("masks"));
    detail::restart(shard->model);
  }
  return *shard;
}

// #region compute
template <Model M>
void Shards<M>::compute(Shard& shard, const Batch& data, Samples samples) {
  gather(data, samples, shard.batch);
  for (std::size_t k = 0; k < parameters_.size(); ++k) {
    auto* p = shard.parameters[k];
    p->value = parameters_[k]->value;
    set_zeros(p->gradient, p->value.shape());
  }
  shard.loss = pass(shard.model, shard.batch, shard.random);
}
// #endregion

// #region share
template <Model M>
Summed<typename M::Scalar> Shards<M>::loss_and_gradients(const Batch& data,
                                                         Samples samples,
                                                         Team& team,
                                                         std::size_t n) {
  const FlushSubnormals<Scalar> flush;
  expect_gradients(parameters_);
  const auto mine = make_own(n);
  team.run(mine.count(), [&](std::size_t place) {
    const std::size_t k = mine.first + place;
    const auto [first, last] = shard_columns(k, n, samples.size());
    compute(*shards_[k], data, samples.subspan(first, last - first));
  });
  const auto loss = group_ ? sum_of_ranks(n) : sum(n);
  divide_gradients(parameters_, loss.count);
  return loss;
}
// #endregion

// #region sum
// Always in the order of the shards, since sums depend on it.
template <Model M>
Summed<typename M::Scalar> Shards<M>::sum(std::size_t n) {
  zero_gradients(parameters_);
  Summed<Scalar> loss;
  for (std::size_t k = 0; k < n; ++k) {
    loss += shards_[k]->loss;
    add_gradients(shards_[k]->parameters, parameters_);
  }
  return loss;
}
// #endregion

// The same sums, of shards that are computed elsewhere.
template <Model M>
Summed<typename M::Scalar> Shards<M>::sum_of_ranks(std::size_t n) {
  counts_.clear();
  for (std::size_t r = 0; r < group_->size(); ++r)
    counts_.push_back(shards_of(r, n).count());
  computed_.clear();
  const auto mine = shards_of_rank(n);
  for (std::size_t k = mine.first; k < mine.last; ++k)
    computed_.push_back({shards_[k]->loss, &shards_[k]->parameters});
  return rank_sum_(*group_, computed_, counts_, parameters_);
}

// Those of the first n shards that are rank r's. All that there are are dealt:
// a rank keeps its shards, with what they carry, where a batch has fewer.
template <Model M>
Columns Shards<M>::shards_of(std::size_t r, std::size_t n) const {
  const auto all = shard_columns(r, group_->size(), shards_.size());
  return {std::min(all.first, n), std::min(all.last, n)};
}

template <Model M>
void Shards<M>::restart() {
  for (auto& shard : shards_)
    if (shard) detail::restart(shard->model);
}

template <Model M>
void Shards<M>::remember(Snapshot& all) {
  auto count = shards_.size();
  all("count", count);
  detail::expect_shards(count, asked_);
  while (shards_.size() > count) shards_.pop_back();
  deal(count);
  for (std::size_t k = 0; k < count; ++k) remember(all, k);
}

template <Model M>
void Shards<M>::remember(Snapshot& all, std::size_t k) {
  auto part = all.part(fmt::format("{}", k));
  auto& shard = made(k);
  part("chance", shard.random);
  detail::remember_carried(part, shard.model);
}

template <Model M>
void Shards<M>::tell_all() {
  if (!group_) return;
  const auto remember_some = [&](Snapshot all, std::size_t r) {
    const auto some = shards_of(r, shards_.size());
    for (std::size_t k = some.first; k < some.last; ++k) remember(all, k);
  };
  Arrays mine;
  remember_some(Snapshot::into(mine), group_->rank());
  auto heard = say_to_all(*group_, mine);
  for (std::size_t r = 0; r < heard.size(); ++r)
    remember_some(Snapshot::out_of(heard[r]), r);
}

}  // namespace lstm
