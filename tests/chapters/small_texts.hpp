#pragma once
#include <cstdio>
#include <fstream>
#include <random>

#include "r_writer.hpp"
#include "small_chicago.hpp"
#include "temporary_folder.hpp"

// What chapter 14 needs of its data, small: texts whose words are made up, of
// which one tells the class.

/// Draws texts. Its numbers are the same with every compiler.
class Narrator {
 public:
  /// Five words or more; the second is one of three of a class.
  std::string text(int label) {
    auto text = word() + " " + static_cast<char>('a' + label) +
                std::string(1, static_cast<char>('x' + below(3)));
    for (auto k = 3 + below(4); k > 0; --k) (text += " ") += word();
    return text;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  // One of a thousand, of three syllables.
  std::string word() {
    static const char* const syllables[] = {"ba", "de", "fi",  "go",  "hu",
                                            "ka", "le", "min", "nor", "su"};
    std::string word;
    for (int k = 0; k < 3; ++k) word += syllables[below(10)];
    return word;
  }

  std::mt19937 random_{1};
};

inline void write_data(const std::filesystem::path& file,
                       const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Two packages of each source, as .ci/data lists them.
inline void write_packages(const std::filesystem::path& folder) {
  const char* const sections[] = {
      "net",   "science", "admin", "games",   "sound",    "graphics",
      "fonts", "math",    "mail",  "editors", "database", "electronics"};
  Narrator narrator;
  std::string all;
  for (int k = 0; k < 480; ++k)
    all += "package" + std::to_string(k) + "\tsource" + std::to_string(k / 2) +
           "\t" + sections[k / 2 % 12] + "\t" + narrator.text(k / 2 % 12) +
           "\n";
  write_data(folder / "packages/packages.tsv", all);
  write_data(folder / "packages/archive", "Codename: none\nDate: today\n");
}

/// Three meanings of nouns below each parent, as WordNet lists them.
inline void write_glosses(const std::filesystem::path& folder) {
  constexpr int topics[] = {4, 6, 18, 5, 20, 13, 15, 10, 8, 26};
  Narrator narrator;
  std::string all = "  1 a licence\n";
  for (int k = 0; k < 450; ++k) {
    const int topic = k / 3 % 10;
    char line[80];
    std::snprintf(line, sizeof line,
                  "%08d %02d n 01 noun 0 001 @ %08d n 0000 | ", 1000 + k,
                  topics[topic], k / 3);
    all += line + narrator.text(topic) + "  \n";
  }
  write_data(folder / "wordnet/data.noun", all);
}

/// A table of reviews, as R keeps it.
inline std::string reviews_table(Narrator& narrator, int count) {
  std::vector<std::string> texts;
  std::vector<int> scores;
  for (int k = 0; k < count; ++k) {
    scores.push_back(k % 2 + 1);
    texts.push_back(narrator.text(k % 2));
  }
  const auto factor =
      r::integers(scores, r::with_attributes) +
      r::attribute(r::symbol("levels"), r::strings({"great", "other"})) +
      r::nothing;
  return r::variable(r::header_3 + r::named_list({"review", "score"},
                                                 {r::strings(texts), factor}));
}

/// Of R's package modeldata chapter 14 needs 3500 reviews to learn from, and
/// chapter 16 Chicago's days.
inline void write_modeldata(const std::filesystem::path& folder) {
  Narrator narrator;
  const std::string variables[] = {
      reviews_table(narrator, 3'600), reviews_table(narrator, 100),
      r::variable(r::header_3 + chicago_table(small_chicago()))};
  std::string base;
  std::vector<std::vector<int>> places;
  for (const auto& bytes : variables) {
    places.push_back(
        {static_cast<int>(base.size()), static_cast<int>(bytes.size())});
    base += bytes;
  }
  write_data(folder / "modeldata/Rdata.rdb", base);
  write_data(folder / "modeldata/Rdata.rdx",
             r::index({"training_data", "testing_data", "Chicago"}, places));
}

/// All of them, into a folder that LSTM_DATA names.
inline void write_texts(const std::filesystem::path& folder) {
  write_packages(folder);
  write_glosses(folder);
  write_modeldata(folder);
}
