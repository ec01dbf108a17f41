#include "outputs/console.hpp"

#include <algorithm>
#include <regex>

namespace weave {

std::optional<Console> parse_console(const std::string& info) {
  static const std::regex form(
      R"(console \$ ([^{]*?)( \.\.\.)?(?: *\{(.*)\})?)");
  std::smatch part;
  if (!std::regex_match(info, part, form) || blank(part[1].str())) return {};
  return Console{trim(part[1].str()), part[2].matched,
                 parse_tolerance(part[3].str())};
}

std::vector<Transcript> transcripts(const Page& page) {
  std::vector<Transcript> all;
  for (const auto& block : page.blocks) {
    const auto console = parse_console(block.info);
    if (!console) continue;
    auto known = std::ranges::find(all, console->command, &Transcript::command);
    if (!console->continues || known == all.end())
      known = all.insert(all.end(), {console->command, {}});
    known->blocks.push_back(&block);
  }
  return all;
}

// Each block is held against as many lines of the output as it has itself; the
// last one against all that are left.
std::optional<std::pair<std::size_t, std::string>> contradiction(
    const Transcript& transcript, const std::string& output) {
  const auto lines = split(output);
  std::size_t first = 0;
  for (const auto* block : transcript.blocks) {
    const bool last = block == transcript.blocks.back();
    const auto count = last ? lines.size() : split(block->text).size();
    const auto end =
        last ? lines.size() : std::min(lines.size(), first + count);
    const auto fresh = join(lines, std::min(first, end), end);
    const auto tolerance = parse_console(block->info)->tolerance;
    const auto what =
        compare(block->text, fresh, tolerance.value_or(Tolerance{}));
    if (!what.empty()) return {{block->line, what}};
    first = end;
  }
  return {};
}

}  // namespace weave
