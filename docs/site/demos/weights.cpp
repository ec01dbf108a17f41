// A network of chapter 13 or 14 for a page, which has no reader of archives:
//
//     demo_weights language novels.npz novels.bin
//
// writes how many letters it has, E and H, then the letters' code points and
// all weights, and
//
//     demo_weights classify topics.npz topics.bin
//
// how many bytes its words take, and its classes, one in each line, E, H, its
// directions and its pooling, then these bytes and all weights. Each number is
// a float of 4 bytes, the lowest first.
#include <fmt/ranges.h>

#include <bit>
#include <cstdint>
#include <stdexcept>

#include "13_language_model/model.hpp"
#include "14_text_classification/model.hpp"
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

template <class Layer>
static std::vector<float> numbers(
    text_classification::Classifier<Layer> network, const std::string& words,
    const std::string& classes) {
  std::vector<float> all;
  for (const auto size :
       {words.size(), classes.size(), network.embedding.width(),
        network.layer.hidden(),
        network.layer.parameters().empty()
            ? 0
            : network.layer.outputs() / network.layer.hidden(),
        static_cast<std::size_t>(network.form.pooling)})
    all.push_back(static_cast<float>(size));
  for (const char c : words + classes)
    all.push_back(static_cast<unsigned char>(c));
  for (const auto* parameter : network.parameters())
    all.insert(all.end(), parameter->value.begin(), parameter->value.end());
  return all;
}

static std::vector<float> numbers(const text_classification::Model& model) {
  const auto lines = [](const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, "\n"));
  };
  return std::visit(
      [&](const auto& network) {
        return numbers(network, lines(model.vocabulary.words()),
                       lines(model.classes));
      },
      model.network);
}

static std::vector<float> numbers(std::string_view demonstration,
                                  const std::string& file) {
  if (demonstration == "language") return numbers(language_model::load(file));
  if (demonstration == "classify")
    return numbers(text_classification::load(file));
  throw std::invalid_argument(fmt::format(
      "\"{}\" has no network, expected language or classify", demonstration));
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
