#pragma once
#include "book/text.hpp"

namespace weave {

/// A fenced block of a page.
struct Block {
  std::size_t line = 0;  // of the opening fence
  std::size_t end = 0;   // of the closing fence
  std::string fence;     // its backticks, at the start of the line
  std::string info;      // what stands behind the opening fence
  std::string text;
};

/// An image, with what a comment behind it says of its data.
struct Image {
  std::size_t line = 0;
  std::string path, alt, data;
  bool introduced = false;  // the paragraph before it speaks of a figure
};

struct Link {
  std::size_t line = 0;
  std::string target;
};

struct Heading {
  std::size_t line = 0;
  std::string text, anchor;
};

/// A word or more of code in the text: `forward`.
struct Span {
  std::size_t line = 0;  // of its paragraph
  std::string text;
};

/// A page of the book.
struct Page {
  fs::path path;  // from the book's root
  Lines lines;
  std::vector<Block> blocks;
  std::vector<Image> images;
  std::vector<Link> links;
  std::vector<Span> spans;
  std::vector<std::size_t> captions;  // lines that say what a listing quotes
  std::vector<Heading> headings;
  std::vector<std::string> anchors;  // of its headings, and of all else

  // For each line: neither part of a code block nor the caption of a listing.
  std::vector<bool> is_prose;

  // What Markdown allows and the book does not: code, headings, tags and
  // comments in another spelling than the one that all of the weaver knows.
  Faults faults;

  std::string title() const;  // its first heading
  const Heading& heading_above(std::size_t line) const;
};

Page parse_page(const fs::path& path, const std::string& text);

}  // namespace weave
