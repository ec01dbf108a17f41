#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/alphabet.hpp"

namespace study {

/// What a model learns from, what its settings are chosen on, and what it is
/// judged by.
struct Texts {
  std::string name;
  std::u32string training, validation, test;
};

/// A number that changes with every change of the texts.
std::uint64_t fingerprint(const Texts& texts);

/// Six novels of Jane Austen, split by book: four to learn from, one to choose
/// on (its first 100,000 letters) and one for the test (200,000). Throws
/// MissingData, and RBaseError where the file is damaged.
Texts austen();

/// A text of the reader's own: its first 80 % to learn from, the next 10 % to
/// choose on, the rest for the test. Throws figures::FileError, and
/// DataError where it is no text, or one of less than 5,000 letters.
Texts from_file(const std::string& file);

/// The letters of a run as numbers.
struct Numbers {
  std::vector<int> training, validation, test;

  /// At most so many to learn from.
  Numbers(const Texts& texts, const Alphabet& alphabet, std::size_t most);
};

/// A novel from its lines: a line for each paragraph. Underscores, which stand
/// for italics, are left out, and a dash has a space on each side.
std::string paragraphs(std::span<const std::string> lines);

}  // namespace study
