// The weaver on a small book of its own: every rule of the book is broken once,
// and each time `weave --check` has to fail and to say where and why.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "figures/figure.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

const std::string page = R"(# 1 A page

The [index](index.md#contents) and `add_one` are known. The error is
1.5e-03<!-- key: error --> in the run, less than 0.25<!-- fact -->.

```cpp lib/a.hpp
#pragma once

// #region add
// #endregion
```

```cpp lib/a.hpp#add
inline int add_one(int x) { return x + 1; }
```

```cpp chapters/01_demo.cpp
// #region main
// #endregion
```

```cpp chapters/01_demo.cpp#main
int main() {}
```

```console $ 01_demo {rel=0.1}
error 1.5e-03
```

```console $ 01_demo ... {timing}
done in 3 s
```

<Demo name="gate"></Demo>

The figure shows two points. [So](?belt.f=1#belt) does the belt, and
[so](?gate.b=1#gate) the gate.

<Demo name="belt">

![Two points.](figures/01-points.svg)<!-- data: abs=0.5 -->

</Demo>
)";

// A book without a fault, and a program that prints and draws its run.
struct SmallBook {
  TemporaryFolder folder;
  fs::path root = folder.path;

  SmallBook() {
    const std::string data = "x,y\n1,2\n2,3.25\n";
    const auto svg =
        "<svg><!-- data " + figures::fingerprint(data) + " --></svg>\n";
    put(root / "docs/index.md", "# Contents\n");
    put(root / "docs/01-a-page.md", page);
    put(root / "docs/figures/01-points.csv", data);
    put(root / "docs/figures/01-points.svg", svg);
    put(root / "lib/a.hpp",
        "#pragma once\n\n// #region add\n"
        "inline int add_one(int x) { return x + 1; }\n// #endregion\n");
    put(root / "chapters/01_demo.cpp",
        "// #region main\nint main() {}\n// #endregion\n");
    put(root / "fresh.csv", "x,y\n1,2\n2,3.5\n");
    fs::create_directories(root / "build/chapters");
    write_script(root / "build/chapters/01_demo",
                 "#!/bin/sh\n"
                 "echo 'error   1.6e-03'\necho 'done in 17 s'\n"
                 "[ \"$1\" = --figures ] && mkdir -p \"$2\" &&\n"
                 "cd \"$(dirname \"$0\")/../..\" &&\n"
                 "cp fresh.csv \"$2/01-points.csv\" &&\n"
                 "cp docs/figures/01-points.svg \"$2\"\n");
  }

  struct Result {
    int status;
    std::string text;
  };
  Result weave(const std::string& options) const {
    const auto log = root / "log";
    const int status = std::system(("cd " + root.string() + " && " WEAVE " " +
                                    options + " > " + log.string() + " 2>&1")
                                       .c_str());
    return {WEXITSTATUS(status), read(log)};
  }

  // Replaces the first `from` in a file, which must be there.
  void change(const fs::path& file, const std::string& from,
              const std::string& to) const {
    auto text = read(root / file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    put(root / file, text.replace(at, from.size(), to));
  }
};

const fs::path the_page = "docs/01-a-page.md";

// Breaks one thing in a fresh book and expects to be told in these words.
void broken(const fs::path& file, const std::string& from,
            const std::string& to, const std::string& words) {
  CAPTURE(from);
  CAPTURE(to);
  const SmallBook book;
  book.change(file, from, to);
  const auto result = book.weave("--check");
  CAPTURE(result.text);
  CHECK(result.status == 1);
  CHECK(result.text.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("a true book passes, from any folder in it") {
  const SmallBook book;
  const auto result = book.weave("--check");
  CAPTURE(result.text);
  CHECK(result.status == 0);
  CHECK(result.text.find(
            "3 of 3 lines of lib/ and chapters/ are listed: 100.0 %") !=
        std::string::npos);
  const int below = std::system(("cd " + book.root.string() +
                                 "/docs && " WEAVE " --check > /dev/null 2>&1")
                                    .c_str());
  CHECK(WEXITSTATUS(below) == 0);
  const int outside = std::system("cd / && " WEAVE " --check > /dev/null 2>&1");
  CHECK(WEXITSTATUS(outside) == 1);
}

TEST_CASE("listings are those of the sources") {
  broken(the_page, "return x + 1", "return x + 2",
         "01-a-page.md:13: the listing");
  broken("lib/a.hpp", "x + 1", "1 + x", "the listing lib/a.hpp#add differs");
  broken("lib/a.hpp", "region add", "region sum", "there is no lib/a.hpp#add");
  broken("lib/a.hpp", "// #endregion\n", "", "the region add does not end");
  broken(the_page, "```cpp chapters/01_demo.cpp#main\n", "```cpp\n",
         "C++ without a source");
  std::string long_body;
  for (int k = 0; k < 26; ++k) long_body += "// a line\n";
  const SmallBook book;
  book.change("lib/a.hpp", "inline", long_body + "inline");
  CHECK(book.weave("--listings").status == 1);
  CHECK(book.weave("--check").text.find("has 27 lines, more than 25") !=
        std::string::npos);
}

TEST_CASE("every line of the sources stands in one listing") {
  broken("lib/a.hpp", "// #region add",
         "// #region more\nint more();\n// #endregion\n// #region add",
         "the region more stands in no listing");
  broken(the_page, "```cpp chapters/01_demo.cpp#main\nint main() {}\n```\n", "",
         "chapters/01_demo.cpp:2: the region main stands in no listing");
  broken(the_page, "The figure",
         "```cpp lib/a.hpp#add\n"
         "inline int add_one(int x) { return x + 1; }\n```\n\nThe figure",
         "is listed a second time");
  const SmallBook book;
  book.change(the_page, "The figure",
              "```cpp lib/a.hpp#add recap\n"
              "inline int add_one(int x) { return x + 1; }\n```\n\nThe figure");
  CHECK(book.weave("--check").status == 0);
}

TEST_CASE("outputs are those of a fresh run, within what the block says") {
  broken("build/chapters/01_demo", "1.6e-03", "1.9e-03", "a fresh run says");
  broken(the_page, "done in 3 s", "done in 3 min", "a fresh run says");
  broken(the_page, "```console $ 01_demo ... {timing}\ndone in 3 s\n```\n", "",
         "it has 1 lines, a fresh run has 2");
  broken(the_page, "{rel=0.1}", "{rel=small}", "a tolerance that cannot");
  broken(the_page, "$ 01_demo {", "$ 01_gone {", "01_gone is not built");
  broken("build/chapters/01_demo", "echo", "exit 3; echo", "01_demo failed");
}

TEST_CASE("what needs other systems is recorded and not run") {
  const SmallBook book;
  book.change(the_page, "The figure shows",
              "```console $ other --all {recorded}\nit took 2.5 s\n```\n\n"
              "It took 2.5<!-- key: it took --> s. The figure shows");
  book.change(the_page, "data: abs=0.5", "data: recorded");
  book.change("fresh.csv", "2,3.5", "2,4");
  const auto result = book.weave("--check");
  CAPTURE(result.text);
  CHECK(result.status == 0);
  CHECK(book.weave("").status == 0);
  CHECK(read(book.root / the_page).find("it took 2.5 s") != std::string::npos);
  book.change("docs/figures/01-points.csv", "3.25", "3.26");
  CHECK(book.weave("--check").status == 1);
  broken(the_page, "{rel=0.1}", "{recorded}", "the run of a chapter is");
}

TEST_CASE("figures are those of a fresh run, shown, spoken of and described") {
  broken("fresh.csv", "2,3.5", "2,4", "a fresh run says");
  broken("docs/figures/01-points.csv", "3.25", "3.26",
         "was not drawn from the data beside it");
  broken(the_page, "The figure shows", "Here are", "is not introduced");
  broken(the_page, "![Two points.]", "![]", "has no alt text");
  broken(the_page, "![Two points.](figures/01-points.svg)", "gone",
         "a figure that no page shows");
}

TEST_CASE("numbers in the text have a run or a fact behind them") {
  broken(the_page, "1.5e-03<!--", "1.4e-03<!--", "no output of this page has");
  broken(the_page, "key: error", "key: terror", "no output of this page has");
  broken(the_page, "<!-- fact -->", "", "no run vouches for the number 0.25");
}

TEST_CASE("links, headings and names are alive") {
  broken(the_page, "index.md#contents", "gone.md", "a link to gone.md");
  broken(the_page, "#contents", "#nothing", "where no heading is called so");
  broken(the_page, "?gate.b", "?late.b", "no demonstration is called so");
  broken(the_page, "?belt.f", "?melt.f", "no demonstration is called so");
  broken(the_page, "=1#belt", "=1#melt", "where no heading is called so");
  broken(the_page, "?belt.f", "?belt", "which cannot be read");
  broken(the_page, "name=\"belt\"", "", "no demonstration is called so");
  broken(the_page, "`add_one`", "`add_two`", "nothing is called add_two");
  broken(the_page, "01-points.svg", "01-pints.svg", "which is not there");
}

TEST_CASE("weaving brings back what was changed, and leaves what agrees") {
  const SmallBook book;
  book.change(the_page, "return x + 1", "return 7");
  book.change(the_page, "error 1.5e-03\n", "error 9.9e-03\n");
  CHECK(book.weave("").status == 0);
  const auto woven = read(book.root / the_page);
  CHECK(woven.find("return x + 1") != std::string::npos);
  CHECK(woven.find("error   1.6e-03") != std::string::npos);
  CHECK(book.weave("").text.empty());
  CHECK(read(book.root / the_page) == woven);

  const SmallBook true_book;
  CHECK(true_book.weave("").status == 0);
  CHECK(read(true_book.root / the_page) == page);
}

TEST_CASE("listings alone are renewed without a run") {
  const SmallBook book;
  fs::remove(book.root / "build/chapters/01_demo");
  book.change(the_page, "return x + 1", "return 7");
  CHECK(book.weave("--listings").status == 0);
  CHECK(read(book.root / the_page) == page);
}

TEST_CASE("the pages alone give the program back") {
  const SmallBook book;
  CHECK(book.weave("--tangle out").status == 0);
  for (const auto file : {"lib/a.hpp", "chapters/01_demo.cpp"})
    CHECK(read(book.root / "out" / file) == read(book.root / file));
}

TEST_CASE("a program runs once, until it is built anew") {
  const SmallBook book;
  CHECK(book.weave("--check").text.find("running 01_demo") !=
        std::string::npos);
  CHECK(book.weave("--check").text.find("running") == std::string::npos);
  book.change("build/chapters/01_demo", "17 s", "4711 s");
  CHECK(book.weave("--check").text.find("running 01_demo") !=
        std::string::npos);
}

TEST_CASE("a program finds what one before it saved and litters nowhere else") {
  const SmallBook book;
  const auto listed = book.folder.names_in(book.root);
  book.change(the_page, "The figure shows",
              "```console $ 01_demo --save kept\n```\n\n"
              "```console $ 01_demo --load kept\nwhat was kept\n```\n\n"
              "The figure shows");
  book.change("build/chapters/01_demo", "#!/bin/sh\n",
              "#!/bin/sh\n"
              "[ \"$1\" = --save ] && echo 'what was kept' > \"$2\" && exit\n"
              "[ \"$1\" = --load ] && exec cat \"$2\"\n");
  const auto result = book.weave("--check");
  CHECK(result.status == 0);
  fs::remove(book.root / "log");
  CHECK(book.folder.names_in(book.root) == listed);
}

TEST_CASE("an option that is not known is a misuse") {
  const SmallBook book;
  CHECK(book.weave("--chekc").status == 2);
}
