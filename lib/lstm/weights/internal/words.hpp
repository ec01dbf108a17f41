#pragma once
#include <fmt/ranges.h>

#include <string>
#include <string_view>

#include "lstm/weights/npy.hpp"

namespace lstm {

// #region shown
/// A stranger's text as a message may show it: in quotes, printable, short.
inline std::string shown(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string line;
  for (const char c : text.substr(0, longest))
    if (c >= ' ' && c <= '~')
      line += c;
    else
      line += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  return fmt::format("\"{}\"{}", line, text.size() > longest ? " ..." : "");
}
// #endregion

/// Extents as Python writes them: (), (5,), (5, 2).
inline std::string tuple(const Extents& shape) {
  return fmt::format("({}{})", fmt::join(shape, ", "),
                     shape.size() == 1 ? "," : "");
}

}  // namespace lstm
