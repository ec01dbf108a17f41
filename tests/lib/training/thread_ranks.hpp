#pragma once
#include <condition_variable>
#include <cstring>
#include <exception>
#include <functional>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include "lstm/training/group.hpp"

/// Ranks that are threads of one program. A rank that has ended is lost, and no
/// other waits for it.
class ThreadRanks {
 public:
  explicit ThreadRanks(std::size_t ranks) : out_(ranks) {}

  /// Does the work on all ranks, once; throws what the lowest that failed of
  /// its own did, or otherwise that one is lost.
  void run(const std::function<void(lstm::Group&)>& work) {
    std::vector<std::exception_ptr> errors(out_.size());
    std::vector<std::thread> threads;
    for (std::size_t r = 0; r < out_.size(); ++r)
      threads.emplace_back([&, r] {
        Rank rank(*this, r);
        try {
          work(rank);
        } catch (...) {
          errors[r] = std::current_exception();
        }
        lose();
      });
    for (auto& thread : threads) thread.join();
    std::exception_ptr lost;
    for (const auto& error : errors)
      if (error) try {
          std::rethrow_exception(error);
        } catch (const Lost&) {
          lost = error;
        }
    if (lost) std::rethrow_exception(lost);
  }

  /// What a rank throws that waits for another which has ended.
  struct Lost : std::runtime_error {
    Lost() : std::runtime_error("a rank is lost") {}
  };

  std::size_t exchanges = 0, bytes_sent = 0;  // of rank 0

 private:
  class Rank : public lstm::Group {
   public:
    Rank(ThreadRanks& all, std::size_t rank) : all_(all), rank_(rank) {}
    std::size_t rank() const override { return rank_; }
    std::size_t size() const override { return all_.out_.size(); }
    void exchange(const lstm::Parcels& out, lstm::Parcels& in) override {
      all_.exchange(rank_, out, in);
    }

   private:
    ThreadRanks& all_;
    std::size_t rank_;
  };

  void exchange(std::size_t rank, const lstm::Parcels& out, lstm::Parcels& in) {
    if (rank == 0) {
      ++exchanges;
      bytes_sent += out.bytes.size() - out.sizes[0];
    }
    out_[rank] = &out;
    meet();
    const bool right = take(rank, in);
    meet();  // nobody reads what was sent any more
    if (!right) throw std::logic_error("another size was expected");
  }

  // Whether there is room for just what is sent.
  bool take(std::size_t rank, lstm::Parcels& in) {
    std::size_t at = 0;
    for (std::size_t r = 0; r < out_.size(); ++r) {
      const auto& [sizes, bytes] = *out_[r];
      const std::size_t size = sizes[rank];
      const auto begin = std::accumulate(
          sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(rank),
          std::size_t{0});
      if (in.sizes[r] != size || at + size > in.bytes.size() ||
          begin + size > bytes.size())
        return false;
      if (size > 0) std::memcpy(&in.bytes[at], &bytes[begin], size);
      at += size;
    }
    return at == in.bytes.size();
  }

  // Returns where all ranks have come.
  void meet() {
    std::unique_lock lock(mutex_);
    const auto round = round_;
    if (++come_ == out_.size()) {
      come_ = 0;
      ++round_;
      all_came_.notify_all();
    }
    all_came_.wait(lock, [&] { return lost_ || round_ != round; });
    if (round_ == round) throw Lost();
  }

  void lose() {
    const std::lock_guard lock(mutex_);
    lost_ = true;
    all_came_.notify_all();
  }

  std::vector<const lstm::Parcels*> out_;
  std::mutex mutex_;
  std::condition_variable all_came_;
  std::size_t come_ = 0, round_ = 0;
  bool lost_ = false;
};
