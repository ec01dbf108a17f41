#include <cmath>
#include <optional>

#include "15_translation/model.hpp"
#include "15_translation/write.hpp"
#include "demonstrations.hpp"
#include "trained.hpp"

namespace demos {
namespace {

constexpr std::size_t longest = 2000;  // bytes of a text

translation::Model model(const Values& settings) {
  const auto vocabulary = [&](const std::string& name) {
    return study::Vocabulary(lines(text(settings, name, 10'000'000)));
  };
  const translation::Languages languages{vocabulary("source"),
                                         vocabulary("target")};
  const translation::Training form{
      .look = translation::Look::dot,
      .form = {.width = count(settings, "E", 1, 4096),
               .hidden = count(settings, "H", 1, 4096)}};
  auto network = translation::make_network(form, languages, lstm::Seed(0));
  std::visit([&](auto& made) { set_weights(made.parameters(), settings); },
             network);
  return {languages, std::move(network)};
}

Values answer(const translation::Model& model, const std::string& asked,
              std::size_t beam) {
  const auto words = translation::words_of(asked);
  Values values = {{"text", bytes({asked})}, {"words", bytes(words)}};
  if (words.empty()) return values;

  for (const auto& word : words)
    values["is_known"].push_back(model.languages.source.number(word) !=
                                 study::Vocabulary::unknown);
  const auto made = translation::translate(model.network, model.languages,
                                           {words}, beam, model.reversed)[0];
  values["said"] = bytes(made.words);
  values["p"] = {std::exp(made.log_p)};
  values["alpha"] = {made.alpha.begin(), made.alpha.end()};
  return values;
}

}  // namespace

Demonstration translate() {
  auto trained = std::make_shared<std::optional<translation::Model>>();
  return [trained](const Values& settings) {
    if (!*trained) trained->emplace(model(settings));
    return answer(**trained, text(settings, "text", longest),
                  count(settings, "beam", 1, 5));
  };
}

}  // namespace demos
