#include "lstm/weights/error.hpp"

#include <fmt/format.h>

namespace lstm {

// #region shown
std::string shown(std::string_view text) {
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

}  // namespace lstm
