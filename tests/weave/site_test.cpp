// What the site is made of, and the site that came out of it.
#include "small_book.hpp"

namespace {

std::string escaped(const std::string& text) {
  std::string all;
  for (const char c : text)
    all += c == '<'    ? "&lt;"
           : c == '>'  ? "&gt;"
           : c == '&'  ? "&amp;"
           : c == '"'  ? "&quot;"
           : c == '\'' ? "&#39;"
                       : std::string(1, c);
  return all;
}

// A source page as the site writes it.
std::string html_of(const std::string& file, const std::string& text) {
  std::string code;
  int line = 0;
  std::istringstream lines(text);
  for (std::string one; std::getline(lines, one);) {
    const auto id = "\"L" + std::to_string(++line) + "\"";
    code += "<span class=\"line\" id=" + id + "><b style=\"x\">" +
            escaped(one) + "</b></span>\n";
  }
  return "<html><pre><code data-source=\"" + file + "\">" + code +
         "</code></pre><code>other</code></html>\n";
}

// The small book and its site.
struct BuiltBook : SmallBook {
  fs::path site = root / "build/site";

  BuiltBook() {
    for (const std::string file : {"lib/a.hpp", "chapters/01_demo/main.cpp"})
      put(page_of(file), html_of(file, read(root / file)));
    put(site / "source/index.html", "<html>All files</html>\n");
    put(site / "01-a-page.html",
        "<a href=\"/x/source/lib/a.hpp.html#L6\">"
        "<a href=\"/x/source/lib/a.hpp.html#L10-L13\">"
        "<a href=\"/x/source/lib/a.hpp.html#L17-L21\">"
        "<a href=\"/x/source/chapters/01_demo/main.cpp.html#L4\">\n");
  }
  fs::path page_of(const std::string& file) const {
    return site / "source" / (file + ".html");
  }
};

void broken_site(const fs::path& page, const std::string& from,
                 const std::string& to, const std::string& words) {
  const BuiltBook book;
  book.change("build/site" / page, from, to);
  book.expect_fault("--check --built build/site", words);
}

const fs::path shown = "source/lib/a.hpp.html";

}  // namespace

TEST_CASE("the site has text pages whose fences say what they quote") {
  const SmallBook book;
  book.expect_true("--site pages");
  const auto text = read(book.root / "pages/01-a-page.md");
  CAPTURE(text);
  const auto says = [&](const std::string& words) {
    CHECK(text.find(words) != std::string::npos);
  };
  CHECK(text.find("line 6:") == std::string::npos);
  says(
      "\n\n```cpp file=lib/a.hpp region=add lines=6-6 "
      "href=source/lib/a.hpp.md#L6\ninline int add_one");
  says(
      "```cpp {1,3} file=lib/a.hpp region=thrice lines=17-21 "
      "href=source/lib/a.hpp.md#L17 since=lib/a.hpp#twice\n");
  says("[there](source/chapters/01_demo/main.cpp.md#L4):");
  says("[index](index.md#contents)");
  says("![Two points.](figures/01-points.svg)");
  says("```console $ 01_demo {rel=0.1}\n");
  CHECK(read(book.root / "pages/figures/01-points.csv") ==
        read(book.root / "docs/figures/01-points.csv"));
  CHECK(read(book.root / "pages/names.md")
            .find("[a.hpp:6](source/lib/a.hpp.md#L6)") != std::string::npos);
}

TEST_CASE("the site has a page for every source, and what stands on its code") {
  const SmallBook book;
  book.change(the_page, "The figure",
              "```cpp lib/a.hpp#add recap\n```\n\nThe figure");
  put(book.root / "figures/notes.txt", "a ``` fence\n");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true("--site pages");
  CHECK(read(book.root / "pages/source/figures/notes.txt.md") ==
        "---\ntitle: notes.txt\nsource: figures/notes.txt\npageClass: source\n"
        "aside: false\n---\n\n# notes.txt\n\n`figures/notes.txt`, 1 line\n\n"
        "````text source=figures/notes.txt\na ``` fence\n````\n");
  CHECK(
      read(book.root / "pages/source/chapters/01_demo/main.cpp.json") ==
      "{\"links\":[{\"line\":4,\"from\":26,\"to\":33,"
      "\"href\":\"source/lib/a.hpp.md#L6\",\"title\":\"function add_one\"}],\n"
      "\"regions\":[{\"name\":\"main\",\"first\":4,\"last\":4,"
      "\"href\":\"01-a-page.md#twice\",\"page\":\"1 A page\","
      "\"heading\":\"Twice\"}]}\n");
  const auto regions = read(book.root / "pages/source/lib/a.hpp.json");
  const std::string once = "{\"name\":\"add\",\"first\":6,\"last\":6,\"href\":";
  CHECK(regions.find(once + "\"01-a-page.md#1-a-page\"") != std::string::npos);
  CHECK(regions.find(once + "\"01-a-page.md#twice\"") != std::string::npos);
  CHECK(read(book.root / "pages/source.json") ==
        "[{\"folder\":\"lib\",\"files\":[{\"name\":\"a.hpp\","
        "\"page\":\"source/lib/a.hpp.md\"}]},\n"
        "{\"folder\":\"chapters/01_demo\",\"files\":[{\"name\":\"main.cpp\","
        "\"page\":\"source/chapters/01_demo/main.cpp.md\"}]},\n"
        "{\"folder\":\"figures\",\"files\":[{\"name\":\"notes.txt\","
        "\"page\":\"source/figures/notes.txt.md\"}]}]\n");
}

TEST_CASE("only what changed is written, and what no longer belongs goes") {
  const SmallBook book;
  const auto pages = book.root / "pages";
  book.expect_true("--site pages");
  const auto long_ago =
      fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const auto& entry : fs::recursive_directory_iterator(pages))
    fs::last_write_time(entry.path(), long_ago);
  put(book.root / "pages/source/lib/gone.hpp.md", "gone\n");
  put(book.root / "lib/a.hpp", read(book.root / "lib/a.hpp") + "// more\n");
  book.expect_true("--site pages");
  CHECK_FALSE(fs::exists(pages / "source/lib/gone.hpp.md"));
  CHECK(fs::last_write_time(pages / "01-a-page.md") == long_ago);
  CHECK(fs::last_write_time(pages / "source/lib/a.hpp.md") > long_ago);
}

TEST_CASE("a folder with something else in it is left alone") {
  const SmallBook book;
  book.expect_fault("--site docs", "docs holds something else");
  CHECK(read(book.root / the_page) == page_text);
}

TEST_CASE("a source that a fence cannot carry is told when it is shown") {
  const SmallBook book;
  book.change("lib/a.hpp", "#pragma once\n", "#pragma once\r\n");
  book.expect_fault("--site pages", "does not end with a line feed");
}

TEST_CASE("in a checkout, what git ignores is no part of the book") {
  const SmallBook book;
  put(book.root / ".gitignore", "*.orig\nlog\n");
  put(book.root / "lib/a.hpp.orig", "old\n");
  put(book.root / "lib/new.hpp", "#pragma once\n");
  if (std::system(("git init -q " + book.root.string()).c_str()) != 0) return;
  book.expect_true("--site pages");
  CHECK(fs::exists(book.root / "pages/source/lib/a.hpp.md"));
  CHECK(fs::exists(book.root / "pages/source/lib/new.hpp.md"));
  CHECK_FALSE(fs::exists(book.root / "pages/source/lib/a.hpp.orig.md"));
}

TEST_CASE("the built site alone gives the program back, byte for byte") {
  const BuiltBook book;
  const std::string text = "a < b && c > \"d\" 'e' σ&amp;\n\n\tlast\n";
  put(book.root / "lib/b.txt", text);
  put(book.page_of("lib/b.txt"), html_of("lib/b.txt", text));
  put(book.root / "lib/c.txt", "");
  put(book.page_of("lib/c.txt"), html_of("lib/c.txt", ""));
  book.expect_true("--tangle build/site out");
  for (const auto file :
       {"lib/a.hpp", "chapters/01_demo/main.cpp", "lib/b.txt", "lib/c.txt"})
    CHECK(read(book.root / "out" / file) == read(book.root / file));
  book.expect_true("--check --built build/site");
}

TEST_CASE("what is no site, or shows files elsewhere, is not tangled") {
  const BuiltBook book;
  book.expect_fault("--tangle docs out", "docs has no source pages");
  book.change("build/site" / shown, "\"lib/a.hpp\"", "\"../a.hpp\"");
  book.expect_fault("--tangle build/site out", "shows ../a.hpp");
  CHECK_FALSE(fs::exists(book.root / "a.hpp"));
}

TEST_CASE("source pages are their files") {
  broken_site(shown, "add_one", "add_two",
              "a.hpp.html:1: differs from lib/a.hpp");
  broken_site(shown, "</b></span>\n</code>", "</b></span></code>",
              "differs from");
  broken_site(shown, "\"lib/a.hpp\"", "\"lib/b.hpp\"",
              "shows lib/b.hpp, which is not there");
  broken_site(shown, "<code data-source=\"lib/a.hpp\">", "<code>",
              "lib/a.hpp:1: has no page in build/site");
  broken_site(shown, "<code>other", "<code data-source=\"lib/a.hpp\">other",
              "no file whole, or two");
  broken_site(shown, "add_one", "&less;", "a page says &less;");

  const BuiltBook missing;
  fs::remove(missing.page_of("lib/a.hpp"));
  missing.expect_fault("--check --built build/site",
                       "lib/a.hpp:1: has no page");
  const BuiltBook elsewhere;
  put(elsewhere.page_of("lib/b.hpp"), read(elsewhere.page_of("lib/a.hpp")));
  elsewhere.expect_fault("--check --built build/site",
                         "shows lib/a.hpp, which has a page of its own");
  const BuiltBook foreign;
  put(foreign.page_of("lib/b.hpp"), html_of("lib/b.hpp", "int b;\n"));
  foreign.expect_fault("--check --built build/site",
                       "b.hpp.html:1: shows lib/b.hpp, which is not there");
}

TEST_CASE("listings lead to their lines") {
  broken_site(
      "01-a-page.html", "#L10-L13", "#L10",
      "01-a-page.md:14: the listing lib/a.hpp#twice has no link to its");
  broken_site("01-a-page.html", "a.hpp.html#L6", "b.hpp.html#L6",
              "the listing lib/a.hpp#add has no link");
  broken_site(shown, " id=\"L13\"", "",
              "twice leads to no lines of build/site");
  broken_site(shown, " id=\"L10\"", "",
              "twice leads to no lines of build/site");
  const BuiltBook book;
  fs::remove(book.site / "01-a-page.html");
  book.expect_fault("--check --built build/site",
                    "add has no link to its lines");
}
