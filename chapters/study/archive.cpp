#include "study/archive.hpp"

#include <fmt/format.h>

#include <string_view>

#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace study {

// The value of a field, "Date: ", or nothing.
static std::string_view field(std::string_view text, std::string_view name) {
  for (const auto line : split(text, '\n'))
    if (line.starts_with(name)) return line.substr(name.size());
  return {};
}

std::string archive_of(const std::filesystem::path& file) {
  const auto text = read_data(file, 100'000);
  const auto name = field(text, "Codename: "), date = field(text, "Date: ");
  if (name.empty() || date.empty())
    throw DataError(fmt::format("{}: no codename and date", file.string()));
  const auto version = field(text, "Version: ");  // which none has before it
  return fmt::format("Debian {}({}) of {}",
                     version.empty() ? "" : fmt::format("{} ", version), name,
                     date);
}

}  // namespace study
