#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace study {

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

}  // namespace study
