#include "ibm1.hpp"

#include <algorithm>
#include <tuple>

#include "measures.hpp"

namespace translation {

using study::Vocabulary;

static constexpr int null_number =
    Vocabulary::unknown;  // which no source word has

Ibm1::Ibm1(const Pairs& training, bool null_word)
    : null_word_(null_word), words_(languages_of(training, 1)) {
  list(training);
}

// The numbers of the words, and NULL's.
std::vector<int> Ibm1::numbers_of(const Words& source) const {
  std::vector<int> numbers;
  for (const auto& word : source) numbers.push_back(words_.source.number(word));
  if (null_word_) numbers.push_back(null_number);
  return numbers;
}

static auto key(const auto& entry) {
  return std::tuple(entry.e, entry.f);
}

void Ibm1::list(const Pairs& training) {
  const double t = 1 / static_cast<double>(words_.target.words().size());
  for (const auto& pair : training)
    for (const int e : numbers_of(pair.source))
      for (const auto& f : pair.target)
        table_.push_back({e, words_.target.number(f), t});
  const auto same = [](const Entry& a, const Entry& b) {
    return key(a) == key(b);
  };
  std::ranges::sort(table_, {}, key<Entry>);
  table_.erase(std::unique(table_.begin(), table_.end(), same), table_.end());

  for (const auto& pair : training)
    for (const auto& f : pair.target) {
      auto& places = tokens_.emplace_back();
      for (const int e : numbers_of(pair.source))
        places.push_back(place_of(e, words_.target.number(f)));
    }
}

std::size_t Ibm1::place_of(int e, int f) const {
  const auto place =
      std::ranges::lower_bound(table_, std::tuple(e, f), {}, key<Entry>);
  const bool found = place != table_.end() && key(*place) == std::tuple(e, f);
  return found ? static_cast<std::size_t>(place - table_.begin())
               : table_.size();
}

// #region step
void Ibm1::step() {
  // Expectation: how often each e is thought to have drawn each f.
  std::vector<double> counts(table_.size());
  for (const auto& places : tokens_) {
    double sum = 0;
    for (const auto k : places) sum += table_[k].t;
    for (const auto k : places) counts[k] += table_[k].t / sum;
  }

  // Maximisation: the share of each f in all that e has drawn.
  std::vector<double> totals(words_.source.size());
  const auto total = [&](const Entry& entry) -> double& {
    return totals[static_cast<std::size_t>(entry.e)];
  };
  for (std::size_t k = 0; k < counts.size(); ++k) total(table_[k]) += counts[k];
  for (std::size_t k = 0; k < counts.size(); ++k)
    table_[k].t = counts[k] / total(table_[k]);
}
// #endregion

double Ibm1::probability(int e, int f) const {
  const auto k = place_of(e, f);
  return k < table_.size() ? table_[k].t : 0;
}

double Ibm1::probability(const std::string& f,
                         const std::optional<std::string>& e) const {
  const int number = e ? words_.source.number(*e) : null_number;
  if (e && number == Vocabulary::unknown) return 0;
  return probability(number, words_.target.number(f));
}

const Ibm1::Entry* Ibm1::likeliest(int e) const {
  const auto f = std::ranges::lower_bound(table_, e, {}, &Entry::e);
  const auto end = std::ranges::upper_bound(table_, e, {}, &Entry::e);
  return f == end ? nullptr : &*std::ranges::max_element(f, end, {}, &Entry::t);
}

Words Ibm1::translate(const Words& source, double least) const {
  Words translation;
  for (const auto& word : source) {
    const int e = words_.source.number(word);
    const auto* best = e == Vocabulary::unknown ? nullptr : likeliest(e);
    if (!best)
      translation.push_back(word);
    else if (best->t >= least)
      translation.push_back(
          words_.target.words()[static_cast<std::size_t>(best->f) - 1]);
  }
  return translation;
}

std::vector<std::optional<std::size_t>> Ibm1::align(const Pair& pair) const {
  std::vector<std::optional<std::size_t>> places;
  for (const auto& f : pair.target) {
    double highest = probability(f, std::nullopt);
    auto& place = places.emplace_back();
    for (std::size_t k = 0; k < pair.source.size(); ++k)
      if (const double t = probability(f, pair.source[k]); t > highest) {
        highest = t;
        place = k;
      }
  }
  return places;
}

Ibm1 train_ibm1(const Pairs& training, const Ibm1Setting& setting) {
  Ibm1 model(training, setting.null_word);
  for (std::size_t k = 0; k < setting.steps; ++k) model.step();
  return model;
}

static double f1_of(const Ibm1& model, double least, const Pairs& pairs) {
  double sum = 0;
  for (const auto& pair : pairs)
    sum += bag_f1(model.translate(pair.source, least), pair.target);
  return sum;
}

Ibm1Setting choose_ibm1(const Task& task) {
  Ibm1Setting best{true, 0, 0};
  double highest = -1;
  for (const bool null_word : {true, false}) {
    Ibm1 model(task.training, null_word);
    for (std::size_t steps = 1; steps <= 15; ++steps) {
      model.step();
      for (const double least : {0.0, 0.1, 0.2, 0.3, 0.4, 0.5})
        if (const double f1 = f1_of(model, least, task.validation);
            f1 > highest) {
          highest = f1;
          best = {null_word, steps, least};
        }
    }
  }
  return best;
}

}  // namespace translation
