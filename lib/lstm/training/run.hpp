#pragma once
#include <chrono>
#include <limits>

#include "lstm/numbers/fingerprint.hpp"
#include "lstm/training/fit_options.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/shards.hpp"

namespace lstm::detail {

/// Which batch of a training run is meant. All three count from 1.
struct Place {
  std::size_t epoch, batch, batches;  // the batches of one epoch
};

/// Throws std::invalid_argument for options that name no training.
void expect_options(const FitOptions& options, std::size_t samples,
                    bool validated);

/// The threads that were asked for, but no more than a rank has shards.
std::size_t team_size(const FitOptions& options, std::size_t samples);

/// Throws Divergence unless the loss of a batch and all gradients are finite.
template <class Scalar>
void expect_finite_step(double loss, const Place& place,
                        const Parameters<Scalar>& parameters);

/// Throws Divergence unless the validation loss of an epoch is finite.
void expect_finite_epoch(double loss, std::size_t epoch);

/// What the options and the seed tell of a run.
Facts facts(const FitOptions& options, const Seed& seed, std::size_t samples);

/// Throws std::invalid_argument unless a fact is none of `fit`'s own.
void expect_new(bool is_new, const std::string& fact);

/// Epochs as a list of numbers, three each.
void remember(Snapshot& all, History& history);

/// Throws WeightsError where something of the arrays is left, or the samples
/// are not all there in their order, or the batches cannot be done.
void expect_resumable(const Arrays& left, std::vector<std::size_t> order,
                      std::size_t samples, std::size_t done,
                      const FitOptions& options);

// #region best_epoch
/// Remembers the parameters of the epoch with the lowest figure.
template <class Scalar>
class BestEpoch {
 public:
  // Copies the parameters where the figure is the lowest so far.
  void consider(std::size_t epoch, double figure,
                const Parameters<Scalar>& parameters) {
    if (!(figure < figure_)) return;
    number_ = epoch;
    figure_ = figure;
    values_.clear();
    for (const auto* p : parameters) values_.push_back(p->value);
  }
  // #endregion

  // #region restore
  // Puts the remembered values back.
  void restore(const Parameters<Scalar>& parameters) const {
    for (std::size_t k = 0; k < values_.size(); ++k)
      parameters[k]->value = values_[k];
  }

  std::size_t number() const { return number_; }  // 0 before the first
  // #endregion

  void remember(Snapshot& all, const Parameters<Scalar>& parameters) {
    all("number", number_);
    all("figure", figure_);
    all("values", values_, parameters);
  }

 private:
  std::size_t number_ = 0;
  double figure_ = std::numeric_limits<double>::infinity();
  std::vector<Matrix<Scalar>> values_;
};

// #region run
/// A training run: what it is given, and how far it has come.
template <Model M>
struct Run {
  M& model;
  Optimizer<typename M::Scalar>& optimizer;
  const typename M::Batch& data;
  const FitOptions& options;
  const Observer& observer;
  const Seed& seed;
  Parameters<typename M::Scalar> parameters = model.parameters();
  Team team{team_size(options, data.size())};
  Shards<M> shards{model, seed, options.shards, options.group};

  Random chance = seed.stream("order");
  std::vector<std::size_t> order = numbers_below(data.size());
  History history = {};
  BestEpoch<typename M::Scalar> best = {};
  std::size_t done = 0;                  // batches of this epoch
  Summed<typename M::Scalar> loss = {};  // theirs
};
// #endregion

// #region remember
/// Names all that the rest of a run depends on.
template <Model M>
void remember(Snapshot& all, Run<M>& run) {
  for (std::size_t k = 0; k < run.parameters.size(); ++k)
    all(fmt::format("model.{}.{}", k, run.parameters[k]->name),
        run.parameters[k]->value, run.parameters[k]->value.shape());
  auto optimizer = all.part("optimizer");
  run.optimizer.remember(optimizer, run.parameters);
  auto best = all.part("best");
  run.best.remember(best, run.parameters);
  auto shards = all.part("shards");
  run.shards.remember(shards);
  all("order", run.order);
  all("chance", run.chance);
  all("done", run.done);
  all("loss.sum", run.loss.sum);
  all("loss.count", run.loss.count);
  remember(all, run.history);
}
// #endregion

/// Hands out checkpoints of a run, and takes it on from one.
template <Model M>
class Keeper {
 public:
  Keeper(Run<M>& run, const typename M::Batch* validation)
      : run_(run), writes_(run.options.checkpoints.write) {
    if (!wanted() && !run.options.group) return;
    facts_ = facts(run.options, run.seed, run.data.size());
    facts_["numbers"] = fmt::format("float{}", 8 * sizeof(typename M::Scalar));
    note("training data", run.data);
    if (validation) note("validation data", *validation);
    for (const auto& fact : run.options.checkpoints.run)
      expect_new(facts_.insert(fact).second, fact.first);
    if (run.options.group) expect_same_ranks();
  }

  // #region resume
  /// Leaves everything as it was where the checkpoint does not fit. What cannot
  /// be kept is refused here, before it has cost a training.
  void resume() {
    if (!wanted()) return;
    auto before = state();
    const auto& from = run_.options.checkpoints.from;
    if (!from) return;
    expect_same_run(from->run, facts_);
    try {
      take(from->state);
    } catch (...) {
      take(std::move(before));
      throw;
    }
    run_.observer.on_resume(run_.history);
  }
  // #endregion

  /// At the end of an epoch, or where it is stopped. Ranks that have come to
  /// other weights, since they have another optimiser, throw RanksDiffer: here,
  /// for what they would measure next might end one of them alone.
  void expect_same_weights() {
    if (run_.options.group)
      lstm::expect_same_ranks(
          *run_.options.group,
          {{fmt::format("fingerprint of weights in epoch {}",
                        run_.history.size() + 1),
            fingerprint_of_weights()}});
  }

  /// After it. Ranks with other figures throw RanksDiffer.
  void end_epoch() {
    if (run_.options.group && run_.options.patience > 0)
      lstm::expect_same_ranks(
          *run_.options.group,
          {{"best epoch", fmt::to_string(run_.best.number())}});
    write();
  }

  /// Where there are ranks, all of them call this together.
  void write() {
    if (!writes_) return;
    run_.shards.tell_all();
    if (run_.options.checkpoints.write)
      run_.options.checkpoints.write({facts_, state()});
    last_ = Clock::now();
  }

  /// After each batch: writes a checkpoint where one is due, on any rank;
  /// returns whether to stop there.
  bool ends_batch() {
    const auto wishes =
        of_any(run_.options.group, {run_.observer.stop(), is_due()});
    if (wishes.write && !wishes.stop) write();
    return wishes.stop;
  }

 private:
  using Clock = std::chrono::steady_clock;

  bool is_due() const {
    const std::chrono::duration<double> gone = Clock::now() - last_;
    return run_.options.checkpoints.write &&
           gone.count() >= run_.options.checkpoints.every;
  }

  bool wanted() const {
    return run_.options.checkpoints.write || run_.options.checkpoints.from;
  }

  void note(const std::string& name, const typename M::Batch& data) {
    if constexpr (requires { fingerprint(data); })
      facts_[name] = fmt::format("{:016x}", fingerprint(data));
  }

  // Of what a checkpoint does not hold, the weights as well.
  void expect_same_ranks() {
    auto& group = *run_.options.group;
    auto facts = facts_;
    const auto add = [&](const char* name, const std::string& fact) {
      expect_new(facts.emplace(name, fact).second, name);
    };
    add("fingerprint of weights", fingerprint_of_weights());
    const auto& from = run_.options.checkpoints.from;
    add("beginning",
        from ? fmt::format("{:016x}", fingerprint_of_state(from->state))
             : "the first epoch");
    lstm::expect_same_ranks(group, facts);
    writes_ = of_any(&group, {false, writes_}).write;
  }

  std::string fingerprint_of_weights() const {
    auto weights = fingerprint("");
    for (const auto* p : run_.parameters)
      weights = fingerprint_of(p->value, weights);
    return fmt::format("{:016x}", weights);
  }

  Arrays state() {
    Arrays arrays;
    auto all = Snapshot::into(arrays);
    remember(all, run_);
    return arrays;
  }

  void take(Arrays arrays) {
    auto all = Snapshot::out_of(arrays);
    remember(all, run_);
    expect_resumable(arrays, run_.order, run_.data.size(), run_.done,
                     run_.options);
  }

  Run<M>& run_;
  bool writes_;  // this rank or another
  Facts facts_;
  Clock::time_point last_ = Clock::now();
};

}  // namespace lstm::detail
