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

  /// Does the work on all ranks; throws what the lowest that failed did.
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
    for (const auto& error : errors)
      if (error) std::rethrow_exception(error);
  }

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
    std::size_t at = 0;
    for (std::size_t r = 0; r < out_.size(); ++r) {
      const auto& [sizes, bytes] = *out_[r];
      const auto mine = sizes.begin() + static_cast<std::ptrdiff_t>(rank);
      if (in.sizes[r] != *mine)
        throw std::logic_error("another size was expected");
      const auto begin = std::accumulate(sizes.begin(), mine, std::size_t{0});
      if (*mine > 0) std::memcpy(&in.bytes.at(at), &bytes.at(begin), *mine);
      at += *mine;
    }
    if (at != in.bytes.size()) throw std::logic_error("room is left");
    meet();
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
    if (round_ == round) throw std::runtime_error("a rank is lost");
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
