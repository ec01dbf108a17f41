#include "novels.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "lstm/layers/cross_entropy.hpp"
#include "support/interrupt.hpp"

namespace relatives {

Novels::Novels(const study::Texts& texts, std::size_t T)
    : Novels(texts, study::Alphabet(texts.training), T) {}

Novels::Novels(const study::Texts& texts, const study::Alphabet& alphabet,
               std::size_t T)
    : T_(T),
      symbols_(alphabet.size()),
      numbers_(texts, alphabet, texts.training.size()) {
  for (const auto* text :
       {&numbers_.training, &numbers_.validation, &numbers_.test})
    if (T < 2 || text->size() <= T)
      throw std::invalid_argument(
          "pieces of less than 2 letters, or as long as their text");
}

// The first letters of a piece may be there to be read alone.
study::Examples<float> Novels::pieces(const Letters& text,
                                      const std::vector<std::size_t>& starts,
                                      std::size_t unasked) const {
  const std::size_t B = starts.size();
  study::Examples<float> all;
  lstm::set_zeros(all.x, {T_, symbols_, B});
  all.labels = lstm::Labels::from_shape({T_, B});
  for (std::size_t t = 0; t < T_; ++t)
    for (std::size_t b = 0; b < B; ++b) {
      const auto letter = text[starts[b] + t], next = text[starts[b] + t + 1];
      all.x(t, static_cast<std::size_t>(letter), b) = 1;
      all.labels(t, b) = t < unasked ? lstm::no_label : next;
    }
  return all;
}

study::Examples<float> Novels::draw(std::size_t B, lstm::Random& random) const {
  std::vector<std::size_t> starts(B);
  for (auto& start : starts)
    start = random.below(numbers_.training.size() - T_);
  return pieces(numbers_.training, starts, 0);
}

double Novels::bits(Network& network, const Letters& text) const {
  constexpr std::size_t side_by_side = 64;
  const auto half = T_ / 2;
  lstm::Sequence<float> dz;
  lstm::Summed<float> nats;
  std::vector<std::size_t> starts;
  const auto ask = [&] {
    const auto examples = pieces(text, starts, T_ - half);
    nats += lstm::cross_entropy(network.read(examples.x), examples.labels, dz);
    starts.clear();
    support::leave_if_interrupted();
  };
  for (std::size_t start = 0; start + T_ < text.size(); start += half) {
    starts.push_back(start);
    if (starts.size() == side_by_side) ask();
  }
  if (!starts.empty()) ask();
  return nats.mean() / std::numbers::ln2;
}

double Novels::validation_bits(Network& network) const {
  return bits(network, numbers_.validation);
}

double Novels::test_bits(Network& network) const {
  return bits(network, numbers_.test);
}

}  // namespace relatives
