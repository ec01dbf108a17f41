#include "source.hpp"

#include <fmt/format.h>

namespace weave {

// What follows the comment sign of a marker; empty for every other line.
static std::string marker(std::string_view line) {
  const auto text = trim(line);
  for (const std::string sign : {"// #", "# #"})
    if (text.starts_with(sign)) return text.substr(sign.size());
  return {};
}

std::string region_name(std::string_view line) {
  const auto text = marker(line);
  const std::string word = "region ";
  return text.starts_with(word) ? trim(text.substr(word.size()))
                                : std::string();
}

bool is_region_end(std::string_view line) {
  return marker(line) == "endregion";
}

// Reads line after line, inside or outside of a region.
class Parser {
 public:
  explicit Parser(const fs::path& path) { source_.path = path; }

  void read(const std::string& line) {
    ++number_;
    if (const auto name = region_name(line); !name.empty())
      open(name, line);
    else if (is_region_end(line))
      close(line);
    else
      keep(line);
  }

  Source finish() {
    if (!open_.empty()) fault("the region {} does not end", open_);
    return std::move(source_);
  }

 private:
  void open(const std::string& name, const std::string& line) {
    if (!open_.empty()) fault("the region {} stands inside another", name);
    if (source_.regions.contains(name)) fault("a second region {}", name);
    source_.regions[name].line = number_ + 1;
    source_.outline += line + "\n";
    open_ = name;
  }

  void close(const std::string& line) {
    if (open_.empty()) fault("{} without a region", "#endregion");
    source_.outline += line + "\n";
    open_.clear();
  }

  void keep(const std::string& line) {
    auto& text = open_.empty() ? source_.outline : source_.regions[open_].text;
    auto& count =
        open_.empty() ? source_.outline_lines : source_.regions[open_].lines;
    text += line + "\n";
    if (!blank(line)) ++count;
  }

  void fault(fmt::format_string<const std::string&> what,
             const std::string& name) {
    source_.faults.push_back(
        {{source_.path, number_}, fmt::format(what, name)});
  }

  Source source_;
  std::string open_;
  std::size_t number_ = 0;
};

Source parse_source(const fs::path& root, const fs::path& path) {
  Parser parser(path);
  for (const auto& line : split(weave::read(root / path))) parser.read(line);
  return parser.finish();
}

}  // namespace weave
