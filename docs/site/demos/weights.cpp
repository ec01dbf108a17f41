// A network of chapter 13 for a page, which has no reader of archives:
//
//     demo_weights novels.npz novels.bin
//
// writes how many letters it has, E and H, then the letters' code points and
// all weights, each as a float of 4 bytes, the lowest first.
#include <fmt/core.h>

#include <bit>
#include <cstdint>
#include <stdexcept>

#include "13_language_model/model.hpp"
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

static std::string bytes(const std::vector<float>& numbers) {
  std::string all;
  for (const float number : numbers)
    for (int shift = 0; shift < 32; shift += 8)
      all += static_cast<char>(std::bit_cast<std::uint32_t>(number) >> shift);
  return all;
}

int main(int argc, char** argv) try {
  if (argc != 3)
    throw std::invalid_argument("expected a network and a file to write");
  figures::write_file(argv[2], bytes(numbers(language_model::load(argv[1]))));
} catch (const std::exception& error) {
  fmt::print(stderr, "demo_weights: {}\n", error.what());
  return 1;
}
