#include "plain_ctc.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "support/program.hpp"

namespace speech {

// #region forward
std::vector<int> with_blanks(const std::vector<int>& labels) {
  std::vector<int> places = {0};
  for (const int label : labels) places.insert(places.end(), {label, 0});
  return places;
}

Table forward(const Table& y, const std::vector<int>& places) {
  Table alpha(y.size(), std::vector<double>(places.size()));
  for (std::size_t t = 0; t < y.size(); ++t)
    for (std::size_t s = 0; s < places.size(); ++s) {
      double sum = t > 0 ? alpha[t - 1][s] : s < 2 ? 1 : 0;
      if (t > 0 && s > 0) sum += alpha[t - 1][s - 1];
      if (t > 0 && s > 1 && places[s] != 0 && places[s] != places[s - 2])
        sum += alpha[t - 1][s - 2];
      alpha[t][s] = sum * y[t][std::size_t(places[s])];
    }
  return alpha;
}

double probability(const Table& y, const std::vector<int>& labels) {
  const auto last = forward(y, with_blanks(labels)).back();
  return last.back() + (last.size() > 1 ? last[last.size() - 2] : 0);
}
// #endregion

// From the last step and place to the first, it is the same recursion; y stands
// in both at (t, s).
Table passages(const Table& y, const std::vector<int>& labels) {
  const auto places = with_blanks(labels);
  const double p = probability(y, labels);
  auto share = forward(y, places);
  const auto back =
      forward({y.rbegin(), y.rend()}, {places.rbegin(), places.rend()});
  for (std::size_t t = 0; t < y.size(); ++t)
    for (std::size_t s = 0; s < places.size(); ++s)
      share[t][s] *= back[y.size() - 1 - t][places.size() - 1 - s] /
                     (y[t][std::size_t(places[s])] * p);
  return share;
}

void descend(Table& z, const std::vector<int>& labels, double rate) {
  const auto places = with_blanks(labels);
  const auto y = softmax(z), share = passages(y, labels);
  for (std::size_t t = 0; t < z.size(); ++t) {
    for (std::size_t k = 0; k < z[t].size(); ++k) z[t][k] -= rate * y[t][k];
    for (std::size_t s = 0; s < places.size(); ++s)
      z[t][std::size_t(places[s])] += rate * share[t][s];
  }
}

Table softmax(const Table& z) {
  Table y = z;
  for (auto& row : y) {
    double sum = 0;
    for (double& number : row) sum += number = std::exp(number);
    for (double& number : row) number /= sum;
  }
  return y;
}

double probability_by_trying(const Table& y, const std::vector<int>& labels) {
  std::vector<std::size_t> way(y.size());
  double sum = 0;
  for (bool more = true; more;) {
    double p = 1;
    std::vector<int> said;
    for (std::size_t t = 0; t < way.size(); ++t) {
      p *= y[t][way[t]];
      if (way[t] != 0 && (t == 0 || way[t] != way[t - 1]))
        said.push_back(static_cast<int>(way[t]));
    }
    if (said == labels) sum += p;
    more = false;  // the next way is the next number in base K
    for (std::size_t t = 0; t < way.size() && !more; ++t) {
      more = ++way[t] < y[t].size();
      if (!more) way[t] = 0;
    }
  }
  return sum;
}

static void print_rows(const Table& y) {
  for (std::size_t k = 0; k < y[0].size(); ++k) {
    fmt::print("  {:5}", k == 0 ? "blank" : fmt::format("{}", k));
    for (const auto& row : y) fmt::print(" {:4.2f}", row[k]);
    fmt::print("\n");
  }
}

void learn_plain_ctc(lstm::Random random) {
  constexpr std::size_t steps = 8, classes = 3;
  const std::vector<int> labels = {1, 2};
  Table z(steps, std::vector<double>(classes));
  for (auto& row : z)
    for (double& number : row) number = 0.5 * random.normal();
  const auto before = softmax(z);
  fmt::print(
      "A table of {} steps learns to say 1 2\np(1 2) by the recursion {:.12f}, "
      "by trying all {} ways {:.12f}\n",
      steps, probability(before, labels), std::pow(classes, steps),
      probability_by_trying(before, labels));
  int done = 0;
  for (const int next : {0, 10, 1000}) {
    for (; done < next; ++done) descend(z, labels, 1);
    const auto y = softmax(z);
    fmt::print("after {} updates, -log p = {:.4f}\n", done,
               -std::log(probability(y, labels)));
    print_rows(y);
  }
  fmt::print("\n");
  support::flush_report();
}

}  // namespace speech
