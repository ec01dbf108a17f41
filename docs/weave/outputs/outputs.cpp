#include "outputs/outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "outputs/console.hpp"
#include "outputs/figure_data.hpp"
#include "outputs/runs.hpp"

namespace weave {

// The program that draws a figure: 08-loss comes from chapters/08_...
static std::string program_of(const Book& book, const Image& image) {
  const auto number = fs::path(image.path).filename().string().substr(0, 2);
  for (const auto& entry : fs::directory_iterator(book.root / "chapters"))
    if (const auto name = entry.path().filename().string();
        name.starts_with(number + "_") &&
        fs::exists(book.build / "chapters" / name))
      return name;
  throw std::runtime_error(
      fmt::format("no built program draws {}", image.path));
}

static fs::path fresh_data(const Book& book, const Image& image) {
  return run(book, program_of(book, image)).figures / data_file(image);
}

static std::string contradiction(const Book& book, const Image& image) {
  const auto fresh = fresh_data(book, image);
  const auto old = book.root / "docs/figures" / data_file(image);
  if (!fs::exists(fresh)) return "its program does not draw it";
  if (!fs::exists(old)) return "its data are missing";
  return compare_data(read(old), read(fresh),
                      parse_data(image.data).value_or(DataTolerance{}));
}

bool Selection::wants(const fs::path& file) const {
  const auto name = file.filename().string();
  const bool numbered = std::isdigit(static_cast<unsigned char>(name[0])) != 0;
  const int its_part = numbered && std::stoi(name) > 10 ? 2 : 1;
  return name.starts_with(only) && (part == 0 || part == its_part);
}

static bool recorded(const std::optional<Tolerance>& tolerance) {
  return tolerance && tolerance->kind == Tolerance::Kind::recorded;
}

static bool recorded(const Transcript& transcript) {
  return recorded(parse_console(transcript.blocks.front()->info)->tolerance);
}

static bool recorded(const Image& image) {
  const auto data = parse_data(image.data);
  return data && recorded(data->tolerance);
}

// Calls `visit` for every transcript and figure that is selected and can be run
// again, and turns what is thrown on the way into faults.
template <class OnTranscript, class OnFigure>
static Faults for_each_output(const Book& book, const Selection& selection,
                              OnTranscript on_transcript, OnFigure on_figure) {
  Faults faults;
  const auto guarded = [&](const Page& page, std::size_t line, auto visit) {
    try {
      visit();
    } catch (const std::exception& error) {
      faults.push_back({{page.path, line}, error.what()});
    }
  };
  for (const auto& page : book.pages) {
    if (selection.wants(page.path))
      for (const auto& transcript : transcripts(page))
        if (!recorded(transcript))
          guarded(page, transcript.blocks.front()->line,
                  [&] { on_transcript(page, transcript, faults); });
    for (const auto& image : page.images)
      if (is_figure(image) && !recorded(image) &&
          (selection.wants(image.path) || selection.wants(page.path)))
        guarded(page, image.line, [&] { on_figure(page, image, faults); });
  }
  return faults;
}

Faults check_outputs(const Book& book, const Selection& selection) {
  return for_each_output(
      book, selection,
      [&](const Page& page, const Transcript& transcript, Faults& faults) {
        const auto output = run(book, transcript.command).output;
        if (const auto found = contradiction(transcript, output))
          faults.push_back(
              {{page.path, found->first},
               "the output of " + transcript.command + ": " + found->second});
      },
      [&](const Page& page, const Image& image, Faults& faults) {
        if (const auto what = contradiction(book, image); !what.empty())
          faults.push_back({{page.path, image.line},
                            "the data of " + image.path + ": " + what});
      });
}

// The new text of a block.
struct Edit {
  const Block* block;
  Lines lines;
};

// Each block of a transcript keeps its number of lines; the last takes the
// rest.
static void add_edits(std::vector<Edit>& edits, const Transcript& transcript,
                      const std::string& output) {
  auto rest = split(output);
  for (const auto* block : transcript.blocks) {
    const bool last = block == transcript.blocks.back();
    const auto count =
        last ? rest.size() : std::min(rest.size(), split(block->text).size());
    const auto end = rest.begin() + static_cast<long>(count);
    edits.push_back({block, Lines(rest.begin(), end)});
    rest.erase(rest.begin(), end);
  }
}

// From the last block to the first, so that the lines before keep their
// numbers.
static void apply(const Book& book, Page& page, std::vector<Edit> edits) {
  std::ranges::sort(edits, std::greater{},
                    [](const Edit& edit) { return edit.block->line; });
  auto lines = page.lines;
  for (const auto& [block, fresh] : edits) {
    const auto begin = lines.begin() + static_cast<long>(block->line);
    const auto end = lines.begin() + static_cast<long>(block->end) - 1;
    lines.insert(lines.erase(begin, end), fresh.begin(), fresh.end());
  }
  const auto text = join(lines);
  write(book.root / page.path, text);
  page = parse_page(page.path, text);
}

static void copy_figure(const Book& book, const Image& image,
                        std::set<fs::path>& changed) {
  for (const auto ending : {".csv", ".svg"}) {
    const auto from = fresh_data(book, image).replace_extension(ending);
    const auto to = "docs/figures" / from.filename();
    write(book.root / to, read(from));
    changed.insert(to);
  }
}

std::set<fs::path> weave_outputs(Book& book, const Selection& selection) {
  std::set<fs::path> changed;
  std::map<fs::path, std::vector<Edit>> edits;
  const auto problems = for_each_output(
      book, selection,
      [&](const Page& page, const Transcript& transcript, Faults&) {
        const auto output = run(book, transcript.command).output;
        if (contradiction(transcript, output))
          add_edits(edits[page.path], transcript, output);
      },
      [&](const Page&, const Image& image, Faults&) {
        if (!contradiction(book, image).empty() ||
            !drawn_from_data(book, image))
          copy_figure(book, image, changed);
      });
  if (!problems.empty()) throw std::runtime_error(problems.front().what);
  for (auto& page : book.pages)
    if (const auto found = edits.find(page.path); found != edits.end()) {
      apply(book, page, found->second);
      changed.insert(page.path);
    }
  return changed;
}

}  // namespace weave
