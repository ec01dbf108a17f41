#include "nearest.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace translation {

static std::map<std::string, std::size_t> bag_of(const Words& words) {
  std::map<std::string, std::size_t> bag;
  for (const auto& word : words) ++bag[word];
  return bag;
}

Nearest::Nearest(const Pairs& training, Weighting weighting)
    : weighting_(weighting), weights_(training.size()) {
  if (training.empty())
    throw std::invalid_argument("the nearest of no sentences");
  std::vector<Bag> bags;
  for (std::size_t k = 0; k < training.size(); ++k) {
    bags.push_back(bag_of(training[k].source));
    for (const auto& [word, times] : bags[k])
      having_[word].push_back({k, times});
  }
  for (std::size_t k = 0; k < bags.size(); ++k)
    weights_[k] = weight_of(bags[k]);
}

double Nearest::weight_of(const std::string& word) const {
  if (weighting_ == Weighting::equal) return 1;
  const auto known = having_.find(word);
  const auto n = known == having_.end() ? 0 : known->second.size();
  return std::log((1 + static_cast<double>(weights_.size())) /
                  (1 + static_cast<double>(n)));
}

double Nearest::weight_of(const Bag& bag) const {
  double sum = 0;
  for (const auto& [word, times] : bag)
    sum += static_cast<double>(times) * weight_of(word);
  return sum;
}

std::size_t Nearest::find(const Words& source) const {
  // What sentences share with this one, by way of its words. Each bag is in the
  // order of its letters, so that equal ones have equal sums.
  const auto bag = bag_of(source);
  std::vector<double> nearness(weights_.size());
  for (const auto& [word, times] : bag) {
    const auto known = having_.find(word);
    if (known == having_.end()) continue;
    const double weight = weight_of(word);
    for (const auto& entry : known->second)
      nearness[entry.sentence] +=
          weight * static_cast<double>(std::min(times, entry.times));
  }

  // Where nothing is shared, both may weigh 0.
  const double own = weight_of(bag);
  for (std::size_t k = 0; k < nearness.size(); ++k)
    if (nearness[k] > 0) nearness[k] = 2 * nearness[k] / (own + weights_[k]);
  return static_cast<std::size_t>(std::ranges::max_element(nearness) -
                                  nearness.begin());
}

}  // namespace translation
