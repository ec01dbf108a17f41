#include "site/built.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "listings/listings.hpp"

namespace weave {

// The character that stands between & and ;
static std::string decoded(const std::string& name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  const bool hex = name.starts_with("#x") || name.starts_with("#X");
  std::size_t end = 0;
  if (name.size() > (hex ? 2 : 1) && name[0] == '#') {
    const auto digits = name.substr(hex ? 2 : 1);
    const auto code = std::stoul(digits, &end, hex ? 16 : 10);
    if (end == digits.size() && code < 0x80)
      return std::string(1, static_cast<char>(code));
  }
  throw std::runtime_error(
      fmt::format("a page says &{};, which is unknown", name));
}

// The text of HTML: without its tags, and with what its references mean.
static std::string text_of(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const auto end = html.find(html[0] == '<' ? '>' : ';');
    if (html[0] != '<' && html[0] != '&') {
      const auto plain = std::min(html.find_first_of("<&"), html.size());
      text += html.substr(0, plain);
      html.remove_prefix(plain);
    } else if (end == std::string_view::npos) {
      throw std::runtime_error("a page ends within a tag");
    } else {
      if (html[0] == '&') text += decoded(std::string(html.substr(1, end - 1)));
      html.remove_prefix(end + 1);
    }
  }
  return text;
}

std::optional<ShownFile> shown_file(const std::string& html) {
  const std::string start = "<code data-source=\"", stop = "</code>";
  const auto tag = html.find(start);
  if (tag == std::string::npos) return {};
  const auto name = tag + start.size(), quote = html.find('"', name);
  const auto code = html.find('>', quote), end = html.find(stop, code);
  if (end == std::string::npos || html.find(start, code) != std::string::npos)
    throw std::runtime_error("a page shows no file whole, or two");
  const std::string_view all = html;
  return ShownFile{text_of(all.substr(name, quote - name)),
                   text_of(all.substr(code + 1, end - code - 1))};
}

static std::vector<fs::path> source_pages(const fs::path& site) {
  std::vector<fs::path> all;
  if (fs::exists(site / "source"))
    for (const auto& entry : fs::recursive_directory_iterator(site / "source"))
      if (entry.path().extension() == ".html") all.push_back(entry.path());
  std::ranges::sort(all);
  return all;
}

void tangle(const fs::path& site, const fs::path& out) {
  std::size_t count = 0;
  for (const auto& page : source_pages(site)) {
    const auto shown = shown_file(read(page));
    if (!shown) continue;
    const auto file = shown->file.lexically_normal();
    if (file.is_absolute() || *file.begin() == "..")
      throw std::runtime_error(
          fmt::format("{} shows {}", page.string(), file.string()));
    write(out / file, shown->text);
    ++count;
  }
  if (count == 0)
    throw std::runtime_error(
        fmt::format("{} has no source pages", site.string()));
}

static fs::path built_page(const fs::path& file) {
  return "source" / fs::path(file.string() + ".html");
}

static std::string check_shown(const Book& book, const ShownFile& shown,
                               const fs::path& page) {
  const auto source = book.sources.find(shown.file);
  const auto name = shown.file.string();
  if (source == book.sources.end())
    return fmt::format("shows {}, which is not there", name);
  if (built_page(shown.file) != page)
    return fmt::format("shows {}, which has a page of its own", name);
  return shown.text == source->second.text
             ? ""
             : fmt::format("differs from {}", name);
}

// The pages of the built site, each read once.
class Site {
 public:
  explicit Site(fs::path folder) : folder_(std::move(folder)) {}

  fs::path path(const fs::path& page) const { return folder_ / page; }

  // Nothing for a page that is not there.
  const std::string& html(const fs::path& page) {
    const auto [found, fresh] = pages_.try_emplace(page);
    if (fresh && fs::exists(path(page))) found->second = read(path(page));
    return found->second;
  }
  bool says(const fs::path& page, const std::string& words) {
    return html(page).find(words) != std::string::npos;
  }

 private:
  fs::path folder_;
  std::map<fs::path, std::string> pages_;
};

static std::string check_link(const Book& book, Site& site, const Page& page,
                              const Listing& listing) {
  const auto* region = find_region(book, listing);
  if (!region) return "";
  const auto [first, last] = std::pair(region->first, region->last);
  const auto text = page.path.filename().replace_extension(".html");
  const auto source = built_page(listing.file);
  auto link = fmt::format("{}#L{}", source.string(), first);
  if (last > first) link += fmt::format("-L{}", last);
  if (!site.says(text, link + "\""))
    return "has no link to its lines in " + site.path(text).string();
  for (const auto line : {first, last})
    if (!site.says(source, fmt::format(" id=\"L{}\"", line)))
      return "leads to no lines of " + site.path(source).string();
  return "";
}

static Faults check_pages(const Book& book, const fs::path& site) {
  Faults faults;
  std::set<fs::path> shown;
  for (const auto& path : source_pages(site)) {
    const auto file = shown_file(read(path));
    if (!file) continue;
    shown.insert(file->file);
    if (const auto what = check_shown(book, *file, fs::relative(path, site));
        !what.empty())
      faults.push_back({{path, 1}, what});
  }
  for (const auto& [path, source] : book.sources)
    if (!shown.contains(path))
      faults.push_back({{path, 1}, "has no page in " + site.string()});
  return faults;
}

Faults check_built(const Book& book, const fs::path& folder) {
  auto faults = check_pages(book, folder);
  Site site(folder);
  for_each_listing(book, [&](const Page& page, const Block& block,
                             const Listing& listing) {
    if (const auto what = check_link(book, site, page, listing); !what.empty())
      faults.push_back({{page.path, block.line},
                        "the listing " + listing.name() + " " + what});
  });
  return faults;
}

}  // namespace weave
