#include "study/reber.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace study {

// #region grammar
// From each state of the grammar two arrows lead on: a letter, and the state
// where it ends. Behind state 5 there is only E.
struct Arrow {
  char letter;
  std::size_t state;
};
static constexpr std::array<std::array<Arrow, 2>, 6> grammar = {
    {{{{'T', 1}, {'P', 2}}},
     {{{'S', 1}, {'X', 3}}},
     {{{'T', 2}, {'V', 4}}},
     {{{'X', 2}, {'S', 5}}},
     {{{'P', 3}, {'V', 5}}},
     {{{'E', 6}, {'E', 6}}}}};
// #endregion

static int bit(char letter) {
  return 1 << reber_letters.find(letter);
}

ReberString embedded_reber(lstm::Random& random) {
  const auto outer = random.below(2) == 0 ? 'T' : 'P';
  ReberString made;
  const auto add = [&](char letter, int legal) {
    made.letters += letter;
    made.legal.push_back(legal);
  };
  add('B', bit('T') | bit('P'));
  add(outer, bit('B'));

  const auto legal_in = [](std::size_t state) {
    return bit(grammar[state][0].letter) | bit(grammar[state][1].letter);
  };
  add('B', legal_in(0));
  std::size_t state = 0;
  while (state < 5) {
    const auto& arrow = grammar[state][random.below(2)];
    state = arrow.state;
    add(arrow.letter, legal_in(state));
  }
  add('E', bit(outer));
  add(outer, bit('E'));
  add('E', 0);
  return made;
}

EmbeddedReber::EmbeddedReber(lstm::Random random) {
  std::set<std::string> known;
  for (auto* part : {&training, &test})
    while (part->size() < 256) {
      auto made = embedded_reber(random);
      if (known.insert(made.letters).second) part->push_back(std::move(made));
    }
}

Examples<float> read_along(const std::vector<const ReberString*>& strings) {
  std::size_t T = 1;
  for (const auto* string : strings)
    T = std::max(T, string->letters.size() - 1);
  const auto K = reber_letters.size();
  auto all = empty_examples(T, K, strings.size());
  for (std::size_t b = 0; b < strings.size(); ++b) {
    const auto& [letters, legal] = *strings[b];
    for (std::size_t t = 0; t + 1 < letters.size(); ++t) {
      all.x(t, reber_letters.find(letters[t]), b) = 1;
      all.labels(t, b) = static_cast<int>(reber_letters.find(letters[t + 1]));
      all.legal(t, b) = legal[t];
    }
  }
  return all;
}

Examples<float> EmbeddedReber::draw(std::size_t B, lstm::Random& random) const {
  std::vector<const ReberString*> drawn;
  for (std::size_t b = 0; b < B; ++b)
    drawn.push_back(&training[random.below(training.size())]);
  return read_along(drawn);
}

Examples<float> EmbeddedReber::unseen(std::size_t, lstm::Random&) const {
  std::vector<const ReberString*> all;
  for (const auto& string : test) all.push_back(&string);
  return read_along(all);
}

}  // namespace study
