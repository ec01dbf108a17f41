#include "book/page.hpp"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <regex>

#include "book/spelling.hpp"

namespace weave {

static std::string text_of(const char* text) {
  return text ? text : "";
}

static std::size_t line_of(cmark_node* node) {
  return static_cast<std::size_t>(cmark_node_get_start_line(node));
}

// The line at which the paragraph begins that a node stands in.
static std::size_t block_line(cmark_node* node) {
  while (cmark_node_get_type(node) > CMARK_NODE_LAST_BLOCK)
    node = cmark_node_parent(node);
  return line_of(node);
}

// The text of a node and all that is in it.
static std::string plain_text(cmark_node* node) {
  std::string text = text_of(cmark_node_get_literal(node));
  if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK) text += ' ';
  for (auto* child = cmark_node_first_child(node); child;
       child = cmark_node_next(child))
    text += plain_text(child);
  return text;
}

// The name under which code hosts reach a heading: small letters, digits and
// hyphens for spaces.
static std::string anchor(const std::string& heading) {
  std::string name;
  for (const char c : heading) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) || c == '-' || c == '_')
      name += static_cast<char>(std::tolower(u));
    else if (c == ' ')
      name += '-';
  }
  return name;
}

static bool speaks_of_a_figure(cmark_node* image) {
  auto* paragraph = cmark_node_parent(image);
  auto* before = paragraph ? cmark_node_previous(paragraph) : nullptr;
  while (before && cmark_node_get_type(before) == CMARK_NODE_HTML_BLOCK)
    before = cmark_node_previous(before);
  if (!before || cmark_node_get_type(before) != CMARK_NODE_PARAGRAPH)
    return false;
  const auto text = plain_text(before);
  return text.find("figure") != std::string::npos ||
         text.find("Figure") != std::string::npos;
}

// The words in a comment `<!-- data: WORDS -->` behind the image, and before
// another one.
static std::string data_comment(cmark_node* image) {
  for (auto* next = cmark_node_next(image);
       next && cmark_node_get_type(next) != CMARK_NODE_IMAGE;
       next = cmark_node_next(next)) {
    const auto text = text_of(cmark_node_get_literal(next));
    const std::string start = "<!-- data: ", end = " -->";
    if (text.starts_with(start) && text.ends_with(end))
      return text.substr(start.size(), text.size() - start.size() - end.size());
  }
  return {};
}

static void add_fault(Page& page, std::size_t line, const std::string& what) {
  if (!what.empty()) page.faults.push_back({{page.path, line}, what});
}

// Only code that is written as the book does it can quote or show something.
static void add_block(Page& page, cmark_node* node) {
  const auto first = line_of(node);
  const auto last =
      std::min(static_cast<std::size_t>(cmark_node_get_end_line(node)),
               page.lines.size());
  for (auto k = first; k <= last; ++k) page.is_prose[k - 1] = false;
  const auto& line = page.lines[first - 1];
  const Block block{
      first, last,
      line.substr(0, std::min(line.find_first_not_of('`'), line.size())),
      text_of(cmark_node_get_fence_info(node)),
      text_of(cmark_node_get_literal(node))};
  if (const auto what = check_fences(page.lines, block); !what.empty())
    add_fault(page, first, what);
  else
    page.blocks.push_back(block);
}

static bool is_caption(const std::string& line) {
  static const std::regex form(
      R"(\[[^\]]+\]\([^)]+#L[0-9]+(-L[0-9]+)?\), lines? .*:)");
  return line.starts_with("[") && std::regex_match(line, form);
}

static void add_span(Page& page, cmark_node* node) {
  if (const auto line = block_line(node); !is_caption(page.lines[line - 1]))
    page.spans.push_back({line, text_of(cmark_node_get_literal(node))});
}

static void add_anchor(Page& page, std::size_t line, const std::string& name) {
  if (std::ranges::count(page.anchors, name) > 0)
    add_fault(page, line, fmt::format("a second place is called {}", name));
  page.anchors.push_back(name);
}

// A heading that stood on the page before gets a number behind its name.
static void add_heading(Page& page, cmark_node* node) {
  const auto line = line_of(node);
  const auto text = plain_text(node), name = anchor(text);
  auto unique = name;
  for (int n = 1;
       std::ranges::count(page.headings, unique, &Heading::anchor) > 0; ++n)
    unique = fmt::format("{}-{}", name, n);
  page.headings.push_back({line, text, unique});
  add_anchor(page, line, unique);
  add_fault(
      page, line,
      check_heading(page.lines[line - 1], cmark_node_get_heading_level(node)));
}

// A demonstration `<Demo name="belt">` is reached by its name, and so is a
// place `<a id="forward">`.
static void add_html(Page& page, cmark_node* node) {
  static const std::regex tag("<(?:Demo name|a id)=\"([^\"]+)\"");
  const auto line = block_line(node);
  const auto html = text_of(cmark_node_get_literal(node));
  for (std::sregex_iterator k(html.begin(), html.end(), tag), end; k != end;
       ++k)
    add_anchor(page, line, k->str(1));
  add_fault(page, line, check_html(html));
}

static void add(Page& page, cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
      return add_block(page, node);
    case CMARK_NODE_IMAGE:
      return page.images.push_back(
          {line_of(cmark_node_parent(node)), text_of(cmark_node_get_url(node)),
           plain_text(node), data_comment(node), speaks_of_a_figure(node)});
    case CMARK_NODE_LINK:
      return page.links.push_back({line_of(cmark_node_parent(node)),
                                   text_of(cmark_node_get_url(node))});
    case CMARK_NODE_CODE:
      return add_span(page, node);
    case CMARK_NODE_HEADING:
      return add_heading(page, node);
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      return add_html(page, node);
    default:
      return;
  }
}

static void find_captions(Page& page) {
  for (std::size_t k = 0; k < page.lines.size(); ++k)
    if (page.is_prose[k] && is_caption(page.lines[k])) {
      page.captions.push_back(k + 1);
      page.is_prose[k] = false;
    }
}

static void check_lines(Page& page) {
  for (std::size_t k = 0; k < page.lines.size(); ++k)
    if (page.is_prose[k]) add_fault(page, k + 1, check_prose(page.lines[k]));
}

std::string Page::title() const {
  return headings.empty() ? path.stem().string() : headings.front().text;
}

const Heading& Page::heading_above(std::size_t line) const {
  static const Heading none;
  const auto below = std::ranges::find_if(
      headings, [&](const Heading& heading) { return heading.line > line; });
  return below == headings.begin() ? none : *std::prev(below);
}

Page parse_page(const fs::path& path, const std::string& text) {
  Page page;
  page.path = path;
  page.lines = split(text);
  page.is_prose.assign(page.lines.size(), true);

  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
      &cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(
      cmark_iter_new(document.get()), &cmark_iter_free);
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get()))
    if (event == CMARK_EVENT_ENTER) add(page, cmark_iter_get_node(walk.get()));
  find_captions(page);
  check_lines(page);
  return page;
}

}  // namespace weave
