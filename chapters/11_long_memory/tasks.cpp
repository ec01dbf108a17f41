#include "tasks.hpp"

#include <fmt/core.h>

#include <stdexcept>

namespace long_memory {

using study::Examples;

TemporalOrder::TemporalOrder(std::size_t T) : T_(T) {
  if (T < 10)
    throw std::invalid_argument(
        fmt::format("an order in {} steps, expected at least 10", T));
}

Examples<float> TemporalOrder::draw(std::size_t B, lstm::Random& random) const {
  constexpr std::size_t X = 4, E = 6, last = 7;
  const auto tenth = T_ / 10;
  const auto T = T_ + random.below(tenth + 1);
  auto all = study::empty_examples(T, inputs(), B);
  for (std::size_t b = 0; b < B; ++b) {
    const auto one = tenth + random.below(tenth + 1);
    const auto other = T_ / 2 + random.below(tenth + 1);
    const auto first = random.below(2), second = random.below(2);
    for (std::size_t t = 0; t < T; ++t) {
      const auto letter = random.below(4);
      all.x(t,
            t == 0       ? E
            : t == T - 1 ? last
            : t == one   ? X + first
            : t == other ? X + second
                         : letter,
            b) = 1;
    }
    study::expect_class(all, T - 1, b, 2 * first + second);
  }
  return all;
}

Copying::Copying(std::size_t T) : T_(T) {
  if (T == 0)
    throw std::invalid_argument("copying behind 0 steps, expected 1 at least");
}

Examples<float> Copying::draw(std::size_t B, lstm::Random& random) const {
  constexpr std::size_t blank = kinds, mark = kinds + 1;
  const auto asked = symbols + T_;  // the first step behind the mark
  auto all = study::empty_examples(asked + symbols, inputs(), B);
  for (std::size_t b = 0; b < B; ++b) {
    for (std::size_t t = symbols; t < all.x.shape(0); ++t)
      all.x(t, t == asked - 1 ? mark : blank, b) = 1;
    for (std::size_t t = 0; t < asked; ++t)
      study::expect_class(all, t, b, blank);
    for (std::size_t t = 0; t < symbols; ++t) {
      const auto symbol = random.below(kinds);
      all.x(t, symbol, b) = 1;
      study::expect_class(all, asked + t, b, symbol);
    }
  }
  return all;
}

study::ReberString continual_reber(std::size_t letters, lstm::Random& random) {
  study::ReberString all;
  while (all.letters.size() < letters) {
    auto next = study::embedded_reber(random);
    next.legal.back() = 1 << study::reber_letters.find('B');
    all.letters += next.letters;
    all.legal.insert(all.legal.end(), next.legal.begin(), next.legal.end());
  }
  all.letters.resize(letters);
  all.legal.resize(letters);
  return all;
}

// One letter more than is read: it is what came behind the last.
Examples<float> ContinualReber::draw(std::size_t B,
                                     lstm::Random& random) const {
  std::vector<study::ReberString> strings;
  std::vector<const study::ReberString*> all;
  for (std::size_t b = 0; b < B; ++b)
    strings.push_back(continual_reber(T_ + 1, random));
  for (const auto& string : strings) all.push_back(&string);
  return study::read_along(all);
}

}  // namespace long_memory
