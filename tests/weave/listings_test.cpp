// Listings, their captions and the regions that they quote.
#include "small_book.hpp"

TEST_CASE("listings are those of the sources") {
  broken(the_page, "return x + 1", "return x + 2",
         "01-a-page.md:7: the listing");
  broken("lib/a.hpp", "x + 1", "1 + x", "the listing lib/a.hpp#add differs");
  broken("lib/a.hpp", "region add", "region sum",
         "the listing lib/a.hpp#add quotes what is not there");
  broken(the_page, "```cpp lib/a.hpp#add\n", "```cpp\n",
         "C++ without a source");
  broken(the_page, "```cpp lib/a.hpp#add\n", "```cpp lib/a.hpp\n",
         "quotes no region");
  broken(the_page, "lib/a.hpp#add\n", "lib/a.hpp#add short\n",
         "says short, which means nothing");
}

TEST_CASE("a listing has 25 lines at most, the plain one of a page 40") {
  const auto longer = [](const SmallBook& book, int more) {
    std::string lines;
    for (int k = 0; k < more; ++k) lines += "// a line\n";
    book.change("lib/a.hpp", "inline", lines + "inline");
    book.weave("--listings");
  };
  const SmallBook book;
  longer(book, 24);
  book.expect_true();
  longer(book, 1);
  book.expect_fault("--check", "has 26 lines, more than 25");

  book.change(the_page, "#main whole", "#main");
  book.change(the_page, "lib/a.hpp#add\n", "lib/a.hpp#add whole\n");
  book.expect_true();
  longer(book, 14);
  book.expect_true();
  longer(book, 1);
  book.expect_fault("--check", "has 41 lines, more than 40");
  broken(the_page, "lib/a.hpp#add\n", "lib/a.hpp#add whole\n",
         "a second listing of this page is marked whole");
}

TEST_CASE("every listing has its caption, and no other line has one") {
  const std::string caption = "[lib/a.hpp](../lib/a.hpp#L6), line 6:\n";
  broken(the_page, caption, "", "the listing lib/a.hpp#add has no caption");
  broken(the_page, caption, caption + "\n", "add has no caption");
  broken(the_page, caption, caption + "\n",
         "01-a-page.md:6: a caption that stands above no listing");
  broken(the_page, ", line 6:", ", line 7:",
         "the caption of lib/a.hpp#add should be \"[lib/a.hpp]");
  broken(the_page, "#L10-L13)", "#L10-L12)", "the caption of lib/a.hpp#twice");
  broken(the_page, "1 and 3:", "1 to 3:", "the caption of lib/a.hpp#thrice");
  broken("lib/a.hpp", "#pragma once\n", "#pragma once\n\n",
         "the caption of lib/a.hpp#add should be");
}

TEST_CASE("weaving writes captions anew and adds those that are missing") {
  const SmallBook book;
  book.change(the_page, "[lib/a.hpp](../lib/a.hpp#L6), line 6:\n", "");
  book.change(the_page, "lines 10 to 13", "lines 1 to 3");
  book.change(the_page, " {1,3}\n", " {2}\n");
  CHECK(book.weave("--listings").status == 0);
  CHECK(read(book.root / the_page) == page_text);

  // A caption directly behind a sentence would become part of it.
  book.change(the_page, "\n[lib/a.hpp](../lib/a.hpp#L6), line 6:\n", "");
  CHECK(book.weave("--listings").status == 0);
  CHECK(read(book.root / the_page) == page_text);
}

TEST_CASE("listings alone are renewed without a run") {
  const SmallBook book;
  fs::remove(book.root / "build/chapters/01_demo");
  book.change(the_page, "return x + 1", "return 7");
  book.expect_true("--listings");
  CHECK(read(book.root / the_page) == page_text);
}

TEST_CASE("the marked lines are those that are new") {
  broken(the_page, "{1,3}", "{1,4}",
         "marks {1,4}, but new since lib/a.hpp#twice are {1,3}");
  broken(the_page, " {1,3}", "", "marks {}, but new since");
  broken(the_page, "since=lib/a.hpp#twice {1,3}", "{1,3}", "new since what?");
  broken(the_page, "since=lib/a.hpp#twice", "since=lib/a.hpp#gone",
         "is new since lib/a.hpp#gone, which is not there");
  broken(the_page, "since=lib/a.hpp#twice", "since=lib/a.hpp#thrice",
         "has nothing new since lib/a.hpp#thrice");
}

TEST_CASE("every region stands in one listing") {
  broken("lib/a.hpp", "// #region add",
         "// #region more\nint more();\n// #endregion\n// #region add",
         "lib/a.hpp:6: the region more stands in no listing");
  broken(the_page, "The figure",
         "```cpp lib/a.hpp#add\n"
         "inline int add_one(int x) { return x + 1; }\n```\n\nThe figure",
         "is listed a second time");
  broken("lib/a.hpp", "// #endregion\n", "", "stands inside another");
  broken("lib/a.hpp", "// #endregion\n\n}", "}", "region thrice does not end");
  broken("lib/a.hpp", "// #region add\n", "", "#endregion without a region");
  broken("lib/a.hpp", "region thrice", "region twice", "a second region twice");
  broken("lib/a.hpp", "// #region add\n", "// #region add\n// #endregion\n",
         "the region add is empty");
  const SmallBook book;
  book.change(the_page, "The figure",
              "```cpp lib/a.hpp#add recap\n"
              "inline int add_one(int x) { return x + 1; }\n```\n\nThe figure");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
}

TEST_CASE("a listing begins with a signature and cuts no function") {
  const std::string twice = "inline int add_twice(int x) {\n";
  broken("lib/a.hpp", "// #region twice\n" + twice,
         twice + "// #region twice\n",
         "the region twice begins in the middle of the function add_twice");
  broken("lib/a.hpp", "  return add_one(x);\n}\n// #endregion",
         "  return add_one(x);\n// #endregion\n}",
         "the region twice ends in the middle of the function add_twice");
  broken("lib/a.hpp", "// #region twice\n" + twice,
         twice + "// #region step\n  x = 1;\n// #endregion\n",
         "the region step begins in the middle of the function add_twice");
  broken("lib/a.hpp", "namespace lstm {\n\n// #region add\n",
         "// #region add\nnamespace lstm {\n\n",
         "the region add ends in the middle of the namespace lstm");
  broken("lib/a.hpp", "// #region add\n",
         "struct A {\n// #region end\n};\n// #endregion\n// #region add\n",
         "the region end begins with the end of something");
  broken("lib/a.hpp", "inline int add_twice(int x)",
         "inline int add_twice(int x", "lib/a.hpp:");
}

TEST_CASE("a listing of CMake has whole commands") {
  const SmallBook book;
  const fs::path file = "lib/CMakeLists.txt";
  put(book.root / file,
      "# #region all\n# two (of them\nadd_library(a a.cpp)\ninstall(\n  a)\n"
      "# #endregion\n");
  book.change(the_page, "The figure",
              "```cmake lib/CMakeLists.txt#all\n```\n\nThe figure");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  book.change(file, "  a)\n# #endregion\n", "# #endregion\n  a)\n");
  book.expect_fault("--check",
                    "the region all ends in the middle of a command");
  book.change(file, "# #region all\n# two (of them\nadd_library(a a.cpp)\n",
              "add_library(a\n# #region all\na.cpp)\n");
  book.expect_fault("--check",
                    "the region all begins in the middle of a command");
}

TEST_CASE("what the site cannot show is refused") {
  broken("lib/a.hpp", "#pragma once\n", "#pragma once\r\n",
         "a line that does not end with a line feed");
  broken("chapters/01_demo/main.cpp", "-1); }\n// #endregion\n",
         "-1); }\n// #endregion", "a line that does not end with a line feed");
  broken("chapters/01_demo/main.cpp", "int main() {", "}\nint main() {",
         "main.cpp:4: braces that close what is not open");
}

TEST_CASE("a check tells how much is told and how much is listed") {
  const SmallBook book;
  const auto result = book.weave("--check");
  CAPTURE(result.text);
  CHECK(result.says("4 listings of 4 lines at the median, 5 at most"));
  CHECK(result.says("lib                                    10        13"));
  CHECK(result.says("01-a-page.md                            4        11"));
}
