#include "predict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace language_model {

lstm::Labels column(std::span<const int> letters) {
  lstm::Labels column({letters.size(), 1});
  std::copy(letters.begin(), letters.end(), column.begin());
  return column;
}

double log_probability(const lstm::Sequence<float>& z, std::size_t t,
                       std::size_t b, int letter) {
  const auto logits = xt::view(z, t, xt::all(), b);
  const double most = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const double logit : logits) sum += std::exp(logit - most);
  return logits(static_cast<std::size_t>(letter)) - most - std::log(sum);
}

std::vector<double> log_probabilities(Network<float> network,
                                      std::span<const int> text) {
  if (text.size() < 2)
    throw std::invalid_argument("a text needs a second letter to predict");
  constexpr std::size_t at_once = 1000;
  std::vector<double> all;
  network.restart();
  while (text.size() > 1) {
    const auto T = std::min(at_once, text.size() - 1);
    const auto& z = network.read(column(text.first(T)));
    for (std::size_t t = 0; t < T; ++t)
      all.push_back(log_probability(z, t, 0, text[t + 1]));
    text = text.subspan(T);
  }
  return all;
}

std::vector<double> next_letter(Network<float>& network,
                                std::span<const int> letters,
                                double temperature) {
  const auto& logits = network.read(column(letters));
  const auto z = xt::view(logits, logits.shape(0) - 1, xt::all(), 0);
  std::vector<double> p(z.begin(), z.end());
  p[study::Alphabet::other] = -std::numeric_limits<double>::infinity();
  const double most = *std::max_element(p.begin(), p.end());
  double sum = 0;
  for (double& k : p) sum += k = std::exp((k - most) / temperature);
  for (double& k : p) k /= sum;
  return p;
}

// #region draw
int draw(std::span<const double> p, lstm::Random& random) {
  double rest = random.uniform();
  for (std::size_t k = 0; k < p.size(); ++k)
    if ((rest -= p[k]) < 0) return static_cast<int>(k);
  // Rounding left a rest.
  const auto likeliest = std::max_element(p.begin(), p.end());
  return static_cast<int>(likeliest - p.begin());
}

std::vector<int> write_on(Network<float> network,
                          std::span<const int> beginning, std::size_t count,
                          double temperature, lstm::Random& random) {
  network.restart();
  std::vector<int> written;
  auto p = next_letter(network, beginning, temperature);
  while (written.size() < count) {
    written.push_back(draw(p, random));
    p = next_letter(network, std::span(written).last(1), temperature);
  }
  return written;
}
// #endregion

}  // namespace language_model
