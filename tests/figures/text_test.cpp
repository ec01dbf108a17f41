// Any text in a figure or a diagram: shown as it was given.
#include "figures/text.hpp"

#include <doctest/doctest.h>

#include "figures/diagram.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"
#include "xml.hpp"

using std::string;

// What XML, CSV, gnuplot's strings and its enhanced text give a meaning to.
static const std::vector<string> texts = {
    "a < b & c > d",
    "a curve's name",
    "''",
    "say \"x\"",
    "back\\slash \\n \\",
    "{x} }{",
    "a_b^c@d",
    "~a{b}",
    "100 % of %d %s",
    "x, y",
    "$x `ls`",
    "# not a comment",
    "\u03B2\u2082 \u00D7 \u00E9 \U0001F600",
    "&amp; &lt; &#60; <b>",
    "]]> -->"};

static figures::Figure figure_with(const string& text) {
  return {.name = "named",
          .title = "title " + text,
          .x_label = "x " + text,
          .x = {1, 2},
          .panels = {{"y " + text,
                      {{"one " + text, {1, 2}},
                       {"two " + text, {2, 1}, figures::Mark::points},
                       {"at " + text, {1, 1}, figures::Mark::reference}}}}};
}

TEST_CASE("a figure shows every text as it was given, and is XML") {
  const TemporaryFolder folder;
  const figures::Folder drawings(folder.path);
  for (const auto& text : texts) {
    CAPTURE(text);
    drawings.draw(figure_with(text));
    const XmlTexts shown(read(folder.path / "named.svg"));
    for (const string before : {"title ", "x ", "y ", "one ", "two ", "at "}) {
      CAPTURE(before);
      CHECK(shown.has(before + text));
    }
  }
}

TEST_CASE("a diagram shows every text as it was given, and is XML") {
  for (const auto& text : texts) {
    CAPTURE(text);
    const XmlTexts shown(
        figures::svg({.name = "named",
                      .title = "title " + text,
                      .boxes = {{{1, 2}, "box " + text, text, 1}},
                      .signs = {{{1, 2}, "sign " + text}},
                      .words = {{{1, 2}, "words " + text}}}));
    for (const string before : {"title ", "box ", "sign ", "words "}) {
      CAPTURE(before);
      CHECK(shown.has(before + text));
    }
  }
}

TEST_CASE("what a line of XML cannot hold is replaced") {
  CHECK(figures::line_of("one\ntwo\r\nthree\rfour\tfive") ==
        "one two three four\tfive");
  const string mark = "\uFFFD";
  for (const string stray :
       {"\x01", "\x1B", "\xFF", "\x80", "\xC0\x80", "\xED\xA0\x80",
        "\xEF\xBF\xBF", "\uFDD0", "\xE2"}) {
    const auto line = figures::line_of("a" + stray + "b");
    CAPTURE(line);
    CHECK(line.starts_with("a" + mark));
    CHECK(line.ends_with(mark + "b"));
  }
  CHECK(figures::line_of(string("a\0b", 3)) == "a" + mark + "b");

  const TemporaryFolder folder;
  figures::Folder(folder.path).draw(figure_with("a\nb\x01\xFF"));
  const XmlTexts shown(read(folder.path / "named.svg"));
  CHECK(shown.has("title a b" + mark + mark));
  CHECK(shown.has("one a b" + mark + mark));
}

TEST_CASE("names in a CSV are quoted where they must be") {
  CHECK(figures::csv_field("a curve's name") == "a curve's name");
  CHECK(figures::csv_field("x, y") == "\"x, y\"");
  CHECK(figures::csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(figures::csv_field("a\nb") == "\"a\nb\"");
  CHECK(figures::csv_field("a\rb") == "\"a\rb\"");
  const auto figure = figure_with("p, \"q\"");
  CHECK(figures::csv(figure).starts_with("\"x p, \"\"q\"\"\",\"one p, \"\"q"));
  const figures::Diagram diagram{
      .name = "d", .title = "t", .words = {{{1, 2}, "words", "p, \"q\"", 2}}};
  CHECK(figures::csv(diagram) == "name,value\n\"p, \"\"q\"\"\",2\n");
}
