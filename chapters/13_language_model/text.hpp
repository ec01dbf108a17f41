#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace language_model {

/// The letters of a text, each known by a number from 0. Number 0 stands for
/// all letters that the alphabet does not have.
class Alphabet {
 public:
  static constexpr int other = 0;
  static constexpr std::size_t most = 256;

  /// The letters of `text` by their code points; where they are more than 255,
  /// those that occur most often.
  explicit Alphabet(std::u32string_view text);

  std::size_t size() const { return letters_.size() + 1; }
  int number(char32_t letter) const;
  std::vector<int> numbers(std::u32string_view text) const;
  const std::u32string& letters() const { return letters_; }
  /// U+FFFD stands for the other letters.
  char32_t letter(int number) const;
  /// In UTF-8.
  std::string text(std::span<const int> numbers) const;

 private:
  std::u32string letters_;  // sorted; letter k has the number k + 1
};

/// What a model learns from, what its settings are chosen on, and what it is
/// judged by.
struct Texts {
  std::string name;
  std::u32string training, validation, test;
};

/// A number that changes with every change of the texts.
std::uint64_t fingerprint(const Texts& texts);

// #region split
/// Six novels of Jane Austen, split by book: four to learn from, one to choose
/// on (its first 100,000 letters) and one for the test (200,000). Throws
/// study::MissingData, and study::RBaseError where the file is damaged.
Texts austen();

/// A text of the reader's own: its first 80 % to learn from, the next 10 % to
/// choose on, the rest for the test. Throws figures::FileError, and
/// study::DataError where it is no text, or one of less than 5,000 letters.
Texts from_file(const std::string& file);
// #endregion

/// A novel from its lines: a line for each paragraph. Underscores, which stand
/// for italics, are left out, and a dash has a space on each side.
std::string paragraphs(std::span<const std::string> lines);

}  // namespace language_model
