#pragma once
#include <string>
#include <string_view>

namespace figures {

/// Text as a line of a picture: UTF-8, in which a line break is a space. What
/// XML cannot hold, control characters and stray bytes, becomes U+FFFD.
std::string line_of(std::string_view text);

/// Such a line where an SVG shows it, its `<`, `>` and `&` written as XML has
/// them.
std::string xml_text(std::string_view text);

/// Such a line as a string in a script of gnuplot's, whose enhanced text gives
/// a meaning to some characters: behind a backslash they stand for themselves.
/// gnuplot escapes & in some places of its SVG and not in others, so
/// `ampersand` stands for it, a character that Unicode has set aside for a
/// program's own.
std::string gnuplot_text(std::string_view text);
inline constexpr std::string_view ampersand = "\uFDD0";

/// A field of a CSV file, in quotes where there is a comma, a quote or a line
/// break in it (RFC 4180).
std::string csv_field(std::string_view text);

}  // namespace figures
