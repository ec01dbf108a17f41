#pragma once
#include <array>
#include <string>

#include "small_texts.hpp"

// What chapter 15 needs of its data, small: phrases of an adjective and two
// nouns, which is enough for a translator to learn that the adjective moves.

/// A word in English, Italian and French.
using Everywhere = std::array<std::string, 3>;

inline constexpr int phrases = 768;

/// Phrase k, from 0 on. None is like another one, and the adjective of every
/// ninth is in no other phrase.
inline Everywhere phrase(int k) {
  static const std::array<Everywhere, 6> adjectives = {
      {{"fast", "veloce", "rapide"},
       {"simple", "semplice", "simple"},
       {"modern", "moderno", "moderne"},
       {"small", "piccolo", "petit"},
       {"free", "libero", "libre"},
       {"flexible", "flessibile", "flexible"}}};
  static const std::array<Everywhere, 8> nouns = {
      {{"tool", "strumento", "outil"},
       {"game", "gioco", "jeu"},
       {"server", "server", "serveur"},
       {"editor", "editor", "éditeur"},
       {"music", "musica", "musique"},
       {"mail", "posta", "courriel"},
       {"text", "testo", "texte"},
       {"image", "immagine", "image"}}};
  static const std::array<Everywhere, 2> links = {
      {{"for", "per", "pour"}, {"with", "con", "avec"}}};
  const auto n = static_cast<std::size_t>(k);
  const auto rare = "rare" + std::to_string(k);
  const auto adjective =
      n % 9 == 0 ? Everywhere{rare, rare, rare} : adjectives[n / 128 % 6];
  const auto &noun = nouns[n % 8], &link = links[n / 8 % 2],
             &other = nouns[n / 16 % 8];
  Everywhere all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto both =
        i == 0 ? adjective[i] + " " + noun[i] : noun[i] + " " + adjective[i];
    all[i] = both + " " + link[i] + " " + other[i];
  }
  return all;
}

/// Two phrases of each source, as .ci/data lists them.
inline void write_translations(const std::filesystem::path& folder) {
  std::string italian, french;
  for (int k = 0; k < phrases; ++k) {
    const auto [english, to_italian, to_french] = phrase(k);
    const auto begin = "source" + std::to_string(k / 2) + "\t" + english + "\t";
    italian += begin + to_italian + "\n";
    french += begin + to_french + "\n";
  }
  write_data(folder / "translations/it.tsv", italian);
  write_data(folder / "translations/fr.tsv", french);
  write_data(folder / "translations/archive", "Codename: none\nDate: today\n");
}
