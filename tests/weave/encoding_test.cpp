// A checkout with other line ends, or a file that is no text, is told in one
// line and before anything is written.
#include "small_book.hpp"

namespace {

std::string with_crlf(const std::string& text) {
  std::string all;
  for (const char c : text) all += c == '\n' ? "\r\n" : std::string(1, c);
  return all;
}

void unreadable(const fs::path& file, const std::string& text,
                const std::string& words) {
  CAPTURE(file);
  const SmallBook book;
  put(book.root / file, text);
  for (const auto options : {"--check", "--listings", "", "--site pages"}) {
    const auto result = book.weave(options);
    CAPTURE(result.text);
    CHECK(result.status == 1);
    CHECK(result.text ==
          file.string() + ":" + words + "\nweave: 1 fault in the book\n");
  }
  CHECK(read(book.root / file) == text);
  CHECK_FALSE(fs::exists(book.root / "pages"));
}

const std::string crlf =
    " CRLF: a line that does not end with a line feed alone (git's "
    "core.autocrlf may have put it there)";

}  // namespace

TEST_CASE("line ends of another system are told, not what they make differ") {
  unreadable(the_page, with_crlf(page_text), "1:" + crlf);
  unreadable("docs/names.md", with_crlf(index_text), "1:" + crlf);
  unreadable("lib/a.hpp", with_crlf(header), "1:" + crlf);
  unreadable("docs/figures/01-points.csv", "x,y\r\n1,2\r\n2,3.25\r\n",
             "1:" + crlf);
  auto text = header;
  unreadable("lib/a.hpp", text.replace(text.find(";\n"), 1, ";\r"),
             "11:" + crlf);
  unreadable("lib/a.hpp", header + "//\r more\n",
             "25: a carriage return within a line");
}

TEST_CASE("what is no text is told") {
  const std::string mark = "\xEF\xBB\xBF";
  for (const auto& [file, text] :
       {std::pair<fs::path, std::string>(the_page, page_text),
        std::pair<fs::path, std::string>("lib/a.hpp", header)}) {
    unreadable(file, mark + text,
               "1: a byte order mark, expected UTF-8 without one");
    unreadable(file, std::string(1, '\0') + text, "1: a NUL, expected text");
  }
  for (const std::string bytes :
       {"\xFF", "\x80", "\xC0\xAF", "\xC3", "\xE0\x80\xAF", "\xED\xA0\x80",
        "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xE2\x82x"}) {
    unreadable(the_page, page_text + bytes + "\n",
               "55: bytes that are not UTF-8");
    unreadable("lib/a.hpp", header + "// " + bytes + "\n",
               "25: bytes that are not UTF-8");
  }
}

TEST_CASE("text of any language is text, and a binary file is no source") {
  const SmallBook book;
  book.change("lib/a.hpp", "#pragma once",
              "#pragma once  // \xC3\xA9 \xE2\x82\xAC \xED\x9F\xBF \xF0\x90\x80"
              "\x80 \xF4\x8F\xBF\xBF");
  put(book.root / "lib/data.bin", std::string("\0\xFF\r\n", 4));
  book.expect_true();
  put(book.root / the_page, page_text.substr(0, page_text.size() - 1));
  book.expect_true();
  book.change("lib/a.hpp", "}  // namespace lstm\n", "}  // namespace lstm");
  book.expect_fault("--check", "24: a line that does not end with a line feed");
}

TEST_CASE("a tab is seen where it makes the difference") {
  broken(the_page, "  x = add_one", "\tx = add_one",
         "is \"\\tx = add_one(x);\", in the source \"  x = add_one(x);\"");
  broken(the_page, "done in 3 s", "done\x01in 3 s", "\"done\\x01in 3 s\"");
}

TEST_CASE("a checkout has the line ends of the repository, on any system") {
  const TemporaryFolder folder;
  fs::copy(fs::path(ROOT) / ".gitattributes", folder.path);
  put(folder.path / "page.md", "a line\n");
  put(folder.path / "weights.npy", "\x93NUMPY\r\n");
  const auto git = "git -C " + folder.path.string() +
                   " -c core.autocrlf=true -c core.eol=crlf ";
  if (std::system((git + "init -q").c_str()) != 0) return;
  REQUIRE(std::system((git + "add .").c_str()) == 0);
  for (const auto file : {"page.md", "weights.npy"})
    fs::remove(folder.path / file);
  REQUIRE(std::system((git + "checkout -q -- .").c_str()) == 0);
  CHECK(read(folder.path / "page.md") == "a line\n");
  CHECK(read(folder.path / "weights.npy") == "\x93NUMPY\r\n");
}
