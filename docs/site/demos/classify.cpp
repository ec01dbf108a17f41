#include <optional>

#include "14_text_classification/say.hpp"
#include "demonstrations.hpp"
#include "trained.hpp"

namespace demos {
namespace {

namespace texts = text_classification;

constexpr std::size_t longest = 2000;  // bytes of a text

texts::Model model(const Values& settings) {
  texts::Vocabulary vocabulary(lines(text(settings, "known", 10'000'000)));
  auto classes = lines(text(settings, "classes", 100'000));
  const texts::Training form{
      .width = count(settings, "E", 1, 4096),
      .hidden = count(settings, "H", 1, 4096),
      .directions = count(settings, "directions", 0, 2),
      .pooling = static_cast<texts::Pooling>(count(settings, "pooling", 0, 2))};
  auto network = texts::make_network(form, vocabulary.size(), classes.size(),
                                     lstm::Seed(0));
  std::visit([&](auto& made) { set_weights(made.parameters(), settings); },
             network);
  return {std::move(vocabulary), std::move(classes), std::move(network)};
}

Values answer(const texts::Model& model, const std::string& asked) {
  const auto words = texts::words_of(asked);
  Values values = {{"text", bytes({asked})},
                   {"words", bytes(words)},
                   {"classes", bytes(model.classes)}};
  if (words.empty()) return values;

  const auto said = texts::say(model, words);
  values["p"] = said.p;
  values["chosen"] = {static_cast<double>(said.chosen)};
  for (const auto& word : said.words) {
    values["is_known"].push_back(word.known);
    values["moved"].push_back(word.moved);
  }
  const auto p = texts::after_each_word(model, words);
  for (std::size_t t = 0; t < words.size(); ++t)
    values["so_far"].push_back(p(t, said.chosen));
  return values;
}

}  // namespace

Demonstration classify() {
  auto trained = std::make_shared<std::optional<texts::Model>>();
  return [trained](const Values& settings) {
    if (!*trained) trained->emplace(model(settings));
    return answer(**trained, text(settings, "text", longest));
  };
}

}  // namespace demos
