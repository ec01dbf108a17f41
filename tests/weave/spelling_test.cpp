// What Markdown can write in many ways is written in one: no listing, output,
// figure or place gets past the weaver in another spelling.
#include "small_book.hpp"

namespace {

const std::string here = "The figure shows";

// Each with a false listing or output, or what else nobody would look at.
void refused(const std::string& markdown, const std::string& words) {
  broken(the_page, here, markdown + "\n\n" + here, words);
}

void accepted(const std::string& markdown) {
  CAPTURE(markdown);
  const SmallBook book;
  book.change(the_page, here, markdown + "\n\n" + here);
  book.expect_true();
}

void code_begins(const std::string& first, const std::string& markdown,
                 const std::string& expected) {
  refused(markdown, "01-a-page.md:47: code begins with \"" + first +
                        "\", expected \"" + expected +
                        "\" at the start of the line");
}

const std::string add = "cpp lib/a.hpp#add", right = "```" + add,
                  quoted = "\ninline int add_one(int x) { return x + 1; }\n";

}  // namespace

TEST_CASE("code stands between backticks at the start of a line") {
  const std::string ticks = "```", tildes = "~~~";
  code_begins("~~~" + add, tildes + add + "\nint x;\n~~~", right);
  code_begins("~~~~ " + add, "~~~~ " + add + "\nint x;\n~~~~", right);
  code_begins("~~~console $ 01_demo", "~~~console $ 01_demo\nerror 7\n~~~",
              "```console $ 01_demo");
  for (const std::string by : {" ", "  ", "   ", "- ", "1. ", "> ", "* "})
    code_begins(by + right, by + right + "\n" + by + "int x;\n" + by + "```",
                right);
  code_begins("    int x;", "    int x;", "```");
  code_begins("\\tint x;", "\tint x;", "```");
  code_begins(">     int x;", ">     int x;", "```");
  code_begins("```cpp lib/a.hpp&#35;add",
              "```cpp lib/a.hpp&#35;add\nint x;\n```", right);
  refused(right + "\nint x;", "01-a-page.md:47: no line closes \"" + right +
                                  "\", expected \"```\"");
  refused("````text\nx\n```", "no line closes \"````text\", expected \"````\"");
}

TEST_CASE("what a block is, is said in one way") {
  for (const std::string language :
       {"C++", "CPP", "cxx", "cc", "hpp", "h++", "c", "CMake", "{.cpp}",
        "cpp:no-line-numbers", "cpp{1}", "sh", ""})
    refused("```" + language + " lib/a.hpp#add\nint x;\n```",
            "01-a-page.md:47: \"```" + language);
  refused(
      "```\nint x;\n```",
      "\"```\" says nothing that is known, expected \"```cpp FILE#REGION\"");
  refused("```c++ lib/a.hpp#add recap\nint x;\n```", "add differs");
  refused("```cpp\tlib/a.hpp#add  recap \nint x;\n```", "add differs");
  refused("`````cpp lib/a.hpp#add recap\nint x;\n`````", "add differs");
  for (const std::string info :
       {"console  $ 01_demo", "console\t$ 01_demo", "Console $ 01_demo",
        "console 01_demo", "console $ 01_demo {timing", "console $ {exact}",
        "console $01_demo", "console", "text $ 01_demo", "Text"})
    refused("```" + info + "\nerror 7\n```", "says nothing that is known");
  refused("```console $ 01_demo {Timing}\nerror 7\n```", "a tolerance that");
  for (const std::string command :
       {"./01_demo", "env 01_demo", "build/chapters/01_demo --quick"})
    refused("```console $ " + command + " {recorded}\nerror 7\n```",
            "the run of a chapter is recorded");
}

TEST_CASE("a block of plain text holds no listing and no output") {
  refused("```text\nint add_one(int x) {\n```",
          "\"int add_one(int x) {\" in a block of text is held to nothing");
  refused("```python\n  return x + 2;\n```", "in a block of python");
  refused("```text\n$ 01_demo\nerror 7\n```", "\"$ 01_demo\" in a block of");
  accepted("```text\n x ---( + )---> y\n```\n\n```python\nx = 1\n```");
}

TEST_CASE("what looks like code and is none is told") {
  const std::string what = "begins no code, expected \"```cpp FILE#REGION\"";
  refused("<details>\n" + right + "\nint x;\n```\n</details>",
          "01-a-page.md:48: \"" + right + "\" " + what);
  refused("Here:\n    " + right + "\n    int x;\n    ```", what);
  refused("```cpp int x;```", what);
  refused("<!--\n```cpp\nint x;\n```\n-->", what);
  refused("<<< ../lib/a.hpp", what);
  for (const std::string tag :
       {"<pre>", "<PRE class=\"cpp\">", "<script>", "<style>", "<?php ?>",
        "<div>", "<img src=\"figures/01-points.svg\">",
        "<a href=\"../lib/a.hpp\">", "<a id='x'>", "<a name=\"x\">",
        "<Demo name='x'>", "<details open>"})
    refused(tag + "int x;</details>", "the tag " + tag + " is none");
  refused("So <code>int x;</code>.", "the tag <code> is none of the book's");
  accepted(
      "<details>\n<summary>So</summary>\n\nx<sub>1</sub><br>y\n\n"
      "</details>");
}

TEST_CASE("code in a line ends in it, and hides no number behind it") {
  const std::string what = " has a backtick alone, expected code between";
  refused("So `x +\n1` and 0.75 `y\nz`.", "47: \"So `x +\"" + what);
  refused("So \\` is 0.75 \\`.", "\"So \\` is 0.75 \\`.\"" + what);
  accepted("So `1.5`, ``1 ` 2`` and `` ` ``.");
}

TEST_CASE("comments say what they mean in one way") {
  for (const std::string comment :
       {"<!--key: error-->", "<!-- Key: error -->", "<!-- key error -->",
        "<!-- key:error -->", "<!-- facts -->", "<!-- fact: yes -->",
        "<!--data: abs=9-->", "<!-- DATA: timing -->", "<!-- name -->",
        "<!-- @include: ../lib/a.hpp -->"})
    refused("One " + comment, "the comment " + comment + " means nothing");
  accepted("<!-- a note to those who write -->\n\nOne <!-- and another -->");
}

TEST_CASE("headings begin with their signs, and places have one name") {
  refused("Later\n-----", "a heading begins with \"Later\", expected \"## \"");
  refused(" ### Later", "a heading begins with \" ### Later\"");
  refused("> # Later", "a heading begins with \"> # Later\"");
  refused("<a id=\"twice\"></a>", "47: a second place is called twice");
  refused("<Demo name=\"belt\"></Demo>", "a second place is called belt");
  refused("One <a id=\"x\"></a><a id=\"x\"></a>", "called x");
  accepted("<a id=\"x\"></a><a id=\"y\"></a>[So](#y)");
}

TEST_CASE("references and formulas end, and with them what is not looked at") {
  refused("## References\n\nIn 1.25.\n\n# Later\n\nIt is 0.75.",
          "no run vouches for the number 0.75");
  refused("$$\nx = 0.75", "01-a-page.md:47: a formula that does not end");
}

TEST_CASE("figures are found however they are linked, and by one name") {
  const std::string image = "(figures/01-points.svg)<!-- data: abs=0.5 -->";
  for (const std::string path :
       {"./figures/01-points.svg", "figures/../figures/01-points.svg",
        "../docs/figures/01-points.svg", "figures/01-points.csv"})
    broken(the_page, image, "(" + path + ")",
           path + " is no figure, expected figures/NAME.svg");
  const std::string linked =
      "[p]<!-- data: abs=0.5 -->\n\n[p]: <figures/01-points.svg> 'Points'";
  const SmallBook book;
  book.change(the_page, image, linked);
  book.expect_true();
  const SmallBook other;
  other.change(the_page, image, linked);
  other.change("fresh.csv", "2,3.5", "2,4");
  other.expect_fault("--check", "a fresh run says");

  // What is said of one figure's data is not said of the one before it.
  broken(the_page, image, "(figures/01-points.svg) ![Two.]" + image,
         "the data of figures/01-points.svg");
}

TEST_CASE("other spellings of a fence are the same block, on the site too") {
  const SmallBook book;
  book.change(the_page, here,
              "```` " + add + " recap  " + quoted +
                  "````\n\n"
                  "Right above:\n```text\nx\n```\n\n[So][s], [so](../lib/a.hpp"
                  " 'a') and [so](<../lib/a.hpp#L6>).\n\n"
                  "[s]: ../lib/a.hpp#L10\n\n" +
                  here);
  book.expect_true("--site pages");
  const auto text = read(book.root / "pages/01-a-page.md");
  CAPTURE(text);
  const auto says = [&](const std::string& words) {
    CHECK(text.find(words) != std::string::npos);
  };
  says(
      "\n\n````cpp file=lib/a.hpp region=add lines=6-6 "
      "href=source/lib/a.hpp.md#L6 again" +
      quoted + "````\n");
  says("Right above:\n\n```text\n");
  says("[so](source/lib/a.hpp.md 'a')");
  says("[so](<source/lib/a.hpp.md#L6>)");
  says("\n[s]: source/lib/a.hpp.md#L10\n");

  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  CHECK(read(book.root / the_page).find("\n```" + add + " recap" + quoted) !=
        std::string::npos);
}

TEST_CASE("nothing in a listing closes its fence") {
  const SmallBook book;
  book.change("lib/a.hpp", "inline int add_one",
              "// ```\n// ```\ninline int add_one");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  CHECK(read(book.root / the_page)
            .find("\n````" + add + "\n// ```\n// ```" + quoted + "````\n") !=
        std::string::npos);
}
