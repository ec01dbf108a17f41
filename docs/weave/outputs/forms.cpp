#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <regex>
#include <sstream>

#include "figures/figure.hpp"
#include "outputs/console.hpp"
#include "outputs/figure_data.hpp"
#include "outputs/outputs.hpp"

namespace weave {

bool is_figure(const Image& image) {
  static const std::regex form(R"(figures/[^/]+\.svg)");
  return std::regex_match(image.path, form);
}

fs::path data_file(const Image& image) {
  return fs::path(image.path).filename().replace_extension(".csv");
}

bool drawn_from_data(const Book& book, const Image& image) {
  const auto picture = book.root / "docs" / image.path;
  const auto data = book.root / "docs/figures" / data_file(image);
  if (!fs::exists(picture) || !fs::exists(data)) return false;
  return read(picture).find("<!-- data " + figures::fingerprint(read(data)) +
                            " -->") != std::string::npos;
}

static Faults check_image(const Book& book, const Page& page,
                          const Image& image) {
  Faults faults;
  const auto fault = [&](const std::string& what) {
    faults.push_back({{page.path, image.line}, image.path + " " + what});
  };
  if (trim(image.alt).empty()) fault("has no alt text");
  if (!is_figure(image)) {
    fault("is no figure, expected figures/NAME.svg");
    return faults;
  }
  if (!image.introduced) fault("is not introduced: no word of a figure before");
  if (!parse_data(image.data)) fault("has a tolerance that cannot be read");
  if (!fs::exists(book.root / "docs/figures" / data_file(image)))
    fault("has no data beside it");
  else if (!drawn_from_data(book, image))
    fault("was not drawn from the data beside it");
  return faults;
}

// Whether a command is a run that the book itself repeats: it has one of its
// programs, by whatever path and behind whatever other word, and no option that
// would make it a longer study.
static bool is_ours(const Book& book, const std::string& command) {
  std::istringstream text(command);
  const std::vector<std::string> words(std::istream_iterator<std::string>(text),
                                       {});
  const auto is_program = [&](const fs::path& word) {
    const auto name = word.filename();
    return !name.empty() &&
           (fs::exists(book.root / "chapters" / name / "main.cpp") ||
            fs::is_regular_file(book.build / "chapters" / name) ||
            fs::is_regular_file(book.build / "tests" / name));
  };
  const auto is_option = [](const std::string& word) {
    return word.starts_with("--") && word != "--quick";
  };
  return std::ranges::any_of(words, is_program) &&
         std::ranges::none_of(words, is_option);
}

// What the book itself repeats is never shown as it once came out.
static std::string wrong_form(const Book& book, const Console& console) {
  if (!console.tolerance) return "a tolerance that cannot be read: ";
  if (console.tolerance->kind == Tolerance::Kind::recorded &&
      is_ours(book, console.command))
    return "the run of a chapter is recorded, not repeated: ";
  return {};
}

Faults check_forms(const Book& book) {
  Faults faults;
  std::set<std::string> shown;
  for (const auto& page : book.pages) {
    for (const auto& image : page.images) {
      const auto found = check_image(book, page, image);
      faults.insert(faults.end(), found.begin(), found.end());
      shown.insert(fs::path(image.path).filename().string());
    }
    for (const auto& block : page.blocks)
      if (const auto console = parse_console(block.info))
        if (const auto what = wrong_form(book, *console); !what.empty())
          faults.push_back({{page.path, block.line}, what + block.info});
  }
  if (fs::exists(book.root / "docs/figures"))
    for (const auto& entry : fs::directory_iterator(book.root / "docs/figures"))
      if (const auto path = entry.path();
          path.extension() == ".svg" && !shown.contains(path.filename()))
        faults.push_back({{fs::relative(path, book.root), 1},
                          "a figure that no page shows"});
  return faults;
}

}  // namespace weave
