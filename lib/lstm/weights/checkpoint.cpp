#include "lstm/weights/checkpoint.hpp"

#include <fmt/format.h>

#include "lstm/numbers/fingerprint.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

static constexpr std::string_view mark = "lstm checkpoint 1\n";

// The last line of a checkpoint.
static std::string checksum_line(std::string_view bytes) {
  return fmt::format("checksum {:016x}\n", fingerprint(bytes));
}

static std::string line(const std::string& name, const std::string& value) {
  if (name.find_first_of("\n=") != name.npos || value.find('\n') != value.npos)
    throw std::invalid_argument("a fact is one line, and its name has no =: " +
                                shown(name));
  return name + "=" + value + "\n";
}

// An archive ends with the length of its comment, two bytes, and the comment.
std::string write_checkpoint(const Checkpoint& checkpoint) {
  std::string comment(mark);
  for (const auto& [name, value] : checkpoint.run) comment += line(name, value);
  auto bytes = write_npz(checkpoint.state);
  const auto length = comment.size() + checksum_line("").size();
  if (length > 0xffff)
    throw std::invalid_argument(
        fmt::format("the facts of a run take {} bytes, there is room for {}",
                    length, 0xffff));
  bytes.resize(bytes.size() - 2);
  bytes += static_cast<char>(length & 0xff);
  bytes += static_cast<char>(length >> 8);
  bytes += comment;
  return bytes + checksum_line(bytes);
}

// The bytes before the checksum, which must be theirs.
static std::string_view expect_whole(std::string_view bytes) {
  const auto size = checksum_line("").size();
  const auto last = bytes.substr(bytes.size() - std::min(size, bytes.size()));
  if (last.size() < size || !last.starts_with("checksum ") ||
      !last.ends_with('\n'))
    throw WeightsError(
        "it does not end with the checksum of a checkpoint; it is something "
        "else, or its end is missing");
  bytes.remove_suffix(size);
  if (const auto right = checksum_line(bytes); last != right)
    throw WeightsError(
        fmt::format("it has the checksum {} and ends with {}: it was damaged",
                    right.substr(9, 16), shown(last.substr(9, 16))));
  return bytes;
}

// The comment behind its length, which says that it is this place and no other.
static std::string_view comment(std::string_view bytes, std::size_t behind) {
  for (auto k = bytes.rfind(mark); k != bytes.npos && k >= 2;
       k = bytes.rfind(mark, k - 1)) {
    const auto low = static_cast<unsigned char>(bytes[k - 2]);
    const auto high = static_cast<unsigned char>(bytes[k - 1]);
    if (low + 256u * high == bytes.size() - k + behind) return bytes.substr(k);
  }
  throw WeightsError("it is no checkpoint of a version that is known here");
}

Checkpoint read_checkpoint(std::string_view bytes, std::size_t limit) {
  const auto before = expect_whole(bytes);
  auto lines = comment(before, bytes.size() - before.size());
  lines.remove_prefix(mark.size());
  Checkpoint checkpoint;
  while (!lines.empty()) {
    const auto end = lines.find('\n'), equals = lines.find('=');
    if (end == lines.npos || equals > end)
      throw WeightsError("one of its facts has no name");
    checkpoint.run.emplace(lines.substr(0, equals),
                           lines.substr(equals + 1, end - equals - 1));
    lines.remove_prefix(end + 1);
  }
  checkpoint.state = read_npz(bytes, limit);
  return checkpoint;
}

}  // namespace lstm
