#include "splits.hpp"

#include <algorithm>
#include <numeric>

#include "ngram.hpp"
#include "predict.hpp"
#include "study/bootstrap.hpp"
#include "study/in_order.hpp"
#include "support/interrupt.hpp"

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

std::vector<Split> make_splits(const study::Texts& texts,
                               const study::Alphabet& alphabet,
                               lstm::Random random) {
  constexpr std::size_t most = 1'000'000;
  const auto letters = std::min(most, texts.training.size());
  const auto learned = [&](const std::u32string& besides) {
    const auto others = letters - std::min(letters, besides.size());
    return alphabet.numbers(texts.training.substr(0, others) + besides);
  };
  std::vector<Split> splits;
  const auto add = [&](const char* tested_on, const Parts& parts) {
    splits.push_back({tested_on, learned({}), learned(parts.seen),
                      alphabet.numbers(parts.tested)});
  };
  add("its last fifth", by_place(texts.test));
  add("a fifth of its lines", by_chance(texts.test, random));
  return splits;
}

SplitLosses count_split(const Split& split, const study::Alphabet& alphabet) {
  const auto loss = [&](const std::vector<int>& text) {
    const Counts counts(text, alphabet.size(), 6);
    return -study::mean(kneser_ney(counts, 6).log_probabilities(split.test));
  };
  return {loss(split.apart), loss(split.mixed)};
}

SplitLosses train_split(const Split& split, const Training& training,
                        std::size_t symbols, lstm::Team& team,
                        const lstm::Seed& seed, support::RunFile& file) {
  constexpr std::size_t networks = 3;
  const auto losses = study::in_order(team, 2 * networks, [&](std::size_t k) {
    return file.once(fmt::format("{}, {}", split.tested_on, k), [&] {
      const auto& text = k < networks ? split.apart : split.mixed;
      const auto part = seed.part("network", k % networks);
      auto network = make_network(training, symbols, part);
      lstm::Observer observer;
      observer.stop = support::interrupted;
      train(network, training, text, part, observer);
      support::leave_if_interrupted();
      return std::vector{-study::mean(log_probabilities(network, split.test))};
    });
  });
  SplitLosses means{0, 0};
  for (std::size_t k = 0; k < networks; ++k) {
    means.apart += losses[k][0] / networks;
    means.mixed += losses[networks + k][0] / networks;
  }
  return means;
}

}  // namespace language_model
