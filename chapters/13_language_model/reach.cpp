#include "reach.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "predict.hpp"
#include "study/in_order.hpp"

namespace language_model {

constexpr std::size_t lengths[] = {1, 2, 3, 4, 5, 7, 10, 20, 50, 100, 200};
constexpr std::size_t furthest = 200;

// Places all over the text, behind the first few.
static std::vector<std::size_t> places_in(std::span<const int> text) {
  if (text.size() < furthest + 2)
    throw std::invalid_argument("a text too short to look back in");
  const auto room = text.size() - furthest;
  const auto apart = std::max<std::size_t>(room / 5'000, 1);
  std::vector<std::size_t> places;
  for (auto n = furthest; n < text.size(); n += apart) places.push_back(n);
  return places;
}

// Reads the last `seen` letters before each of some places, side by side, from
// a state of zeros; -log p of the letters at those places, summed.
static double loss_after(Network<float>& network, std::span<const int> text,
                         std::span<const std::size_t> places,
                         std::size_t seen) {
  lstm::Labels letters({seen, places.size()});
  for (std::size_t t = 0; t < seen; ++t)
    for (std::size_t b = 0; b < places.size(); ++b)
      letters(t, b) = text[places[b] - seen + t];
  network.restart();
  const auto& z = network.read(letters);
  double loss = 0;
  for (std::size_t b = 0; b < places.size(); ++b)
    loss -= log_probability(z, seen - 1, b, text[places[b]]);
  return loss;
}

std::vector<Reach> look_back(const Network<float>& network,
                             std::span<const int> text, lstm::Team& team) {
  const auto all = places_in(text);
  return study::in_order(team, std::size(lengths), [&](std::size_t k) {
    auto reader = network;
    Reach reach{lengths[k], 0};
    for (const auto& places : lstm::batches(all, 500))
      reach.loss += loss_after(reader, text, places, reach.letters);
    reach.loss /= static_cast<double>(all.size());
    return reach;
  });
}

}  // namespace language_model
