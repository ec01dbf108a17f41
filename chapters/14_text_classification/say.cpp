#include "say.hpp"

#include <algorithm>

namespace text_classification {

using Words = std::vector<std::string>;

// The probabilities [N, K] of texts that have no class yet.
static lstm::Matrix<double> ask(const Model& model,
                                const std::vector<Words>& texts) {
  Examples examples;
  for (const auto& words : texts) examples.push_back({words, 0});
  return predict(model.network, texts_of(examples, model.vocabulary));
}

// #region say
Said say(const Model& model, const Words& words) {
  std::vector<Words> texts = {words};
  for (std::size_t k = 0; k < words.size(); ++k) {
    texts.push_back(words);
    texts.back().erase(texts.back().begin() + static_cast<long>(k));
  }
  const auto p = ask(model, texts);
  const auto all = xt::row(p, 0);
  Said said{
      {all.begin(), all.end()}, static_cast<std::size_t>(likeliest(p)[0]), {}};
  for (std::size_t k = 0; k < words.size(); ++k)
    said.words.push_back(
        {words[k], model.vocabulary.number(words[k]) != Vocabulary::unknown,
         p(0, said.chosen) - p(k + 1, said.chosen)});
  return said;
}
// #endregion

lstm::Matrix<double> after_each_word(const Model& model, const Words& words) {
  std::vector<Words> texts;
  for (std::size_t k = 1; k <= words.size(); ++k)
    texts.emplace_back(words.begin(), words.begin() + static_cast<long>(k));
  return ask(model, texts);
}

}  // namespace text_classification
