#include "write.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace translation {
namespace {

using Row = std::vector<double>;

// The beginning of a translation, and the column in which the network goes on
// with it.
struct Beginning {
  std::vector<int> words;
  double log_p = 0;
  std::vector<Row> alpha = {};
  std::size_t column = 0;

  double mean_log_p() const {
    return log_p / static_cast<double>(words.size());
  }
};

// The search for one sentence's translation.
struct Search {
  std::size_t most_words;
  std::vector<Beginning> open, ended = {};
};

// A network that says several translations at the same time, a column each. The
// sentences that it has read are columns, too: `sentence` says which.
template <class Look>
class Writer {
 public:
  Writer(Translator<Look> network, const Sentences& sentences)
      : network_(std::move(network)) {
    const auto& trace = network_.read(sentences.read, sentences.lengths);
    all_h_ = trace.h;
    all_lengths_ = sentences.lengths;
    state_ = trace.last();
  }

  // The logarithms of the probabilities of what follows [K, B], after these
  // words, for these sentences, each from the state in this column.
  const lstm::Matrix<float>& next(const std::vector<int>& words,
                                  const std::vector<std::size_t>& sentences,
                                  const std::vector<std::size_t>& columns) {
    lstm::Labels said({1, words.size()});
    std::copy(words.begin(), words.end(), said.begin());
    lstm::gather_columns(all_h_, sentences, h_);
    lstm::gather_columns(all_lengths_, sentences, lengths_);
    lstm::gather_columns(state_.h, columns, from_.h);
    lstm::gather_columns(state_.c, columns, from_.c);
    const auto h = lstm::Steps<float>(h_).after_first().with(lengths_);
    lstm::softmax(network_.say(said, from_, h), p_);
    state_ = network_.state();
    log_p_.resize({p_.shape(1), p_.shape(2)});
    std::transform(p_.begin(), p_.end(), log_p_.begin(),
                   [](float p) { return std::log(p); });
    return log_p_;
  }

  // Where the last step has looked for a translation, from a sentence's first
  // word on.
  Row alpha(std::size_t column) const {
    const auto& all = network_.alpha();
    Row row;
    for (std::size_t s = 0; s < lengths_[column]; ++s)
      row.push_back(all(0, s, column));
    return row;
  }

 private:
  Translator<Look> network_;
  lstm::Sequence<float> all_h_, h_, p_;
  lstm::Lengths all_lengths_, lengths_;
  lstm::State<float> state_, from_;
  lstm::Matrix<float> log_p_;
};

// The signs that are likeliest in a column, at most so many, the first of
// equals first.
std::vector<int> likeliest(const lstm::Matrix<float>& log_p, std::size_t column,
                           std::size_t count) {
  std::vector<int> signs(log_p.shape(0));
  std::iota(signs.begin(), signs.end(), 0);
  const auto last = signs.begin() +
                    static_cast<std::ptrdiff_t>(std::min(count, signs.size()));
  std::partial_sort(signs.begin(), last, signs.end(), [&](int a, int b) {
    const float p_a = log_p(static_cast<std::size_t>(a), column),
                p_b = log_p(static_cast<std::size_t>(b), column);
    return p_a != p_b ? p_a > p_b : a < b;
  });
  return {signs.begin(), last};
}

// A beginning with one more word.
struct Step {
  const Beginning* from;
  int sign;
  double log_p;
};

void keep_likeliest(std::vector<Step>& steps, std::size_t count) {
  std::stable_sort(
      steps.begin(), steps.end(),
      [](const Step& a, const Step& b) { return a.log_p > b.log_p; });
  steps.resize(std::min(steps.size(), count));
}

// #region beam
// All ways to go on from the open beginnings of a search, of which the
// likeliest are kept; a search is over when as many have ended.
template <class Look>
void advance(Search& search, const Writer<Look>& writer,
             const lstm::Matrix<float>& log_p, std::size_t beam, int edge) {
  std::vector<Step> steps;
  for (auto& one : search.open) {
    one.alpha.push_back(writer.alpha(one.column));
    for (const int k : likeliest(log_p, one.column, beam))
      steps.push_back({&one, k, one.log_p + log_p(std::size_t(k), one.column)});
  }
  keep_likeliest(steps, beam);
  std::vector<Beginning> open;
  for (const auto& step : steps) {
    auto one = *step.from;
    one.words.push_back(step.sign);
    one.log_p = step.log_p;
    const bool over =
        step.sign == edge || one.words.size() == search.most_words;
    (over ? search.ended : open).push_back(std::move(one));
  }
  search.open = std::move(open);
  if (search.ended.size() >= beam) search.open.clear();
}
// #endregion

// One more word for every open beginning of every search.
template <class Look>
void advance_all(std::vector<Search>& searches, Writer<Look>& writer,
                 std::size_t beam, int edge) {
  std::vector<int> words;
  std::vector<std::size_t> sentences, columns;
  for (std::size_t n = 0; n < searches.size(); ++n)
    for (auto& one : searches[n].open) {
      words.push_back(one.words.empty() ? edge : one.words.back());
      sentences.push_back(n);
      columns.push_back(std::exchange(one.column, columns.size()));
    }
  const auto& log_p = writer.next(words, sentences, columns);
  for (auto& search : searches)
    if (!search.open.empty()) advance(search, writer, log_p, beam, edge);
}

Translation translation(Beginning beginning, const Languages& languages,
                        bool reversed) {
  Translation made;
  made.log_p = beginning.log_p;
  for (const int sign : beginning.words)
    if (sign != languages.edge())
      made.words.push_back(
          sign == study::Vocabulary::unknown
              ? unknown_word
              : languages.target.words()[static_cast<std::size_t>(sign) - 1]);
  const std::size_t T = beginning.alpha[0].size();
  made.alpha.resize({beginning.alpha.size(), T});
  for (std::size_t t = 0; t < beginning.alpha.size(); ++t)
    for (std::size_t s = 0; s < T; ++s)
      made.alpha(t, s) = beginning.alpha[t][reversed ? T - 1 - s : s];
  return made;
}

template <class Look>
std::vector<Translation> translate_some(const Translator<Look>& network,
                                        const Languages& languages,
                                        std::span<const Words> sources,
                                        std::size_t beam, bool reversed) {
  Pairs pairs;
  std::vector<Search> searches;
  for (const auto& source : sources) {
    searches.push_back({2 * source.size() + 10, {{{}, 0, {}, pairs.size()}}});
    pairs.push_back({source, {}});
  }
  Writer writer(network, sentences_of(pairs, languages, reversed));
  const auto is_open = [](const Search& one) { return !one.open.empty(); };
  while (std::any_of(searches.begin(), searches.end(), is_open))
    advance_all(searches, writer, beam, languages.edge());
  const auto is_worse = [](const Beginning& a, const Beginning& b) {
    return a.mean_log_p() < b.mean_log_p();
  };
  std::vector<Translation> all;
  for (auto& search : searches)
    all.push_back(translation(
        *std::max_element(search.ended.begin(), search.ended.end(), is_worse),
        languages, reversed));
  return all;
}

}  // namespace

std::vector<Translation> translate(const Network& network,
                                   const Languages& languages,
                                   const std::vector<Words>& sources,
                                   std::size_t beam, bool reversed) {
  constexpr std::size_t at_once = 256;
  std::vector<Translation> all;
  const std::span<const Words> rest(sources);
  for (std::size_t n = 0; n < sources.size(); n += at_once) {
    const auto some = rest.subspan(n, std::min(at_once, sources.size() - n));
    auto made = std::visit(
        [&](const auto& translator) {
          return translate_some(translator, languages, some, beam, reversed);
        },
        network);
    std::move(made.begin(), made.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace translation
