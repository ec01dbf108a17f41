#include "rivals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "predict.hpp"
#include "study/bootstrap.hpp"
#include "study/in_order.hpp"
#include "xz.hpp"

namespace language_model {

constexpr std::size_t longest = 8;

static std::vector<double> losses(const Counts& counts, std::size_t n,
                                  const study::Numbers& numbers) {
  const auto model = kneser_ney(counts, n);
  return {-study::mean(witten_bell(counts, n).log_probabilities(numbers.test)),
          -study::mean(model.log_probabilities(numbers.test)),
          -study::mean(model.log_probabilities(numbers.validation)),
          static_cast<double>(model.counts())};
}

// A byte for each letter, so that no letter counts twice.
static std::string bytes(const std::vector<int>& letters) {
  std::string all;
  for (const int letter : letters) all += static_cast<char>(letter);
  return all;
}

// NaN where the program is not there, since only numbers can be kept.
static std::vector<double> xz_nats(const study::Numbers& numbers) {
  const auto bits = xz_bits(bytes(numbers.training), bytes(numbers.test));
  return {bits.value_or(std::numeric_limits<double>::quiet_NaN()) *
          std::numbers::ln2};
}

Rivals count_letters(const study::Alphabet& alphabet,
                     const study::Numbers& numbers, std::size_t threads,
                     support::RunFile& file) {
  const Counts counts(numbers.training, alphabet.size(), longest);
  lstm::Team team(threads);
  const auto all = study::in_order(team, longest + 1, [&](std::size_t k) {
    return file.once(fmt::format("rival {}", k), [&] {
      return k == 0 ? xz_nats(numbers) : losses(counts, k, numbers);
    });
  });

  std::vector<Order> orders;
  for (std::size_t k = 1; k < all.size(); ++k)
    orders.push_back(
        {all[k][0], all[k][1], all[k][2], static_cast<std::size_t>(all[k][3])});
  const auto best = std::ranges::min_element(orders, {}, &Order::validation);
  const auto n = static_cast<std::size_t>(best - orders.begin()) + 1;
  std::optional<double> xz;
  if (!std::isnan(all[0][0])) xz = all[0][0];
  return {
      std::move(orders),    xz, n, kneser_ney(counts, n), kneser_ney(counts, 4),
      kneser_ney(counts, 5)};
}

}  // namespace language_model
