#include "say.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace translation {

Translation say(const Model& model, const Words& source, std::size_t beam) {
  if (source.empty())
    throw std::invalid_argument("--say: there is no word in the sentence");
  return translate(model.network, model.languages, {source}, beam,
                   model.reversed)[0];
}

// The step that was looked at most while word t was chosen.
static std::size_t looked_at(const Translation& translation, std::size_t t) {
  const auto row = xt::view(translation.alpha, t);
  return static_cast<std::size_t>(std::max_element(row.begin(), row.end()) -
                                  row.begin());
}

// #region copies
Words with_copies(const Translation& translation, const Words& source) {
  auto words = translation.words;
  for (std::size_t t = 0; t < words.size(); ++t)
    if (words[t] == unknown_word) words[t] = source[looked_at(translation, t)];
  return words;
}
// #endregion

void report_said(const Translation& translation, const Words& source,
                 const Model& model) {
  const auto& words = translation.words;
  fmt::print("{}\n", fmt::join(words, " "));
  for (const auto& word : source)
    if (model.languages.source.number(word) == study::Vocabulary::unknown)
      fmt::print("\"{}\" is an unknown word\n", word);
  if (std::holds_alternative<Translator<NoAttention<float>>>(model.network))
    return;
  fmt::print("\n{:20} looked most at\n", "each word");
  for (std::size_t t = 0; t < words.size(); ++t) {
    const auto s = looked_at(translation, t);
    fmt::print("{:20} {:20} {:.2f}\n", words[t], source[s],
               translation.alpha(t, s));
  }
}

}  // namespace translation
