#include "voices.hpp"

#include <algorithm>
#include <cstddef>

#include "study/drawn.hpp"

namespace speech {
namespace {

using Family = std::vector<std::string>;

std::string without_number(const std::string& voice) {
  return voice.substr(0, voice.find_last_not_of("0123456789") + 1);
}

// Families of voices in an order as if it were drawn.
std::vector<Family> families_of(const std::vector<std::string>& voices) {
  std::map<std::string, Family> named;
  for (const auto& voice : voices)
    named[without_number(voice)].push_back(voice);
  std::vector<Family> families;
  for (const auto& [name, family] : named) families.push_back(family);
  std::ranges::sort(families, {}, [](const Family& family) {
    return study::drawn(without_number(family.front()));
  });
  return families;
}

}  // namespace

std::map<std::string, Part> parts_of_voices(
    const std::vector<std::string>& voices) {
  std::map<std::string, Part> parts;
  std::vector<std::string> variants;
  for (const auto& voice : voices) {
    parts[voice] = voice == "flite-rms" ? Part::person : Part::training;
    if (!voice.starts_with("flite-")) variants.push_back(voice);
  }
  const auto families = families_of(variants);
  for (const auto part : {Part::validation, Part::test}) {
    auto room = std::min<std::size_t>(12, variants.size() / 3);
    for (const auto& family : families) {
      const bool taken = parts[family.front()] != Part::training;
      if (taken || family.size() > room) continue;
      for (const auto& voice : family) parts[voice] = part;
      room -= family.size();
    }
  }
  return parts;
}

}  // namespace speech
