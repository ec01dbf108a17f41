#include "splits.hpp"

#include <algorithm>
#include <numeric>

#include "ngram.hpp"
#include "predict.hpp"
#include "study/in_order.hpp"

namespace language_model {
namespace {

// One book in two parts.
struct Parts {
  std::u32string seen, tested;
};

Parts by_place(const std::u32string& book) {
  const auto cut = book.size() / 5 * 4;
  return {book.substr(0, cut), book.substr(cut)};
}

std::vector<std::u32string_view> lines(std::u32string_view book) {
  std::vector<std::u32string_view> all;
  while (!book.empty()) {
    const auto end = std::min(book.find(U'\n'), book.size() - 1) + 1;
    all.push_back(book.substr(0, end));
    book.remove_prefix(end);
  }
  return all;
}

// A fifth of the letters, in lines that are drawn at random.
Parts by_chance(const std::u32string& book, lstm::Random random) {
  const auto all = lines(book);
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);
  Parts parts;
  for (const auto k : order) {
    const bool enough = parts.tested.size() >= book.size() / 5;
    (enough ? parts.seen : parts.tested) += all[k];
  }
  return parts;
}

}  // namespace

// #region compare
std::vector<Split> compare_splits(const Texts& texts, const Alphabet& alphabet,
                                  const Training& training, std::size_t threads,
                                  const lstm::Seed& seed) {
  const Parts place = by_place(texts.test);
  const Parts chance = by_chance(texts.test, seed.stream("lines"));
  const auto most = std::min<std::size_t>(texts.training.size(), 1'000'000);
  const auto learned = [&](const std::u32string& besides) {
    const auto others = most - std::min(most, besides.size());
    return alphabet.numbers(texts.training.substr(0, others) + besides);
  };
  const std::vector<int> texts_to_learn[] = {learned({}), learned(place.seen),
                                             learned(chance.seen)};
  const std::vector<int> tests[] = {alphabet.numbers(place.tested),
                                    alphabet.numbers(chance.tested)};

  // Both losses of each model on both tests.
  lstm::Team team(threads);
  const auto losses = study::in_order(team, 3, [&](std::size_t k) {
    auto network = make_network(training, alphabet.size(), seed);
    train(network, training, texts_to_learn[k], seed);
    const Counts counts(texts_to_learn[k], alphabet.size(), 6);
    const auto model = kneser_ney(counts, 6);
    std::vector<std::pair<double, double>> both;
    for (const auto& test : tests)
      both.push_back(
          {-mean(model.log_probabilities(test)), loss(network, test)});
    return both;
  });
  return {{"its last fifth", losses[0][0].first, losses[1][0].first,
           losses[0][0].second, losses[1][0].second},
          {"a fifth of its lines", losses[0][1].first, losses[2][1].first,
           losses[0][1].second, losses[2][1].second}};
}
// #endregion

}  // namespace language_model
