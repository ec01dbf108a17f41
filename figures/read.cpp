#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "figures/file.hpp"

namespace figures {

std::string read_file(const std::filesystem::path& file, std::size_t most) {
  const auto refuse = [&](const std::string& reason) {
    throw FileError(fmt::format("cannot read {}: {}", file.string(), reason));
  };
  const auto close_it = [](std::FILE* stream) { std::fclose(stream); };
  const std::unique_ptr<std::FILE, decltype(close_it)> stream(
      std::fopen(file.c_str(), "rb"), close_it);
  if (!stream) refuse(std::generic_category().message(errno));
  std::string bytes;
  std::array<char, 1 << 16> some{};
  while (const auto count =
             std::fread(some.data(), 1, some.size(), stream.get())) {
    bytes.append(some.data(), count);
    if (bytes.size() > most)
      refuse(fmt::format("it has more than {} bytes", most));
  }
  if (std::ferror(stream.get())) refuse(std::generic_category().message(errno));
  return bytes;
}

}  // namespace figures
