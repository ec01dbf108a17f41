#include <algorithm>
#include <optional>

#include "13_language_model/predict.hpp"
#include "demonstrations.hpp"
#include "trained.hpp"

namespace demos {
namespace {

using language_model::Network, study::Alphabet;

constexpr std::size_t longest = 5000;  // letters

std::u32string code_points(const Values& settings, const std::string& name,
                           std::size_t most) {
  const auto points = whole_numbers(settings, name, 0x10ffff, most);
  return {points.begin(), points.end()};
}

// A network that others have trained, and what it has read so far.
class Writer {
 public:
  explicit Writer(const Values& settings)
      : alphabet_(code_points(settings, "letters", Alphabet::most - 1)),
        network_(alphabet_.size(), count(settings, "E", 1, 4096),
                 count(settings, "H", 1, 4096)) {
    set_weights(network_.parameters(), settings);
  }

  // The chapter's program draws from the same stream: with the same seed it
  // writes the same letters.
  Values go_on(const Values& settings) {
    const auto text = code_points(settings, "text", longest);
    const auto p = next_letter(alphabet_.numbers(text),
                               number(settings, "temperature", 0.01, 100));
    auto random =
        lstm::Seed(count(settings, "seed", 0, 1'000'000)).stream("letters");
    for (auto k = count(settings, "drawn", 0, longest); k > 0; --k)
      random.uniform();
    const auto next = alphabet_.letter(language_model::draw(p, random));
    return {{"p", p},
            {"letters", letters()},
            {"next", {static_cast<double>(next)}},
            {"text", {text.begin(), text.end()}}};
  }

 private:
  // The network has read all but the last letter, as far as it was asked
  // before, and only a copy reads that one: another temperature asks again.
  std::vector<double> next_letter(const std::vector<int>& text,
                                  double temperature) {
    const auto before = std::span(text).first(text.size() - 1);
    if (before.size() < read_.size() ||
        !std::equal(read_.begin(), read_.end(), before.begin())) {
      network_.restart();
      read_.clear();
    }
    const auto unread = before.subspan(read_.size());
    if (!unread.empty()) network_.read(language_model::column(unread));
    read_.assign(before.begin(), before.end());
    auto copy = network_;
    return language_model::next_letter(copy, std::span(text).last(1),
                                       temperature);
  }

  // By their numbers, as the probabilities.
  std::vector<double> letters() const {
    std::vector<double> points;
    for (std::size_t k = 0; k < alphabet_.size(); ++k)
      points.push_back(alphabet_.letter(static_cast<int>(k)));
    return points;
  }

  Alphabet alphabet_;
  Network<float> network_;
  std::vector<int> read_;
};

}  // namespace

Demonstration language() {
  auto writer = std::make_shared<std::optional<Writer>>();
  return [writer](const Values& settings) {
    if (!*writer) writer->emplace(settings);
    return (*writer)->go_on(settings);
  };
}

}  // namespace demos
