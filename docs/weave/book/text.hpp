#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace weave {

namespace fs = std::filesystem;

/// A line of a file of the book, counted from 1.
struct Place {
  fs::path file;
  std::size_t line = 1;
};

/// Something in the book that is not true, and where.
struct Fault {
  Place place;
  std::string what;
};
using Faults = std::vector<Fault>;
void append(Faults& faults, const Faults& more);

using Lines = std::vector<std::string>;

/// The lines of a text, without their ends.
Lines split(std::string_view text);

/// The lines [first, last) with their ends.
std::string join(const Lines& lines, std::size_t first, std::size_t last);
std::string join(const Lines& lines);

bool blank(std::string_view line);
std::string trim(std::string_view text);

/// A text for a message, in which nothing hides: a tab as \t.
std::string visible(std::string_view text);

/// A fence of backticks that nothing in the text can close.
std::string fence_around(std::string_view text);

/// What keeps a file from being lines of UTF-8 with a line feed behind each;
/// only the first of it.
Faults check_text(const fs::path& file, std::string_view text);

/// Throws std::runtime_error when the file cannot be read.
std::string read(const fs::path& file);

/// Makes the folder and writes the file, of which nobody sees half.
/// Throws std::runtime_error.
void write(const fs::path& file, const std::string& text);

}  // namespace weave
