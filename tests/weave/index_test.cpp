// The index of names, and the rule that a page explains each of them.
#include "small_book.hpp"

namespace {

const fs::path names = "docs/names.md",
               exceptions = "docs/weave/exceptions.txt";

// A public function that no page speaks of.
SmallBook& with_another(SmallBook& book, const std::string& declaration) {
  book.change("lib/a.hpp", "}  // namespace lstm",
              declaration + "\n}  // namespace lstm");
  CHECK(book.weave("--listings").status == 0);
  return book;
}

}  // namespace

TEST_CASE("a public name that no page mentions is a fault") {
  SmallBook book;
  with_another(book, "int four();");
  book.expect_fault("--check", "lib/a.hpp:24: no page explains four");
  book.change(the_page, "`add_one`", "`add_one` and `four()`");
  book.expect_fault("--check", "the index of names is not up to date");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  CHECK(read(book.root / names)
            .find("| <a id=\"four\"></a>`four` | function | [a.hpp:24]"
                  "(../lib/a.hpp#L24) | [1 A page](01-a-page.md#1-a-page) |") !=
        std::string::npos);
}

TEST_CASE("what is private or for the library alone is not public") {
  for (const auto declaration :
       {"class Four {\n  int a();\n protected:\n  int b();\n};\n",
        "namespace detail {\nint a();\n}", "namespace {\nint a();\n}",
        "static int a() { return 1; }"}) {
    SmallBook book;
    book.change(the_page, "`add_one`", "`add_one`, `Four`");
    with_another(book, declaration);
    if (std::string(declaration).find("Four") == std::string::npos)
      book.change(the_page, ", `Four`", "");
    book.weave("--listings");
    book.expect_true();
  }
  for (const auto file :
       {"lib/detail/b.hpp", "lib/b_internal.hpp", "lib/b.cpp"}) {
    const SmallBook book;
    put(book.root / file, "int b();\n");
    book.expect_true();
  }
  SmallBook book;
  with_another(book, "struct Four {\n  int a();\n};");
  book.change(the_page, "`add_one`", "`add_one`, `Four`");
  book.weave("--listings");
  book.expect_fault("--check", "no page explains Four::a");
}

TEST_CASE("an exception has a reason and is needed") {
  SmallBook book;
  with_another(book, "int four();");
  put(book.root / exceptions, "four: shows how exceptions work\n");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  CHECK(read(book.root / names).find("| shows how exceptions work |") !=
        std::string::npos);
  put(book.root / exceptions, "four\n");
  book.expect_fault("--check", "exceptions.txt:1: no reason to except four");
  put(book.root / exceptions, "four: a reason\nadd_one: another\n");
  book.expect_fault("--check",
                    "exceptions.txt:2: \"add_one\" needs no exception");
  put(book.root / exceptions, "four: a reason\nfive: another\n");
  book.expect_fault("--check", "exceptions.txt:2: \"five\" needs no exception");
}

TEST_CASE("the index is up to date") {
  broken(names, "a.hpp:17", "a.hpp:18",
         "names.md:1: the index of names is not");
  broken(names, "#twice", "#thrice", "where no heading is called so");
  broken(names, "<!-- names -->", "", "there is no place <!-- names -->");
  broken(names, "<!-- /names -->", "", "there is no place <!-- names -->");
  const SmallBook book;
  fs::remove(book.root / names);
  book.expect_fault("--check", "there is no place <!-- names -->");
}

TEST_CASE("a listing explains rather than a word, a definition than its use") {
  SmallBook book;
  put(book.root / "lib/a.cpp",
      "#include \"a.hpp\"\n\nnamespace lstm {\n\n// #region four\n"
      "int four() { return 4; }\n// #endregion\n\n}  // namespace lstm\n");
  book.change(the_page, "`add_one`", "`add_one`, `four` and `Two::size`");
  book.change(
      the_page, "The figure",
      "## Four\n\nAn `One` has a `size`.\n\n```cpp lib/a.cpp#four\n```\n\n"
      "The figure");
  with_another(book,
               "int four();\nstruct One {\n  int size();\n  int four();\n};\n"
               "struct Two {\n  int size();\n};");
  book.expect_true();
  const auto text = read(book.root / names);
  CAPTURE(text);
  const auto says = [&](const std::string& words) {
    CHECK(text.find(words) != std::string::npos);
  };
  // A member that no place names with its class stands where its class does.
  says(
      "`One::four` | member function | [a.hpp:27](../lib/a.hpp#L27) | "
      "[1 A page: Four](01-a-page.md#four) |");
  says(
      "`four` | function | [a.cpp:6](../lib/a.cpp#L6) | "
      "[1 A page: Four](01-a-page.md#four) |");
  says(
      "| <a id=\"size\"></a>`One::size` | member function | [a.hpp:26]"
      "(../lib/a.hpp#L26) | [1 A page: Four](01-a-page.md#four) |\n"
      "| `Two::size` | member function | [a.hpp:30](../lib/a.hpp#L30) | "
      "[1 A page](01-a-page.md#1-a-page) |");
}
