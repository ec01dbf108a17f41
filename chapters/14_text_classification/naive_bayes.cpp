#include "naive_bayes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace text_classification {

NaiveBayes::NaiveBayes(const Bags& training, std::size_t V, std::size_t K,
                       double alpha)
    : of_class_(K), of_feature_(V * K) {
  if (training.size() == 0 || !(alpha > 0))
    throw std::invalid_argument(fmt::format(
        "naive Bayes of {} texts with an alpha of {}, expected texts and an "
        "alpha above 0",
        training.size(), alpha));

  // Counts at first.
  std::vector<double> features(K);
  for (std::size_t n = 0; n < training.size(); ++n) {
    const auto c = static_cast<std::size_t>(training.labels(0, n));
    ++of_class_[c];
    for (const int x : training.texts[n]) {
      ++of_feature_[static_cast<std::size_t>(x) * K + c];
      ++features[c];
    }
  }

  const auto texts = static_cast<double>(training.size());
  for (double& p : of_class_) p = std::log(p / texts);
  for (std::size_t k = 0; k < V * K; ++k) {
    const double all = features[k % K] + alpha * static_cast<double>(V);
    of_feature_[k] = std::log((of_feature_[k] + alpha) / all);
  }
}

std::vector<double> NaiveBayes::log_probabilities(
    std::span<const int> bag) const {
  const auto K = of_class_.size();
  auto logs = of_class_;
  for (const int x : bag)
    for (std::size_t c = 0; c < K; ++c)
      logs[c] += of_feature_[static_cast<std::size_t>(x) * K + c];

  // Divided by their sum. A long text's are too small for any double, so the
  // highest is taken out first.
  const double highest = *std::ranges::max_element(logs);
  double sum = 0;
  for (const double log : logs) sum += std::exp(log - highest);
  for (double& log : logs) log -= highest + std::log(sum);
  return logs;
}

std::vector<int> NaiveBayes::classify(const Bags& bags) const {
  std::vector<int> classes;
  for (const auto& bag : bags.texts) {
    const auto logs = log_probabilities(bag);
    classes.push_back(
        static_cast<int>(std::ranges::max_element(logs) - logs.begin()));
  }
  return classes;
}

}  // namespace text_classification
