#pragma once
#include <array>
#include <fstream>
#include <random>

#include "r_writer.hpp"
#include "temporary_folder.hpp"

// What chapter 13 needs of its data, small: novels of some thousand letters
// whose words are made up.

/// The names of the novels, as chapter 13 asks for them.
inline const std::vector<std::string> novels = {
    "emma",       "mansfieldpark",  "northangerabbey",
    "persuasion", "prideprejudice", "sensesensibility"};

/// Draws the words of a novel. Its numbers are the same with every compiler,
/// which those of the standard's distributions need not be.
class Novelist {
 public:
  explicit Novelist(unsigned seed) : random_(seed) {}

  /// Its lines, with an empty one behind each paragraph. The two names occur in
  /// this novel alone.
  std::vector<std::string> lines(const std::string& title,
                                 const std::array<std::string, 2>& names) {
    std::vector<std::string> all = {title, ""};
    for (int paragraph = 0; paragraph < 25; ++paragraph) {
      const auto& name = names[below(2)];
      if (below(2) == 0) {
        all.push_back(sentence("\"" + word(), ",\" said " + name + "."));
        all.push_back(sentence("\"" + word(), "!\""));
      } else {
        all.push_back(sentence(name, "."));
        all.push_back(sentence("_" + word() + "_", "--"));
        all.push_back(sentence(word(), "."));
      }
      all.emplace_back();
    }
    return all;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  const std::string& word() {
    static const std::vector<std::string> all = {
        "ba",    "dolu",   "emi",  "fanor", "gille", "hest",   "ib",
        "korem", "lantis", "mo",   "nerru", "osk",   "pelian", "quon",
        "rastu", "sil",    "tove", "umber", "vey",   "zanduli"};
    return all[below(all.size())];
  }
  std::string sentence(std::string text, const std::string& end) {
    for (std::size_t k = 4 + below(6); k > 0; --k) text += " " + word();
    return text + end;
  }

  std::mt19937 random_;
};

/// Writes a base of these novels into a folder.
inline void write_novels(const std::filesystem::path& folder,
                         const std::vector<std::string>& titles) {
  constexpr auto names = [](std::size_t k) -> std::array<std::string, 2> {
    const std::string letter(1, static_cast<char>('A' + k));
    return {letter + "ndrel", letter + "osimene"};
  };
  std::string base;
  std::vector<std::vector<int>> places;
  for (std::size_t k = 0; k < titles.size(); ++k) {
    Novelist novelist(static_cast<unsigned>(k));
    const auto novel = r::variable(
        r::header_3 + r::strings(novelist.lines(titles[k], names(k))));
    places.push_back(
        {static_cast<int>(base.size()), static_cast<int>(novel.size())});
    base += novel;
  }
  std::filesystem::create_directories(folder / "austen");
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / "austen" / name, std::ios::binary) << bytes;
  };
  write("Rdata.rdb", base);
  write("Rdata.rdx", r::index(titles, places));
}
