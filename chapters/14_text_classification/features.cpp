#include "features.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace text_classification {

std::vector<std::string> features_of(const std::vector<std::string>& words,
                                     std::size_t order) {
  if (order != 1 && order != 2)
    throw std::invalid_argument(
        fmt::format("features of order {}, expected 1 or 2", order));
  auto features = words;
  for (std::size_t k = 1; order == 2 && k < words.size(); ++k)
    features.push_back(words[k - 1] + ' ' + words[k]);
  return features;
}

template <class Item>
static std::vector<Item> each_once(std::vector<Item> items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

Features::Features(const Examples& texts, std::size_t order, std::size_t least)
    : order_(order) {
  std::unordered_map<std::string, std::size_t> seen;  // in so many texts
  for (const auto& text : texts)
    for (const auto& feature : each_once(features_of(text.words, order)))
      ++seen[feature];
  for (const auto& text : texts)
    for (const auto& feature : features_of(text.words, order))
      if (seen.at(feature) >= least)
        numbers_.try_emplace(feature, static_cast<int>(numbers_.size()));
}

std::vector<int> Features::bag(const std::vector<std::string>& words) const {
  std::vector<int> numbers;
  for (const auto& feature : features_of(words, order_))
    if (const auto known = numbers_.find(feature); known != numbers_.end())
      numbers.push_back(known->second);
  return numbers;
}

std::vector<int> Features::set(const std::vector<std::string>& words) const {
  return each_once(bag(words));
}

void gather(const Bags& all, lstm::Samples samples, Bags& batch) {
  lstm::gather_columns(all.labels, samples, batch.labels);
  batch.texts.resize(samples.size());
  for (std::size_t k = 0; k < samples.size(); ++k)
    batch.texts[k] = all.texts.at(samples[k]);
}

lstm::Labels labels_of(const Examples& examples) {
  lstm::Labels labels({1, examples.size()});
  for (std::size_t n = 0; n < examples.size(); ++n)
    labels(0, n) = examples[n].label;
  return labels;
}

Bags bags(const Features& features, const Examples& examples) {
  Bags all{{}, labels_of(examples)};
  for (const auto& example : examples)
    all.texts.push_back(features.bag(example.words));
  return all;
}

Bags sets(const Features& features, const Examples& examples) {
  Bags all{{}, labels_of(examples)};
  for (const auto& example : examples)
    all.texts.push_back(features.set(example.words));
  return all;
}

double accuracy(const std::vector<int>& classes, const lstm::Labels& labels) {
  if (classes.empty() || classes.size() != labels.size())
    throw std::invalid_argument(
        fmt::format("the accuracy of {} classes for {} labels, expected one "
                    "for each, and one at least",
                    classes.size(), labels.size()));
  std::size_t right = 0;
  for (std::size_t n = 0; n < classes.size(); ++n)
    right += classes[n] == labels(0, n);
  return static_cast<double>(right) / static_cast<double>(classes.size());
}

}  // namespace text_classification
