#include "decode.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace speech {

using lstm::blank, lstm::Labelling, lstm::Steps;

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();

// log(eᵃ + eᵇ)
double log_sum(double a, double b) {
  const double most = std::max(a, b);
  return most == nothing ? nothing
                         : most + std::log1p(std::exp(std::min(a, b) - most));
}

// How likely a beginning is: the logarithms of the probabilities of its
// alignments that end in a blank and of those that end in its last label. The
// same label once more is a second one only behind a blank.
struct Ends {
  double in_blank = nothing, in_label = nothing;

  double log_p() const { return log_sum(in_blank, in_label); }
};
using Beginnings = std::map<Labelling, Ends>;

int likeliest(const Steps<double>& log_y, std::size_t t, std::size_t b) {
  std::size_t most = 0;
  for (std::size_t k = 1; k < log_y.shape(1); ++k)
    if (log_y(t, k, b) > log_y(t, most, b)) most = k;
  return static_cast<int>(most);
}

// All ways to go on from these beginnings in step t: by a blank, by the last
// label, which lasts for one more step, or by a new label.
Beginnings after(const Beginnings& beginnings, const Steps<double>& log_y,
                 std::size_t t, std::size_t b) {
  const auto add = [](double& sum, double log_p) { sum = log_sum(sum, log_p); };
  Beginnings next;
  for (const auto& [labels, ends] : beginnings) {
    const int last = labels.empty() ? blank : labels.back();
    const double log_p = ends.log_p();
    auto& same = next[labels];
    add(same.in_blank, log_p + log_y(t, blank, b));
    if (last != blank)
      add(same.in_label, ends.in_label + log_y(t, std::size_t(last), b));
    auto longer = labels;
    longer.push_back(blank);
    for (std::size_t k = 1; k < log_y.shape(1); ++k) {
      longer.back() = static_cast<int>(k);
      const double before = longer.back() == last ? ends.in_blank : log_p;
      add(next[longer].in_label, before + log_y(t, k, b));
    }
  }
  return next;
}

// The likeliest of them that are possible, best first.
std::vector<Decoded> best(const Beginnings& beginnings, std::size_t width) {
  std::vector<Decoded> all;
  for (const auto& [labels, ends] : beginnings)
    if (const double log_p = ends.log_p(); log_p > nothing)
      all.push_back({labels, log_p});
  std::stable_sort(
      all.begin(), all.end(),
      [](const Decoded& a, const Decoded& b) { return a.log_p > b.log_p; });
  if (all.size() > width) all.resize(width);
  return all;
}

}  // namespace

Labelling greedy(const Steps<double>& log_y, std::size_t b) {
  Labelling labels;
  int before = blank;
  for (std::size_t t = 0; t < log_y.steps_of(b); ++t) {
    const int label = likeliest(log_y, t, b);
    if (label != blank && label != before) labels.push_back(label);
    before = label;
  }
  return labels;
}

// #region beam
std::vector<Decoded> prefix_beam(const Steps<double>& log_y, std::size_t b,
                                 std::size_t width) {
  if (width == 0)
    throw std::invalid_argument("a beam is 0 wide, expected 1 or more");
  Beginnings beginnings = {{{}, {.in_blank = 0}}};
  for (std::size_t t = 0; t < log_y.steps_of(b); ++t) {
    const auto next = after(beginnings, log_y, t, b);
    beginnings.clear();
    for (const auto& [labels, log_p] : best(next, width))
      beginnings[labels] = next.at(labels);
  }
  return best(beginnings, width);
}
// #endregion

}  // namespace speech
