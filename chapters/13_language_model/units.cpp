#include "units.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "predict.hpp"

namespace language_model {

// Of a letter that the alphabet has; of another -1, which no letter is: what it
// does not have is not all one letter.
static int own_number(const study::Alphabet& alphabet, char32_t letter) {
  const int number = alphabet.number(letter);
  return number == study::Alphabet::other ? -1 : number;
}

std::vector<Feature> features(const study::Alphabet& alphabet,
                              std::span<const int> text) {
  std::vector<Feature> all = {{"inside quotation marks", {}},
                              {"letters of the word so far", {}},
                              {"letters of the paragraph so far", {}}};
  const int quote = own_number(alphabet, '"');
  const int space = own_number(alphabet, ' ');
  const int end = own_number(alphabet, '\n');
  double inside = 0, word = 0, paragraph = 0;
  for (const int letter : text) {
    inside = letter == end ? 0 : letter == quote ? 1 - inside : inside;
    word = letter == end || letter == space ? 0 : word + 1;
    paragraph = letter == end ? 0 : std::min(paragraph + 1, 200.0);
    all[0].values.push_back(inside);
    all[1].values.push_back(word);
    all[2].values.push_back(paragraph);
  }
  return all;
}

static bool contains(std::span<const int> text, int letter) {
  return std::find(text.begin(), text.end(), letter) != text.end();
}

Passage find_passage(const study::Alphabet& alphabet,
                     std::span<const int> text) {
  const int end = own_number(alphabet, '\n');
  const int quote = own_number(alphabet, '"');
  constexpr std::size_t length = 150;
  // Marks near its middle, so that there is something on both sides of them.
  for (std::size_t n = 2000; n + length < text.size(); ++n) {
    const auto part = text.subspan(n, length);
    if (text[n - 1] == end && part[0] != quote && !contains(part, end) &&
        contains(part.subspan(50, 50), quote))
      return {n, part};
  }
  return {0, text.first(std::min(length, text.size()))};
}

lstm::Matrix<float> cell_states(Network<float> network,
                                std::span<const int> text) {
  const std::size_t N = text.size(), H = network.hidden();
  lstm::Matrix<float> states({N, H});
  constexpr std::size_t at_once = 1000;
  network.restart();
  for (std::size_t n = 0; n < N; n += at_once) {
    const auto T = std::min(at_once, N - n);
    network.read(column(text.subspan(n, T)));
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t j = 0; j < H; ++j)
        states(n + t, j) = network.trace().c(t + 1, j, 0);
  }
  return states;
}

double correlation(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size() || a.empty())
    throw std::invalid_argument("a correlation needs two series of one length");
  // From its first number, so that the mean of a constant is not rounded.
  const auto mean = [](auto series) {
    double sum = 0;
    for (const double value : series) sum += value - series[0];
    return series[0] + sum / static_cast<double>(series.size());
  };
  const double mean_a = mean(a), mean_b = mean(b);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t n = 0; n < a.size(); ++n) {
    const double da = a[n] - mean_a, db = b[n] - mean_b;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

static double correlation_of(const lstm::Matrix<float>& states,
                             std::size_t unit, const Feature& feature) {
  const auto c = xt::view(states, xt::all(), unit);
  const std::vector<double> series(c.begin(), c.end());
  return correlation(series, feature.values);
}

std::vector<Unit> find_units(const Network<float>& network,
                             const study::Alphabet& alphabet,
                             std::span<const int> to_choose,
                             std::span<const int> to_test) {
  const auto chosen = cell_states(network, to_choose);
  const auto tested = cell_states(network, to_test);
  const auto here = features(alphabet, to_choose);
  const auto there = features(alphabet, to_test);
  std::vector<Unit> best;
  for (std::size_t k = 0; k < here.size(); ++k) {
    Unit unit{here[k].name, 0, 0, 0};
    for (std::size_t j = 0; j < network.hidden(); ++j)
      if (const double r = correlation_of(chosen, j, here[k]);
          std::abs(r) > std::abs(unit.chosen_on))
        unit = {here[k].name, j, r, 0};
    unit.tested_on = correlation_of(tested, unit.number, there[k]);
    best.push_back(unit);
  }
  return best;
}

}  // namespace language_model
