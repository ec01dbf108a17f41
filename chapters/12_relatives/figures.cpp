#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relatives {

using figures::Figure, figures::Panel, figures::series;

namespace {

// Where what a kind can do hangs on what its gates see, and how many there are.
const std::vector<std::vector<std::string>> shown = {
    {"LSTM", "RNN", "sLSTM", "linear"},
    {"coupled", "GRU", "GRU before", "MGU"}};

template <class Numbers>
std::vector<Panel> panels(const std::string& label,
                          const std::vector<Entry>& entries,
                          const Numbers& numbers) {
  std::vector<Panel> all;
  for (const auto& names : shown) {
    all.push_back({.y_label = label, .curves = {}, .from_zero = true});
    for (const auto& entry : entries)
      if (std::ranges::count(names, entry.kind->name) > 0)
        all.back().curves.push_back({entry.kind->name, numbers(entry)});
  }
  return all;
}

double share_solved(const Entry& entry, double sequences) {
  const auto solved =
      std::ranges::count_if(entry.outcomes, [=](const auto& outcome) {
        return outcome.trial.solved &&
               static_cast<double>(outcome.trial.sequences) <= sequences;
      });
  return static_cast<double>(solved) /
         static_cast<double>(entry.outcomes.size());
}

// How many networks take at most so many bits for a letter.
Figure bits_figure(const Contest& contest, const std::vector<Entry>& entries) {
  double least = std::numeric_limits<double>::infinity(), most = 0;
  for (const auto& entry : entries)
    for (const double bits : entry.bits())
      if (std::isfinite(bits)) {
        least = std::min(least, bits);
        most = std::max(most, bits);
      }
  if (!std::isfinite(least)) least = 0;
  if (!(least < most)) most = least + 1;
  constexpr std::size_t parts = 100;
  const auto x = series(parts + 1, [&](auto k) {
    return least + (most - least) * static_cast<double>(k) / parts;
  });
  return {.name = "12-" + contest.name,
          .title =
              "The share of networks of each kind that take at most so many "
              "bits: " +
              contest.what,
          .x_label = "bits a letter",
          .x = x,
          .panels = panels("share", entries, [&](const Entry& entry) {
            return series(x.size(), [&](auto k) {
              const auto bits = entry.bits();
              return static_cast<double>(std::ranges::count_if(
                         bits, [&](double b) { return b <= x[k]; })) /
                     static_cast<double>(bits.size());
            });
          })};
}

}  // namespace

Figure figure(const Contest& contest, const std::vector<Entry>& entries) {
  if (contest.test) return bits_figure(contest, entries);
  const auto& sizes = contest.sizes;
  if (!sizes.empty())
    return {.name = "12-" + contest.name,
            .title =
                "The share of sequences said right by each kind of cell, "
                "against their size: " +
                contest.what,
            .x_label = contest.unit,
            .x = series(sizes.size(), [&](auto k) { return sizes[k]; }),
            .panels = panels("share right", entries, [&](const Entry& entry) {
              return series(sizes.size(),
                            [&](auto k) { return entry.right(k); });
            })};

  const auto looks = contest.how.most / contest.how.look;
  const auto x = series(looks + 1, [&](auto k) {
    return static_cast<double>(k * contest.how.look) / 1000;
  });
  return {.name = "12-" + contest.name,
          .title =
              "The share of networks of each kind that have solved the "
              "task after so many sequences: " +
              contest.what,
          .x_label = "thousands of sequences",
          .x = x,
          .panels = panels("share solved", entries, [&](const Entry& entry) {
            return series(x.size(), [&](auto k) {
              return share_solved(entry, 1000 * x[k]);
            });
          })};
}

}  // namespace relatives
