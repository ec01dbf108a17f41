// Random faults in a copy of the real book: `weave --check` must see every one.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <regex>

#include "lstm/numbers/random.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;

namespace {

struct Span {
  std::size_t first, size;
};

std::vector<Span> find_all(const std::string& text, const std::string& form,
                           std::size_t group = 0) {
  const std::regex wanted(form);
  std::vector<Span> all;
  for (std::sregex_iterator k(text.begin(), text.end(), wanted), end; k != end;
       ++k)
    all.push_back({static_cast<std::size_t>(k->position(group)),
                   static_cast<std::size_t>(k->length(group))});
  return all;
}

// A copy of what the pages are made of; programs and their runs are the real
// ones.
struct Copy {
  TemporaryFolder folder;
  lstm::Random random{1};
  // Without the data of Part II its programs cannot run.
  const bool whole = fs::exists(DATA);
  const std::string part = whole ? "" : " --part 1";

  Copy() {
    for (const auto name : {"docs", "lib", "chapters", "figures", "tests"})
      fs::copy(fs::path(ROOT) / name, folder.path / name,
               fs::copy_options::recursive | fs::copy_options::skip_symlinks);
    for (const auto name : {"CMakeLists.txt", "CMakePresets.json"})
      fs::copy(fs::path(ROOT) / name, folder.path / name);
  }

  int check() const {
    return WEXITSTATUS(std::system(("cd " + folder.path.string() +
                                    " && " WEAVE " --check --build " BUILD +
                                    part + " > log 2>&1")
                                       .c_str()));
  }

  template <class Items>
  auto any(const Items& items) {
    return items.at(random.below(items.size()));
  }

  std::vector<fs::path> files(const std::string& below,
                              const std::string& ending) const {
    std::vector<fs::path> all;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder.path / below))
      if (entry.path().extension() == ending) all.push_back(entry.path());
    std::ranges::sort(all);
    return all;
  }

  // Puts `by` in the place of a span, checks, and puts the text back.
  bool caught(const fs::path& file, std::size_t first, std::size_t size,
              const std::string& by) {
    const auto text = read(file);
    auto changed = text;
    changed.replace(first, size, by);
    std::ofstream(file, std::ios::binary) << changed;
    const int status = check();
    std::ofstream(file, std::ios::binary) << text;
    INFO(file.string() << ", byte " << first << ": " << text.substr(first, size)
                       << " -> " << by);
    CHECK(status == 1);
    return status == 1;
  }
};

// Draws a file and one place in it, and breaks that.
template <class Places>
void break_any(Copy& copy, const std::vector<fs::path>& files, Places places_in,
               const std::string& by) {
  for (;;) {
    const auto file = copy.any(files);
    const auto places = places_in(read(file));
    if (places.empty()) continue;
    const auto [first, size] = copy.any(places);
    copy.caught(file, first, size, by);
    return;
  }
}

// A part of what has a form.
auto part(const std::string& form, std::size_t group) {
  return [=](const std::string& text) { return find_all(text, form, group); };
}

// Letters and digits between `#region` and `#endregion`.
std::vector<Span> quoted(const std::string& text) {
  std::vector<Span> all;
  for (const auto& [first, size] : find_all(text, "#region \\w+\n")) {
    const auto end = text.find("#endregion", first);
    for (auto k = first + size; k < std::min(end, text.size()); ++k)
      if (std::isalnum(static_cast<unsigned char>(text[k])))
        all.push_back({k, 1});
  }
  return all;
}

}  // namespace

TEST_CASE("250 random faults in the real book are all caught") {
  Copy copy;
  REQUIRE(copy.check() == 0);
  const auto pages = copy.files("docs", ".md");
  auto run_again = pages;
  if (!copy.whole)
    std::erase_if(run_again, [](const fs::path& page) {
      const auto name = page.filename().string();
      return name >= "11" && name < "20";
    });
  const std::vector<fs::path> index{copy.folder.path / "docs/names.md"};
  auto sources = copy.files("lib", ".cpp");
  for (const auto& header : copy.files("lib", ".hpp"))
    sources.push_back(header);
  for (const auto& source : copy.files("chapters", ".cpp"))
    sources.push_back(source);

  for (int round = 0; round < 25; ++round) {
    // The fence of a listing or an output, and its language, in another
    // spelling.
    break_any(copy, pages, part("(```)(?:cpp|cmake|console) [^\n]*\n", 1),
              copy.any(std::vector<std::string>{"~~~", " ```", "> ```", "- "}));
    break_any(copy, pages, part("```(cpp|cmake|console) [^\n]*\n", 1),
              copy.any(std::vector<std::string>{"C++", "cxx", "Console", ""}));

    // A character of a listing, of quoted source and of a region's name; a line
    // in a caption and in the index; a link; a number in an output, and a cell
    // of a figure's data.
    break_any(copy, pages,
              part("```cpp [a-z][^\n]*#[^\n]*\n[^`]*?(\\w)[^`]*```", 1), "~");
    break_any(copy, sources, quoted, "~");
    break_any(copy, sources, part("// #region (\\w)", 1), "~");
    break_any(copy, pages, part("\\), lines? (\\d+)", 1), "7777");
    break_any(copy, index, part("hpp:(\\d+)\\]", 1), "7777");
    break_any(copy, pages, part("\\]\\(\\w+(\\w)[^):]*\\)", 1), "~");
    break_any(
        copy, run_again,
        part(
            "```console \\$ (?![^\n]*(?:timing|machine|recorded))[^\n]*\n[^`]*?"
            "\\b(\\d+\\.\\d+(?:e[-+]\\d+)?)",
            1),
        "7.77e+77");
    break_any(copy, copy.files("docs/figures", ".csv"),
              part("\n[^\n]*?(\\d+)", 1), "77777");
  }
}
