#include "lstm/numbers/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <locale>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace lstm {

Random::Random(std::uint64_t seed) : bits_(seed) {}

// #region draws
double Random::uniform() {
  return static_cast<double>(bits_() >> 11) * 0x1p-53;
}

// Rounding may lift a draw up to `high`; then it is the number below. Where
// high - low is too large for a double, the interval is halved.
double Random::uniform(double low, double high) {
  if (!(std::isfinite(low) && std::isfinite(high) && low <= high))
    throw std::invalid_argument(fmt::format(
        "Random::uniform: low and high must be finite and in order, got {} and "
        "{}",
        low, high));
  if (!std::isfinite(high - low)) return 2 * uniform(low / 2, high / 2);
  return std::min(low + (high - low) * uniform(), std::nextafter(high, low));
}

// Box and Muller (1958), "A note on the generation of random normal deviates".
// 1 - u lies in (0, 1], so the logarithm is finite.
double Random::normal() {
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}
// #endregion

// 2⁶⁴ is seldom a multiple of n. Draws past the last whole multiple are
// rejected; without that, small results would come up too often.
std::size_t Random::below(std::size_t n) {
  if (n == 0) throw std::invalid_argument("Random::below: n must not be 0");
  const std::uint64_t surplus = (UINT64_MAX % n + 1) % n;  // 2⁶⁴ mod n
  std::uint64_t draw = bits_();
  while (draw > UINT64_MAX - surplus) draw = bits_();
  return draw % n;
}

// Fisher and Yates: every order is equally likely.
void Random::shuffle(std::span<std::size_t> items) {
  for (std::size_t left = items.size(); left > 1; --left)
    std::swap(items[left - 1], items[below(left)]);
}

static void append(std::vector<std::uint32_t>& words, std::uint64_t number) {
  words.push_back(static_cast<std::uint32_t>(number));
  words.push_back(static_cast<std::uint32_t>(number >> 32));
}

static void append(std::vector<std::uint32_t>& words, std::string_view name) {
  for (const char letter : name)
    words.push_back(static_cast<unsigned char>(letter));
}

// The standard fixes this text: the last words that were made. Compilers may
// add which of them comes next.
std::vector<std::uint64_t> Random::state() const {
  std::stringstream text;
  text.imbue(std::locale::classic());
  text << bits_;
  return {std::istream_iterator<std::uint64_t>(text), {}};
}

void Random::go_on_from(std::span<const std::uint64_t> state) {
  constexpr std::size_t words = std::mt19937_64::state_size;
  const bool known = state.size() == this->state().size();
  if (!known || (state.size() > words && state[words] > words))
    throw std::invalid_argument(fmt::format(
        "{} words are not the state of a source of chance", state.size()));
  std::stringstream text;
  text.imbue(std::locale::classic());
  for (const auto word : state) text << word << ' ';
  text >> bits_;
}

// #region seed
Seed::Seed(std::uint64_t number) {
  append(words_, number);
}

// No two ways to a stream give the same words. The C++ standard fixes what
// seed_seq makes of them, and each of them changes all bits.
Random Seed::stream(std::string_view purpose) const {
  auto words = words_;
  append(words, purpose);
  return Random(std::seed_seq(words.begin(), words.end()));
}

Seed Seed::part(std::string_view name, std::uint64_t k) const {
  constexpr std::uint32_t no_letter = 256;
  auto seed = *this;
  append(seed.words_, name);
  seed.words_.push_back(no_letter);
  append(seed.words_, k);
  return seed;
}
// #endregion

}  // namespace lstm
