#pragma once
#include "text.hpp"

namespace weave {

/// A fenced block of a page.
struct Block {
  std::size_t line = 0;  // of the opening fence
  std::size_t end = 0;   // of the closing fence
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

/// A page of the book.
struct Page {
  fs::path path;  // from the book's root
  Lines lines;
  std::vector<Block> blocks;
  std::vector<Image> images;
  std::vector<Link> links;
  std::vector<Heading> headings;
  std::vector<std::string> anchors;  // of its headings, and of all else
  std::vector<bool> is_prose;        // for each line: not part of a code block

  std::string title() const;  // its first heading
  const Heading& heading_above(std::size_t line) const;
};

Page parse_page(const fs::path& root, const fs::path& path);

}  // namespace weave
