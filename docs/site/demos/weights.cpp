// A network of chapters 13 to 16 for a page, which has no reader of
// archives:
//
//     demo_weights language novels.npz novels.bin
//
// writes how many letters it has, E and H, then the letters' code points and
// all weights, and
//
//     demo_weights classify topics.npz topics.bin
//
// how many bytes its words take, and its classes, one in each line, E, H, its
// directions and its pooling, then these bytes and all weights, and
//
//     demo_weights translate numbers.npz numbers.bin
//
// how many bytes the words take that it reads, and those that it writes, one in
// each line, E and H, then these bytes and all weights, and
//
//     demo_weights weather seattle.npz seattle.bin
//
// how many bytes the names of Seattle's columns take, one in each line, how
// many days and how many errors of the network follow, the first day, as days
// since 1970, the first of the test, the column that is forecast, what the
// network says, its T and H, then these bytes, all weights, the columns and the
// errors. Each number is a float of 4 bytes, the lowest first.
#include <fmt/ranges.h>

#include <bit>
#include <cstdint>
#include <stdexcept>

#include "13_language_model/model.hpp"
#include "14_text_classification/model.hpp"
#include "15_translation/model.hpp"
#include "16_weather/tomorrow.hpp"
#include "18_speech/word_model.hpp"
#include "figures/file.hpp"

// #region numbers
static std::vector<float> numbers(language_model::Model model) {
  const auto& letters = model.alphabet.letters();
  auto& network = model.network;
  std::vector<float> all;
  for (const auto size :
       {letters.size(), network.embedding.width(), network.hidden()})
    all.push_back(static_cast<float>(size));
  for (const auto letter : letters) all.push_back(static_cast<float>(letter));
  for (const auto* parameter : network.parameters())
    all.insert(all.end(), parameter->value.begin(), parameter->value.end());
  return all;
}
// #endregion

// What demonstrations of words are given: sizes, bytes of words, weights.
static std::vector<float> numbers(const std::vector<std::size_t>& sizes,
                                  const std::string& words,
                                  const lstm::Parameters<float>& parameters) {
  std::vector<float> all;
  for (const auto size : sizes) all.push_back(static_cast<float>(size));
  for (const char c : words) all.push_back(static_cast<unsigned char>(c));
  for (const auto* parameter : parameters)
    all.insert(all.end(), parameter->value.begin(), parameter->value.end());
  return all;
}

static std::string lines(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "\n"));
}

template <class Layer>
static std::vector<float> numbers(
    text_classification::Classifier<Layer> network, const std::string& words,
    const std::string& classes) {
  auto& layer = network.layer;
  const std::size_t directions =
      layer.parameters().empty() ? 0 : layer.outputs() / layer.hidden();
  return numbers(
      {words.size(), classes.size(), network.embedding.width(), layer.hidden(),
       directions, static_cast<std::size_t>(network.form.pooling)},
      words + classes, network.parameters());
}

static std::vector<float> numbers(const text_classification::Model& model) {
  return std::visit(
      [&](const auto& network) {
        return numbers(network, lines(model.vocabulary.words()),
                       lines(model.classes));
      },
      model.network);
}

static std::vector<float> numbers(const translation::Model& model) {
  using Look = lstm::Attention<lstm::DotScore<float>>;
  const auto* found =
      std::get_if<translation::Translator<Look>>(&model.network);
  if (found == nullptr || model.reversed)
    throw std::invalid_argument(
        "expected a network with dot attention that reads from the beginning");
  const auto source = lines(model.languages.source.words());
  const auto target = lines(model.languages.target.words());
  auto network = *found;
  return numbers(
      {source.size(), target.size(), network.form.width, network.form.hidden},
      source + target, network.parameters());
}

static void append(std::vector<float>& all, const std::vector<double>& more) {
  for (const double number : more) all.push_back(static_cast<float>(number));
}

static std::vector<float> numbers(const weather::Kept& kept) {
  const auto days = weather::seattle();
  weather::expect_days(kept, days);
  auto network = kept.model.network;
  const auto names = lines(days.columns);
  const auto first = days.first.time_since_epoch().count();
  auto all = numbers({names.size(), days.size(), kept.errors.size(),
                      static_cast<std::size_t>(first), days.test, days.forecast,
                      static_cast<std::size_t>(kept.model.target),
                      kept.model.length, network.layer.hidden()},
                     names, network.parameters());
  for (const auto& column : days.values) append(all, column);
  append(all, kept.errors);
  return all;
}

static std::vector<float> numbers(speech::WordModel model) {
  const auto words = lines(model.words);
  return numbers({words.size(), model.network.layer.hidden()}, words,
                 model.network.parameters());
}

static std::vector<float> numbers(std::string_view demonstration,
                                  const std::string& file) {
  if (demonstration == "language") return numbers(language_model::load(file));
  if (demonstration == "classify")
    return numbers(text_classification::load(file));
  if (demonstration == "translate") return numbers(translation::load(file));
  if (demonstration == "weather") return numbers(weather::load(file));
  if (demonstration == "speech") return numbers(speech::load_words(file));
  throw std::invalid_argument(
      fmt::format("\"{}\" has no network, expected language, classify, "
                  "translate, weather or speech",
                  demonstration));
}

static std::string bytes(const std::vector<float>& numbers) {
  std::string all;
  for (const float number : numbers)
    for (int shift = 0; shift < 32; shift += 8)
      all += static_cast<char>(std::bit_cast<std::uint32_t>(number) >> shift);
  return all;
}

int main(int argc, char** argv) try {
  if (argc != 4)
    throw std::invalid_argument(
        "expected a demonstration, a network and a file to write");
  figures::write_file(argv[3], bytes(numbers(argv[1], argv[2])));
} catch (const std::exception& error) {
  fmt::print(stderr, "demo_weights: {}\n", error.what());
  return 1;
}
