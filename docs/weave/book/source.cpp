#include "book/source.hpp"

#include <fmt/format.h>

namespace weave {

// What follows the comment sign of a marker; empty for every other line.
static std::string marker(std::string_view line) {
  const auto text = trim(line);
  for (const std::string sign : {"// #", "# #"})
    if (text.starts_with(sign)) return text.substr(sign.size());
  return {};
}

// The name in a line `// #region NAME`; empty for every other line.
static std::string region_name(std::string_view line) {
  const auto text = marker(line);
  const std::string word = "region ";
  return text.starts_with(word) ? trim(text.substr(word.size()))
                                : std::string();
}

// Reads line after line, inside or outside of a region.
class Parser {
 public:
  explicit Parser(Source& source) : source_(source) {}

  void read(const std::string& line) {
    ++number_;
    if (const auto name = region_name(line); !name.empty())
      open(name);
    else if (marker(line) == "endregion")
      close();
    else if (!open_.empty())
      keep(line);
  }

  void finish() {
    if (!open_.empty()) fault("the region {} does not end", open_);
  }

 private:
  void open(const std::string& name) {
    if (!open_.empty()) fault("the region {} stands inside another", name);
    if (source_.regions.contains(name)) fault("a second region {}", name);
    source_.regions[name] = {number_ + 1, number_, ""};
    open_ = name;
  }

  void close() {
    if (open_.empty())
      fault("{} without a region", "#endregion");
    else if (source_.regions[open_].text.empty())
      fault("the region {} is empty", open_);
    open_.clear();
  }

  void keep(const std::string& line) {
    auto& region = source_.regions[open_];
    region.text += line + "\n";
    region.last = number_;
  }

  void fault(fmt::format_string<const std::string&> what,
             const std::string& name) {
    source_.faults.push_back(
        {{source_.path, number_}, fmt::format(what, name)});
  }

  Source& source_;
  std::string open_;
  std::size_t number_ = 0;
};

// The site shows a file in a fence, which carries whole lines alone.
static void check_form(Source& source) {
  if (source.text != join(source.lines))
    source.faults.push_back({{source.path, source.lines.size()},
                             "a line that does not end with a line feed"});
}

Source parse_source(const fs::path& path, const std::string& text) {
  Source source{path, text, split(text), {}, {}, {}, {}};
  check_form(source);
  if (language_of(path) == "cpp") {
    source.tokens = tokens_of(text);
    source.scan = scan(source.tokens);
  }
  if (source.scan.lost > 0)
    source.faults.push_back({{path, source.scan.lost},
                             "braces that close what is not open, or nothing"});
  Parser parser(source);
  for (const auto& line : source.lines) parser.read(line);
  parser.finish();
  return source;
}

std::string language_of(const fs::path& file) {
  const auto ending = file.extension();
  if (ending == ".hpp" || ending == ".cpp") return "cpp";
  return ending == ".cmake" || file.filename() == "CMakeLists.txt" ? "cmake"
                                                                   : "text";
}

}  // namespace weave
