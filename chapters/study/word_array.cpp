#include "study/word_array.hpp"

#include <fmt/ranges.h>

#include <cmath>
#include <stdexcept>

#include "lstm/weights/weights.hpp"
#include "study/rows.hpp"

namespace study {

lstm::Array as_array(const Vocabulary& vocabulary) {
  const auto text = fmt::format("{}", fmt::join(vocabulary.words(), "\n"));
  lstm::Array array{{text.size()}, {}};
  for (const char byte : text)
    array.numbers.push_back(static_cast<unsigned char>(byte));
  return array;
}

Vocabulary vocabulary_from(const lstm::Array& array) {
  std::string text;
  for (const double number : array.numbers) {
    if (!(number >= 0 && number < 256) || number != std::floor(number))
      throw lstm::WeightsError("its words cannot be read");
    text += static_cast<char>(static_cast<unsigned char>(number));
  }
  std::vector<std::string> words;
  if (!text.empty())
    for (const auto word : split(text, '\n')) words.emplace_back(word);
  try {
    return Vocabulary(std::move(words));
  } catch (const std::invalid_argument&) {
    throw lstm::WeightsError("its words cannot be read");
  }
}

}  // namespace study
